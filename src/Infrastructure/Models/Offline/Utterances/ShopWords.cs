using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Articles, repairs and orders of shops in the vocabulary of the utterance files.</summary>
internal sealed class ShopWords(Meaning meaning, UtteranceState state, StoreSheet sheet, LocalDate today)
{
    private static readonly string[] Colours = ["rouge", "bleu", "bleue", "vert", "verte", "noir", "noire", "blanc", "blanche", "gris", "grise", "rose", "jaune", "orange", "violet", "violette", "beige", "marron", "kaki", "bordeaux", "turquoise", "dore", "argente"];

    private static readonly Regex NotColour = Pattern.Of(@"pas (?:la |le |l |en |de )?$");

    private string Said => meaning.Said.Plain;

    public JsonObject? Json() => Repair() ?? Corrected() ?? Ordered() ?? Asked();

    private JsonObject? Repair()
    {
        if (meaning.Of<Act.Intend>().LastOrDefault()?.Intent is not (Intent.Repair or Intent.IsReady))
            return null;
        var lookup = new JsonObject();
        if (meaning.Of<Act.GiveName>().LastOrDefault() is { } name)
            lookup["name"] = name.Name;
        if (Dates.Hear(meaning.Said.Words, new DateContext(today)).FirstOrDefault(date => date.Past)?.Date is { } day)
            lookup["dropped_on"] = LocalDatePattern.Iso.Format(day);
        return new JsonObject { ["intent"] = meaning.Of<Act.Intend>().Last().Intent is Intent.Repair || Said.Contains("repar", StringComparison.Ordinal) ? "repair.status" : "order.status", ["lookup"] = lookup };
    }

    private JsonObject? Corrected()
    {
        if (!state.Has("product") && !state.Has("color") && !state.Has("size"))
            return null;
        var set = new JsonObject();
        if (Colour() is { } colour)
            set["color"] = colour;
        if (Size() is { } size)
            set["size"] = size;
        return set.Count == 0 ? null : new JsonObject { ["intent"] = "correct", ["set"] = set };
    }

    // The last colour that is not refused.
    private string? Colour() => meaning.Said.Tokens.Where(token => Colours.Contains(token.Plain) && !NotColour.IsMatch(meaning.Said.PlainOf(0, token.Word) + " ")).Select(token => token.Plain).LastOrDefault();

    private string? Size()
    {
        if (meaning.Of<Act.GiveSize>().LastOrDefault() is { } known)
            return known.Size;
        return Reading.Bookings.ArticleReader.Size(meaning.Said, ["XS", "S", "M", "L", "XL", "XXL"]) ?? (SizeNumber.Match(Said) is { Success: true } number ? Numbers.Hear(number.Groups["n"].Value) is [var heard, ..] ? heard.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : null : null);
    }

    private static readonly Regex SizeNumber = Pattern.Of(@"(?:taille|pointure|du) (?<n>\w+)");

    private JsonObject? Ordered()
    {
        var prepares = Pattern.Of("(?:me|nous) (?:prepar\\w+|mett\\w+|gard\\w+|livr\\w+)", "prepar\\w+", "livre\\w*", "commander", "pour le (?:\\w+)").IsMatch(Said);
        var lines = new GoodsReader(meaning.Said, sheet).Lines();
        if (lines.Count == 0 || !prepares && lines.Count < 2 && meaning.Questions.Any())
            return null;
        var got = new JsonObject { ["intent"] = "order.create", ["lines"] = new JsonArray([.. lines]) };
        var when = meaning.Of<Act.GiveWhen>().LastOrDefault()?.When;
        var delivered = Pattern.Of("livre\\w*", "livraison").IsMatch(Said);
        if (delivered)
            got["fulfilment"] = "delivery";
        if (Ready(when) is { } day)
        {
            got["ready_date"] = LocalDatePattern.Iso.Format(day);
            if (when!.ReadBack || when.Days.Count > 1)
                got["checks"] = new JsonArray("confirm_date");
            if (when.Latest is { } latest && delivered)
                got["deliver_by"] = $"{LocalDatePattern.Iso.Format(day)}T{LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(latest)}";
        }

        var card = Pattern.Of("(?:avec|et) (?:une |un |la )?(?:carte|mot|petit mot)").IsMatch(Said) && !Said.Contains("carte bleue", StringComparison.Ordinal);
        if (card)
            got["options"] = new JsonObject { ["carte"] = true };
        if (delivered)
            got["missing"] = card ? new JsonArray("address", "card_text") : new JsonArray("address");
        if (meaning.Questions.Any(question => question is Question.ServicePrice))
            got["question"] = new JsonObject { ["type"] = "price", ["item"] = lines[0]["item"]!.DeepClone() };
        return got;
    }

    // "le vingt-quatre", said on a 24th: the next one.
    private static LocalDate? Ready(SpokenWhen? when) => when?.Day ?? when?.Upto ?? when?.From;

    private JsonObject? Asked()
    {
        if (meaning.Of<Act.WantArticle>().FirstOrDefault() is not { } article || meaning.Questions.Any(question => question is Question.Hours or Question.Address))
            return null;
        var product = GoodsReader.Head(article.Article?.Name ?? article.Named);
        var got = new JsonObject { ["intent"] = Pattern.Of("je cherche", "il (?:vous |en )?(?:en )?reste", "en stock", "disponible").IsMatch(Said) ? "info.stock" : "info.product", ["product"] = product };
        if (Code.Match(Said) is { Success: true } code)
            got["spec"] = Spec(code.Groups["n"].Value) ?? "";
        if (meaning.Has<Act.IsMinor>())
            got["checks"] = new JsonArray("minor_refusal");
        return got;
    }

    // "E quatorze", which recognition writes "et 14".
    private static readonly Regex Code = Pattern.Of(@"(?:e|et) (?<n>quatorze|14|vingt sept|27|quarante|40)(?= je| s|$| oui| non| hein| voila| comme| ou)");

    private static string? Spec(string number) => Numbers.Hear(number) is [var heard, ..] ? $"E{heard.Count}" : null;
}
