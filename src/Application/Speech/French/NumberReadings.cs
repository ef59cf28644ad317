namespace Kalliky.Application.Speech.French;

/// <summary>Every way to read a number below a hundred at one place: "60 12" is 72, or 60 with 12 left for later.</summary>
static class NumberReadings
{
    /// <summary>The readings, longest first. Words tied by hyphens ("soixante-douze") or by "et" are never taken apart.</summary>
    public static IEnumerable<(int Value, int Next)> At(Words words, int at)
    {
        if (!Cardinals.BelowHundred(words, at, out var value, out var next))
        {
            yield break;
        }

        yield return (value, next);
        for (var limit = next - 1; limit > at; limit--)
        {
            var tied = (words[limit].Before == Pause.None && !words[limit].IsDigits) || words.At(limit) == "et" || words.At(limit - 1) == "et";
            if (!tied && Cardinals.BelowHundred(words, at, limit, out value, out var end) && end == limit)
            {
                yield return (value, end);
            }
        }
    }
}
