namespace Kalliky.Application.Calls.Live;

/// <summary>The questions in what the assistant says.</summary>
internal static class Questions
{
    private static readonly char[] Ends = ['.', '!', '?', '…'];

    /// <summary>The last sentence that asks something; null when none does.</summary>
    public static string? Last(string? words)
    {
        var mark = words?.LastIndexOf('?') ?? -1;
        if (mark <= 0)
            return null;
        var start = words!.LastIndexOfAny(Ends, mark - 1) + 1;
        return words[start..(mark + 1)].Trim();
    }

    /// <summary>Whether it ends with a question, so that a short word is an answer.</summary>
    public static bool IsOpen(string? words) => words is not null && words.TrimEnd().EndsWith('?');
}
