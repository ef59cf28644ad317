namespace Kalliky.Application.Speech.French;

/// <summary>Two numbers that are one estimate: "dix à douze", "deux ou trois", "quarante, cinquante euros".</summary>
static class NumberRanges
{
    public static HeardNumber Extend(Words words, HeardNumber low)
    {
        var link = words.At(low.Next) is "a" or "ou" ? 1 : 0;
        if (low.Ordinal || (low.Article && link == 0))
        {
            return low;
        }

        if (Numbers.One(words, low.Next + link) is not { Ordinal: false } high || high.Value <= low.Value)
        {
            return low;
        }

        // "on est quatre à vingt heures" is a party and an hour.
        var hour = words.At(high.Next) is "h" or "heure" or "heures" || (words.At(high.Next) == "et" && words.At(high.Next + 1) is "demie" or "quart");
        return !hour && (link == 1 ? !low.Article || high.Value == 2 : IsEstimate(words, low, high))
            ? low with { Next = high.Next, Upto = high.Value, Unit = high.Unit ?? low.Unit, Article = false }
            : low;
    }

    // Two bare numbers side by side: an estimate only when nothing else is counted beside them, when they are
    // as near to each other as estimates are, and when a noun follows. "douze cinquante euros" is a price.
    static bool IsEstimate(Words words, HeardNumber low, HeardNumber high)
    {
        if (NumberWords.IsNumber(words.At(low.First - 1)) || high.Next >= words.Count
            || words.At(high.Next) is var noun && (NumberWords.IsNumber(noun) || noun is "h" or "heures" or "heure" or "/")
            || words.Slice(low.First, low.Next).StartsWith('0') || words.Slice(high.First, high.Next).StartsWith('0'))
        {
            return false;
        }

        return low.Value switch
        {
            < 2 => false,
            < 10 => high.Value - low.Value == 1,
            < 20 => high.Value - low.Value <= 5,
            _ => low.Value % 5 == 0 && high.Value % 5 == 0 && high.Value - low.Value <= low.Value / 2,
        };
    }
}
