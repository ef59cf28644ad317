using System.Globalization;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears where an order is to be brought: number and street, town or postcode, and the way to the door.</summary>
internal sealed class AddressReader
{
    private readonly PhraseBook<string> cities;

    public AddressReader(StoreSheet sheet) =>
        cities = PhraseBook<string>.Of((sheet.Delivery?.Zones ?? []).Select(zone => zone.City).Append(sheet.Address.City)
            .Where(city => city.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(city => (city, city)));

    /// <param name="asked">An address or a town was just asked for.</param>
    public Slot? Hear(Utterance said, bool asked)
    {
        var street = Street(said, asked);
        var from = street?.Next ?? 0;
        var details = AddressDetails.Read(said, from, asked || street is not null);
        var town = Town(said, from, asked || street is not null) ?? (street is { First: > 0 } ? Town(said, 0, false) : null);
        var code = Postcode(said, from, asked || street is not null);
        if (street is null && town is null && code is null && details is null)
            return null;
        if (street is null && !asked && code is null && details is null)
            return null;
        var spans = new[] { (street?.First, street?.Next), (town?.First, town?.Next), (code?.First, code?.Next), (details?.First, details?.Next) };
        var address = new SpokenAddress(street?.Text, code?.Text, town?.Text, details?.Text, details?.Parts ?? new AddressParts(null, null, null, null, null));
        return new Slot(new Act.GiveAddress(address), spans.Min(span => span.Item1) ?? 0, spans.Max(span => span.Item2) ?? 0);
    }

    internal sealed record Part(string Text, int First, int Next);

    /// <summary>The town named after "à", or a town that the store delivers to wherever it is named.</summary>
    public Part? Town(Utterance said, int from, bool asked)
    {
        for (var at = said.TokenAt(from); at < said.Count; at++)
        {
            var zone = cities.At(said, at).Where(match => match.Likeness >= Likeness.Sure && (match.Whole || said.At(at - 1) is "a" && IsEnd(said, match.Next))).MaxBy(match => (match.Consumed, match.Whole));
            if (zone is not null && !AddressWords.Ways.Contains(said.At(at - 1)) && (asked || said.At(at - 1) is "a" or "sur"))
                return new Part(zone.Means, said.Tokens[zone.First].Word, said.Tokens[zone.Next - 1].NextWord);
        }

        return asked ? Named(said, from) : null;
    }

    // "Saint-Martin" may be short for the zone's town, but not in "Saint-Martin-le-Vinoux".
    private static bool IsEnd(Utterance said, int at) =>
        at >= said.Count || said.BreaksAt(at) || said.Tokens[at].Before != Pause.None && !said.Tokens[at].IsLink && AddressWords.Ends.Contains(said.At(at));

    private static Part? Named(Utterance said, int from)
    {
        var words = said.Words;
        for (var at = from; at < words.Count; at++)
        {
            if (words.At(at) is not "a" || words[at].Original is "A" || Times.Hear(words, at, new TimeContext(default)) is not null || Numbers.Hear(words, at + 1) is not null)
                continue;
            var next = at + 1;
            while (next < words.Count && (next == at + 1 || !words.BreaksAt(next)) && (!Ends(words, next) || words[next].Before == Pause.None || words.At(next) is "le" or "les" or "la" && next == at + 1))
                next++;
            if (next > at + 1 && words.At(at + 1) is not ("emporter" or "domicile" or "la" or "cote" or "droite" or "gauche" or "quelle" or "mon" or "l" or "peu"))
                return new Part(Capitalised(words.Slice(at + 1, next)), at + 1, next);
        }

        return null;
    }

    // "au douze rue Thiers, non pardon, au vingt-deux": the last one, where a correction stands between.
    private static Part? Street(Utterance said, bool asked)
    {
        var street = Street(said, asked, 0);
        while (street is not null && Street(said, asked, street.Next) is { } later && Corrects.IsMatch(said.PlainOf(street.Next, later.First)))
            street = later;
        return street ?? (asked ? WithoutWay(said) : null);
    }

    private static readonly System.Text.RegularExpressions.Regex Corrects = Pattern.Of("non", "pardon", "plutot", "enfin", "je veux dire", "finalement", "attendez", "excusez moi");

    private static Part? Street(Utterance said, bool asked, int from)
    {
        var words = said.Words;
        for (var at = from; at < words.Count; at++)
        {
            if (!AddressWords.Ways.Contains(words.At(at)) || at + 1 >= words.Count || words.BreaksAt(at + 1))
                continue;
            var (number, first) = NumberBefore(said, at);
            if (number is null && !asked)
                continue;
            var next = StreetEnd(said, at + 1);
            if (next > at + 1)
                return new Part($"{number}{(number is null ? "" : " ")}{words.Slice(at, next)}", first, next);
        }

        return null;
    }

    // "14 bis", "quatorze dix" as recognition writes it, "au 8".
    private static (string? Number, int First) NumberBefore(Utterance said, int way)
    {
        var words = said.Words;
        var at = way - 1;
        if (at >= 0 && words.At(at) is "de" or "la" or "l")
            at--;
        var suffix = at >= 1 && IsNumber(said, at - 1) ? AddressWords.Suffix(words.At(at), beforeWay: true) : null;
        if (suffix is not null)
            at--;
        if (at < 0 || said.Tokens[said.TokenAt(at)] is not { Number: { IsWhole: true, Unit: null, Article: false } number, Word: var first })
            return (null, way);
        return (number.Count.ToString(CultureInfo.InvariantCulture) + (suffix is null ? "" : " " + suffix), first);
    }

    private static bool IsNumber(Utterance said, int word) => said.Tokens[said.TokenAt(word)] is { Number: { IsWhole: true, Unit: null } };

    private static int StreetEnd(Utterance said, int from)
    {
        var words = said.Words;
        var next = from;
        while (next < words.Count && (next == from || !words.BreaksAt(next)) && !(next > from && Ends(words, next) && !Continues(words, next)) && !IsPostcode(words, next) && !(next > from && Digits(said, said.TokenAt(next)) is not null))
            next++;
        return next;
    }

    // "rue Pierre et Marie Curie", "rue de l'Abbé au Bois": the little word goes on with a capital or an article.
    private static bool Continues(Words words, int at) =>
        words.At(at) is "et" or "au" or "le" or "ma" && at + 1 < words.Count && char.IsUpper(words[at + 1].Original[0]) && !words.BreaksAt(at + 1);

    private static bool Ends(Words words, int at) =>
        AddressWords.Ends.Contains(words.At(at)) || AddressWords.Details.Contains(words.At(at)) || words.At(at) == "a" || IsFloor(words, at);

    private static bool IsFloor(Words words, int at) => Numbers.Hear(words, at) is { Ordinal: true } && words.At(at + 1) is "etage" or "gauche" or "droite" or "porte";

    private static bool IsPostcode(Words words, int at) => words.At(at).Length == 5 && words[at].IsDigits;

    // "le 12 les Hauts de Seyssins": when an address was asked for, a number and some words are one.
    private static Part? WithoutWay(Utterance said)
    {
        var words = said.Words;
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (said.Tokens[said.TokenAt(at)] is not { Number: { IsWhole: true, Unit: null, Article: false, Ordinal: false } number, NextWord: var after } || number.Count is 0 or > 9999
                || after >= words.Count || words.BreaksAt(after) || !char.IsLetter(words.At(after)[0]) || words.At(after) is "heure" or "heures" or "euros" or "minutes" or "h" || AddressWords.Ends.Contains(words.At(after)) && words.At(after) is not "le")
                continue;
            var next = StreetEnd(said, after);
            return next > after ? new Part($"{number.Count} {words.Slice(after, next)}", at, next) : null;
        }

        return null;
    }

    private static Part? Postcode(Utterance said, int from, bool asked)
    {
        for (var at = said.TokenAt(from); at < said.Count; at++)
        {
            if (said.Tokens[at].Number is not { IsWhole: true, Unit: null } number)
                continue;
            if (number.Count is >= 1000 and <= 98999 && (said.Tokens[at].Plain.Length == 5 || asked && number.Count > 9999))
                return new Part(number.Count.ToString("00000", CultureInfo.InvariantCulture), said.Tokens[at].Word, said.Tokens[at].NextWord);
            if (asked && Digits(said, at) is { } digits)
                return digits;
            if (asked && number.Count is >= 1 and <= 98 && at + 1 < said.Count && said.Tokens[at + 1].Number is { IsWhole: true, Unit: null, Count: >= 100 and <= 999 } rest)
                return new Part($"{number.Count:00}{rest.Count:000}", said.Tokens[at].Word, said.Tokens[at + 1].NextWord);
        }

        return null;
    }

    // "treize zéro zéro un".
    private static Part? Digits(Utterance said, int at)
    {
        var (text, next) = ("", at);
        while (text.Length < 5 && next < said.Count && (next == at || !said.BreaksAt(next)) && said.Tokens[next].Number is { IsWhole: true, Unit: null, Ordinal: false, Count: < 1000 } number && (next > at || !number.Article))
        {
            text += number.Count.ToString(next == at ? "00" : "0", CultureInfo.InvariantCulture);
            next++;
        }

        return text.Length == 5 && next > at + 2 ? new Part(text, said.Tokens[at].Word, said.Tokens[next - 1].NextWord) : null;
    }

    private static string Capitalised(string name) =>
        name.Any(char.IsUpper) ? name : CultureInfo.GetCultureInfo("fr-FR").TextInfo.ToTitleCase(name);
}
