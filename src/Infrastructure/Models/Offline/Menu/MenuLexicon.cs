using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Menu;

/// <summary>All names of a store's menu, ready to be heard. Built once per version of the sheet and kept as long as it.</summary>
internal sealed partial class MenuLexicon
{
    private static readonly ConditionalWeakTable<StoreSheet, MenuLexicon> Built = [];

    private readonly PhraseBook<Guid> products;
    private readonly FrozenDictionary<Guid, SheetProduct> byId;
    private readonly ConcurrentDictionary<IReadOnlyList<OptionGroup>, PhraseBook<string>> choices = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Guid, PhraseBook<string>> ingredients = new();
    private readonly FrozenDictionary<string, IReadOnlyList<SheetCategory>> categories;

    private readonly FrozenDictionary<Guid, int> pieces;

    private MenuLexicon(StoreSheet sheet)
    {
        Sheet = sheet;
        pieces = sheet.Products.Select(product => (product.Id, Match: Pieces().Match($" {Plain.Of(product.Name)} "))).Where(one => one.Match.Success)
            .ToFrozenDictionary(one => one.Id, one => Numbers.Hear(one.Match.Groups["count"].Value) is [var number] ? number.Count : 0);
        byId = sheet.Products.ToFrozenDictionary(product => product.Id);
        var companions = sheet.Categories.SelectMany(category => category.Products.Select(product => (product.Id, Words: NameWords(category.Name))))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Words);
        products = PhraseBook<Guid>.Of(sheet.Products.SelectMany(product => Names(product).Select(name => (product.Id, name))), id => companions[id]);
        categories = sheet.Categories.SelectMany(category => NameWords(category.Name).Select(word => (Word: word, Category: category)))
            .GroupBy(pair => pair.Word, pair => pair.Category, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<SheetCategory>)[.. group], StringComparer.Ordinal);
        AllChoices = PhraseBook<string>.Of(sheet.Categories.SelectMany(category => category.OptionGroups).SelectMany(group => group.Choices)
            .SelectMany(choice => Variants(choice.Name).Select(name => (choice.Name, name))));
        AllIngredients = PhraseBook<string>.Of(sheet.Products.SelectMany(product => product.Ingredients).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(ingredient => Variants(ingredient).Select(name => (ingredient, name))));
    }

    public StoreSheet Sheet { get; }

    public PhraseBook<string> AllChoices { get; }

    public PhraseBook<string> AllIngredients { get; }

    public static MenuLexicon Of(StoreSheet sheet) => Built.GetValue(sheet, sheet => new MenuLexicon(sheet));

    /// <summary>The products whose names begin here, every reading of them.</summary>
    public IReadOnlyList<(SheetProduct Product, Match<Guid> Match)> Products(Utterance said, int at) =>
        [.. products.At(said, at).Select(match => (byId[match.Means], match))];

    /// <summary>The names of a product's choices, of all its groups.</summary>
    public PhraseBook<string> Choices(SheetProduct product) => choices.GetOrAdd(product.OptionGroups, groups => PhraseBook<string>.Of(
        groups.SelectMany(group => group.Choices).Select(choice => choice.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(name => Variants(name).Select(variant => (name, variant))),
        name => [.. groups.Where(group => group.Choices.Any(choice => choice.Name == name)).SelectMany(group => NameWords(group.Name)).Distinct()]));

    /// <summary>What may be removed from a product.</summary>
    public PhraseBook<string> Ingredients(SheetProduct product) => ingredients.GetOrAdd(product.Id, _ => PhraseBook<string>.Of(
        product.Ingredients.SelectMany(ingredient => Variants(ingredient).Select(name => (ingredient, name)))));

    /// <summary>The part of the menu that this token names in general: "des desserts", "une pizza".</summary>
    public IReadOnlyList<SheetCategory> Category(Token token) => categories.GetValueOrDefault(token.Text) ?? [];

    /// <summary>How many pieces one portion of a product has, where its name says so; else 0.</summary>
    public int PiecesOf(SheetProduct product) => pieces.GetValueOrDefault(product.Id);

    private static IEnumerable<string> Names(SheetProduct product) => product.Aliases.Prepend(product.Name).SelectMany(Variants);

    /// <summary>The name, and the name in the other words that callers use.</summary>
    private static IEnumerable<string> Variants(string name)
    {
        yield return name;
        var plain = $" {Plain.Of(name)} ";
        if (Pieces().Match(plain) is { Success: true } pieces)
            yield return $"{pieces.Groups["count"].Value} {pieces.Groups["name"].Value}";
        foreach (var row in MenuWords.Same.Where(row => plain.Contains($" {row[0]} ", StringComparison.Ordinal)))
        {
            // In the name as it is written, so that its measures stay what they are.
            var written = new Regex($@"\b{row[0].Replace(" ", @"[\s-]+", StringComparison.Ordinal)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            foreach (var other in row.Skip(1))
                yield return written.IsMatch(name) ? written.Replace(name, other) : plain.Replace($" {row[0]} ", $" {other} ", StringComparison.Ordinal).Trim();
        }
    }

    private static IReadOnlyCollection<string> NameWords(string name) =>
        [.. Utterance.Of(name).Tokens.Where(token => token is { IsLink: false, IsNumber: false, Text.Length: > 2 } && !MenuWords.Empty.Contains(token.Text)).Select(token => token.Text).Distinct()];

    // "Nuggets x6", "Nems au porc (4 pièces)": callers ask for "six nuggets".
    [GeneratedRegex(@"^ (?<name>\D+?) (?:(?:x|par|lot de|boite de) (?<count>\w+)(?: pieces?| pcs)?|(?<count>\d+) (?:pieces?|pcs)) $", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
