using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Diary;

/// <summary>All names of a store's diary and shelves, ready to be heard: services or coded reasons, people, areas,
/// articles. Built once per version of the sheet and kept as long as it.</summary>
internal sealed class ServiceLexicon
{
    private static readonly ConditionalWeakTable<StoreSheet, ServiceLexicon> Built = [];

    private readonly PhraseBook<Guid> services;

    // Said in other words than the store's: only whole, so that "une dent" is no toothache.
    private readonly PhraseBook<Guid> otherWords;
    private readonly PhraseBook<string> people;
    private readonly PhraseBook<string> areas;
    private readonly PhraseBook<Guid> articles;
    private readonly IReadOnlyDictionary<Guid, SheetService> byId;
    private readonly IReadOnlyDictionary<Guid, SheetProduct> articleById;

    private ServiceLexicon(StoreSheet sheet)
    {
        Sheet = sheet;
        byId = sheet.Services.ToDictionary(service => service.Id);
        articleById = sheet.Products.ToDictionary(product => product.Id);
        services = PhraseBook<Guid>.Of(sheet.Services.SelectMany(service => Names(service).Select(name => (service.Id, name))));
        otherWords = PhraseBook<Guid>.Of(sheet.Services.SelectMany(service => Names(service).SelectMany(Variants).DistinctBy(Plain.Of).Select(name => (service.Id, name))));
        People = [.. sheet.Resources.Where(resource => resource.Kind == ResourceKind.Person)];
        Areas = [.. sheet.Resources.Where(resource => resource.Kind == ResourceKind.Area)];
        people = PhraseBook<string>.Of(People.SelectMany(person => PersonNames(person.Name).Select(name => (person.Name, name))));
        areas = PhraseBook<string>.Of(Areas.SelectMany(area => AreaNames(area.Name).Select(name => (area.Name, name))));
        articles = PhraseBook<Guid>.Of(sheet.Products.SelectMany(product => product.Aliases.Prepend(product.Name).Select(name => (product.Id, name))));
    }

    public StoreSheet Sheet { get; }

    public IReadOnlyList<SheetResource> People { get; }

    public IReadOnlyList<SheetResource> Areas { get; }

    public static ServiceLexicon Of(StoreSheet sheet) => Built.GetValue(sheet, sheet => new ServiceLexicon(sheet));

    /// <summary>The services whose names begin here, every reading of them.</summary>
    public IReadOnlyList<(SheetService Service, Match<Guid> Match)> Services(Utterance said, int at) =>
        [.. services.At(said, at).Concat(otherWords.At(said, at).Where(match => match.Whole && match.Unsaid.Count == 0)).Select(match => (byId[match.Means], match))];

    public IReadOnlyList<(SheetProduct Article, Match<Guid> Match)> Articles(Utterance said, int at) =>
        [.. articles.At(said, at).Select(match => (articleById[match.Means], match))];

    /// <summary>The person whose name is said here.</summary>
    public Match<string>? Person(Utterance said, int at) => Best(people.At(said, at));

    public Match<string>? Area(Utterance said, int at) => Best(areas.At(said, at));

    /// <summary>The people who do all of some services.</summary>
    public IReadOnlyList<SheetResource> WhoDoes(IEnumerable<SheetService> wanted) =>
        [.. People.Where(person => wanted.All(service => person.Does(service.Id)))];

    private static Match<string>? Best(IEnumerable<Match<string>> found) =>
        found.Where(match => match.Whole && match.Likeness >= Likeness.Sure).OrderByDescending(match => (match.Consumed, match.Score)).FirstOrDefault();

    private static IEnumerable<string> Names(SheetService service) =>
        service.Aliases.Prepend(service.Name).Concat(service.Code is { } code ? [code] : []).DistinctBy(Plain.Of);

    // The name in the other words that callers use.
    private static IEnumerable<string> Variants(string name)
    {
        var plain = Plain.Of(name).Replace('\'', ' ');
        foreach (var row in ServiceWords.Same)
        {
            var known = new Regex($@"\b{row[0]}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            if (!known.IsMatch(plain))
                continue;
            foreach (var other in row.Skip(1))
                yield return known.Replace(plain, other);
        }
    }

    // "Dr Marchand" is also "le docteur Marchand" and "Marchand"; "Sophie Martin" also "Sophie".
    private static IEnumerable<string> PersonNames(string name)
    {
        var bare = Title.Replace(name, "").Trim();
        yield return name;
        if (bare.Length > 0 && bare != name)
            yield return bare;
        if (bare.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, _, ..] && first.Length > 2)
            yield return first;
    }

    private static IEnumerable<string> AreaNames(string name) => Plain.Of(name) switch
    {
        "salle" => [name, "interieur", "dedans", "a l interieur"],
        "terrasse" => [name, "exterieur", "dehors", "a l exterieur"],
        _ => [name],
    };

    private static readonly Regex Title = new(@"^(?:Dr|Docteur|Mme|Mlle|M|Mr|Monsieur|Madame|Mademoiselle|Pr|Professeur)\.?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
