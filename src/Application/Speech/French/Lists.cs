namespace Kalliky.Application.Speech.French;

/// <summary>Several things in one sentence.</summary>
public static class Lists
{
    /// <summary>"a", "a et b", "a, b et c".</summary>
    public static string Say(IReadOnlyList<string> items, string link = "et") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {link} {items[^1]}",
    };
}
