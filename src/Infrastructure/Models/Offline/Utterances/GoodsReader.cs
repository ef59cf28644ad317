using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Goods by piece and by weight, with a budget or for a number of people: "deux kilos cinq", "une bûche pour huit".</summary>
internal sealed class GoodsReader(Utterance said, StoreSheet sheet)
{
    private static readonly Regex Prepared = Pattern.Of("tranchee?s?", "coupee?s?", "decoupee?s?", "desossee?s?", "ficelee?s?", "emballee?s?", "bien cuite?s?", "pas trop cuite?s?", "hachee?s?");

    public IReadOnlyList<JsonObject> Lines()
    {
        var menu = MenuLexicon.Of(sheet);
        var found = new List<(int First, int Next, SheetProduct Product)>();
        for (var at = 0; at < said.Count;)
        {
            if (menu.Hear(said, at) is { } heard && (heard.Sure || heard.Whole))
            {
                found.Add((at, heard.Next, heard.Likeliest));
                at = heard.Next;
            }
            else
            {
                at++;
            }
        }

        var lines = new List<JsonObject>();
        foreach (var group in found.GroupBy(one => one.Product.Id))
            lines.Add(Line(group.First().Product, group.First().First, group.First().Next, found.Where(other => other.Product.Id != group.Key && other.First >= group.First().Next).Select(other => other.First).DefaultIfEmpty(said.Count).Min()));
        return lines;
    }

    private JsonObject Line(SheetProduct product, int first, int next, int until)
    {
        var line = new JsonObject { ["item"] = product.Name.ToLowerInvariant(), ["qty"] = first > 0 && said.Tokens[first - 1].Count is > 0 and var count ? count : 1 };
        if (Weight() is { } kilos)
            (line["qty"], line["unit"]) = (kilos, "kg");
        var after = said.PlainOf(next < said.Count ? said.Tokens[next].Word : said.Words.Count, until < said.Count ? said.Tokens[until].Word : said.Words.Count);
        if (Prepared.Match(after) is { Success: true } how)
            line["mods"] = new JsonArray(new JsonObject { ["op"] = "prep", ["what"] = Written(how.Value) });
        if (Portion.Match(after) is { Success: true } portion && Application.Speech.French.Numbers.Hear(portion.Groups["n"].Value) is [var people, ..])
            line["portion"] = $"{people.Count} personnes";
        if (Amounts.Hear(said.Words.Text) is [{ Upto: { } upto } budget, ..])
            line["budget"] = new JsonArray(budget.Cents / 100, upto / 100);
        return line;
    }

    private decimal? Weight() => said.Tokens.Where(token => token.Number is { Unit: "kg" or "g" }).Select(token => token.Number!.Unit == "g" ? token.Number.Value / 1000 : token.Number.Value).Cast<decimal?>().FirstOrDefault();

    private string Written(string plain) => said.Words.Where(word => word.Plain == plain).Select(word => word.Original.ToLowerInvariant()).FirstOrDefault(plain);

    private static readonly Regex Portion = Pattern.Of(@"pour (?<n>\w+)(?: personnes| parts)?(?= |$)");

    /// <summary>The thing itself, in the singular: "cigarettes électroniques" is "cigarette électronique".</summary>
    public static string Head(string named) =>
        string.Join(' ', named.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word is "des" or "les" or "un" or "une" or "le" or "la" or "vos" or "anciens" or "anciennes").Select(word => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word));
}
