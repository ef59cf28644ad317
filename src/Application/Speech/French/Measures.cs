namespace Kalliky.Application.Speech.French;

/// <summary>Decimals and weights: "deux virgule cinq", "deux kilos cinq", "une livre et demie", "trente-neuf huit de fièvre".</summary>
static class Measures
{
    public static HeardNumber? Read(Words words, int at)
    {
        if (words.At(at) is "demi" or "demie")
        {
            return Unit(words.At(at + 1)) is ({ } whole, var size) ? new(at, at + 2, 0.5m * size) { Unit = whole } : null;
        }

        if (!Cardinals.Read(words, at, out var value, out var next))
        {
            return null;
        }

        if (words.At(next) is "demi" or "demie" && value == 1 && Unit(words.At(next + 1)) is ({ } half, var halfSize))
        {
            return new(at, next + 2, 0.5m * halfSize) { Unit = half };
        }

        var end = next;
        var amount = Decimal(words, at, value, ref next);
        if (Unit(words.At(next)) is ({ } unit, var one))
        {
            next++;
            return new(at, next, WithRest(words, amount, unit, ref next) * one) { Unit = unit, Next = next };
        }

        return next == end ? null : new(at, next, amount);
    }

    static decimal Decimal(Words words, int at, int whole, ref int next)
    {
        if (words.At(next) is "virgule" or "," or "." && !words.BreaksAt(next)
            && (words.At(next) == "virgule" || words.At(next + 2) is not ("." or ",")))
        {
            return Fraction(words, next + 1, out var fraction, out var after) ? Join(whole, fraction, ref next, after) : whole;
        }

        // "trente-huit et demi" is a shoe size; "à huit et demie" is an hour.
        if (words.Says(next, "et") && words.At(next + 1) is "demi" or "demie" && (whole > 24 || words.At(next + 1) == "demi")
            && words.At(at - 1) is not ("a" or "vers" or "pour"))
        {
            return Join(whole, 0.5m, ref next, next + 2);
        }

        // Fever is said without its comma: "39 8 de fièvre".
        return whole is >= 35 and <= 42 && NumberWords.Value(words.At(next)) is >= 0 and <= 9 and var tenth
            && words.At(next + 1) is "de" or "degre" or "degres" && words.At(next + 1) != "de" | words.At(next + 2) is "fievre" or "temperature"
            ? Join(whole, tenth / 10m, ref next, next + 1)
            : whole;
    }

    static decimal Join(int whole, decimal fraction, ref int next, int after)
    {
        next = after;
        return whole + fraction;
    }

    // "virgule zéro cinq" is .05, "virgule cinq" .5, "virgule vingt-cinq" .25; digits keep their zeros.
    static bool Fraction(Words words, int at, out decimal fraction, out int next)
    {
        var zeros = 0;
        while (words.At(at) is "zero" or "0" && NumberWords.IsNumber(words.At(at + 1)) && !words.BreaksAt(at + 1))
        {
            zeros++;
            at++;
        }

        fraction = 0;
        if (!Cardinals.Read(words, at, out var value, out next))
        {
            return false;
        }

        var places = zeros + (words[at].IsDigits && next == at + 1 ? words.At(at).Length : Places(value));
        if (places > 9)
        {
            return false;
        }

        fraction = value / Power(places);
        return true;
    }

    // What follows the unit: "deux kilos cinq" (tenths), "deux kilos deux cent cinquante" (grams), "un mètre vingt", "et demi".
    static decimal WithRest(Words words, decimal amount, string unit, ref int next)
    {
        if (words.Says(next, "et") && words.At(next + 1) is "demi" or "demie")
        {
            next += 2;
            return amount + 0.5m;
        }

        if (words.Says(next, "et", "quart"))
        {
            next += 2;
            return amount + 0.25m;
        }

        if (unit is not ("kg" or "l" or "m") || words.BreaksAt(next) || amount != decimal.Truncate(amount)
            || words.At(next) is "un" or "une" || !Cardinals.Read(words, next, out var rest, out var after) || rest is 0 or >= 1000
            || (rest < 10 && Countable(words, after)))
        {
            return amount;
        }

        if (Unit(words.At(after)) is ({ } smaller, _) && smaller is "g" or "cl" or "cm")
        {
            after++;
            (next, amount) = (after, amount + rest / (smaller == "g" ? 1000m : 100m));
            return amount;
        }

        next = after;
        return amount + rest / Power(rest < 10 ? 1 : rest < 100 ? 2 : 3);
    }

    // "deux kilos cinq baguettes" would be two things; "deux kilos cinq pour samedi" is one.
    static bool Countable(Words words, int at) => at < words.Count && !words.BreaksAt(at)
        && words.At(at) is not ("de" or "d" or "du" or "des" or "pour" or "et" or "s" or "avec" or "en" or "a" or "environ" or "ou"
            or "si" or "sans" or "euh" or "que" or "qui" or "dans" or "c" or "j" or "je" or "merci" or "le" or "la" or "les");

    static int Places(int value) => value < 10 ? 1 : value < 100 ? 2 : 3;

    static decimal Power(int places)
    {
        var power = 1m;
        for (var i = 0; i < places; i++)
        {
            power *= 10;
        }

        return power;
    }

    static (string? Unit, decimal Size) Unit(string plain) => plain switch
    {
        "kilo" or "kilos" or "kg" or "kilogramme" or "kilogrammes" => ("kg", 1),
        "livre" or "livres" => ("kg", 0.5m),
        "gramme" or "grammes" or "g" or "gr" => ("g", 1),
        "litre" or "litres" => ("l", 1),
        "centilitre" or "centilitres" or "cl" => ("cl", 1),
        "metre" or "metres" => ("m", 1),
        "centimetre" or "centimetres" or "cm" => ("cm", 1),
        _ => (null, 0),
    };
}
