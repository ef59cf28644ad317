namespace Kalliky.Application.Calls.Live;

/// <summary>Compares what was sent to the voice with what the carrier says was heard of it.</summary>
internal static class Heard
{
    /// <summary>The part of what was said that was not heard any more; null when it was heard to its end. Spaces do not
    /// count, and the carrier may report the last piece alone. What it reports otherwise is taken by its length.</summary>
    public static string? RestOf(string said, string heard)
    {
        var report = heard.AsSpan().Trim();
        var from = End(said, report, 0) ?? LastPiece(said, report) ?? Math.Min(report.Length, said.Length);
        var rest = said[from..].TrimStart();
        return rest.Length == 0 ? null : rest;
    }

    private static int? LastPiece(string said, ReadOnlySpan<char> report)
    {
        if (report.IsEmpty)
            return null;
        for (var start = said.Length - 1; start > 0; start--)
        {
            if (char.IsWhiteSpace(said[start - 1]) && End(said, report, start) is { } end)
                return end;
        }

        return null;
    }

    // Where the report ends in what was said, when it begins there.
    private static int? End(string said, ReadOnlySpan<char> report, int start)
    {
        var at = start;
        foreach (var character in report)
        {
            if (char.IsWhiteSpace(character))
                continue;
            while (at < said.Length && char.IsWhiteSpace(said[at]))
                at++;
            if (at == said.Length || said[at] != character)
                return null;
            at++;
        }

        return at;
    }
}
