using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Shared;

/// <summary>Tells a value that somebody forgot to fill in. What only a whole part of the value can be (« &lt;password&gt; »,
/// « xxx », « todo ») is no sign inside a part: a real password may hold those letters.</summary>
public static partial class Placeholder
{
    public static bool Is(string? value) => value is not null && Sign().IsMatch(value);

    [GeneratedRegex("""
        change[-_]?me | example\.(com|org)
        | (?<![^=/@:;\s]) ( <[^<>;=]+> | x{3,} | todo | placeholder | your[-_][^=/@:;\s]* ) (?![^=/@:;\s])
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sign();
}
