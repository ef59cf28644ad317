using System.Globalization;

namespace Kalliky.Application.Speech.French;

/// <summary>An amount of money heard, in cents.</summary>
public sealed record HeardAmount(int First, int Next, long Cents)
{
    /// <summary>The upper end of a budget: "quarante, cinquante euros".</summary>
    public long? Upto { get; init; }

    public bool Approximate { get; init; }
}

/// <summary>Money: heard, said and shown. The one place that writes euros, for voices and for screens.</summary>
public static class Amounts
{
    /// <summary>Every amount of a text, left to right.</summary>
    public static IReadOnlyList<HeardAmount> Hear(string text) => Hear(Words.Of(text));

    /// <inheritdoc cref="Hear(string)"/>
    public static IReadOnlyList<HeardAmount> Hear(Words words)
    {
        var heard = new List<HeardAmount>();
        for (var at = 0; at < words.Count;)
        {
            var amount = Hear(words, at);
            at = amount?.Next ?? at + 1;
            if (amount is not null)
            {
                heard.Add(amount);
            }
        }

        return heard;
    }

    /// <summary>The amount that begins exactly at this word, or null.</summary>
    public static HeardAmount? Hear(Words words, int at)
    {
        if (Numbers.Hear(words, at) is not { Ordinal: false, Unit: null } number)
        {
            return null;
        }

        if (words.At(number.Next) is "centime" or "centimes")
        {
            return new(at, number.Next + 1, Cents(number.Value) / 100) { Approximate = number.Approximate };
        }

        if (number.Collective && words.At(number.Next) == "d" && IsEuro(words.At(number.Next + 1)))
        {
            return new(at, number.Next + 2, Cents(number.Value)) { Approximate = true };
        }

        if (IsEuro(words.At(number.Next)))
        {
            return WithCents(words, number);
        }

        // "douze cinquante euros" is a price; "quarante, cinquante euros" was read as a range before.
        return Cardinals.BelowHundred(words, number.Next, out var cents, out var next) && cents is > 9 and < 100
            && number is { IsWhole: true, IsRange: false } && IsEuro(words.At(next)) && !words.BreaksAt(number.Next)
            ? new(at, next + 1, Cents(number.Value) + cents) { Approximate = number.Approximate }
            : null;
    }

    static HeardAmount WithCents(Words words, HeardNumber number)
    {
        var euros = new HeardAmount(number.First, number.Next + 1, Cents(number.Value))
        {
            Upto = number.Upto is { } upto ? Cents(upto) : null,
            Approximate = number.Approximate || number.IsRange,
        };
        var at = euros.Next + (words.At(euros.Next) == "et" ? 1 : 0);
        if (!number.IsWhole || number.IsRange || words.BreaksAt(euros.Next)
            || !Cardinals.BelowHundred(words, at, out var cents, out var next) || cents > 99)
        {
            return euros;
        }

        if (words.At(next) is "centime" or "centimes")
        {
            return euros with { Next = next + 1, Cents = euros.Cents + cents };
        }

        // "douze euros cinquante" ends the amount; "douze euros deux pizzas" does not go on with cents.
        var ends = next >= words.Count || words.BreaksAt(next) || cents > 9 || words[at].Before == Pause.None;
        return at == euros.Next && ends && words.At(at) is not ("un" or "une") | next >= words.Count
            ? euros with { Next = next, Cents = euros.Cents + cents }
            : euros;
    }

    /// <summary>"douze euros cinquante", "un euro", "quatre-vingts centimes".</summary>
    public static string Say(long cents)
    {
        if (cents < 0)
        {
            return "moins " + Say(cents == long.MinValue ? long.MaxValue : -cents);
        }

        var (euros, rest) = Math.DivRem(cents, 100);
        if (euros == 0 && rest > 0)
        {
            return $"{Numbers.Say(rest)} centime{(rest > 1 ? "s" : "")}";
        }

        var unit = euros >= 1_000_000 && euros % 1_000_000 == 0 ? " d'euros" : euros > 1 ? " euros" : " euro";
        return Numbers.Say(euros) + unit + (rest > 0 ? " " + Numbers.Say(rest) : "");
    }

    /// <summary>"12,50 €", "1 250,00 €": a narrow no-break space between thousands, a no-break space before the sign.</summary>
    public static string Show(long cents)
    {
        return (cents / 100m).ToString("N2", Euros) + "\u00A0€";
    }

    static readonly NumberFormatInfo Euros = new() { NumberGroupSeparator = "\u202F", NumberGroupSizes = [3], NumberDecimalSeparator = ",", NumberNegativePattern = 1 };

    static long Cents(decimal euros) => (long)Math.Round(euros * 100, MidpointRounding.AwayFromZero);

    static bool IsEuro(string plain) => plain is "euro" or "euros" or "balles" or "eur";
}
