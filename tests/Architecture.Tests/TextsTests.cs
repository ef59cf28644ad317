using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kalliky.Application.Assistant;

namespace Kalliky.Architecture.Tests;

/// <summary>The French sentences of the pages and of what they refuse, and their English ones, read from the files themselves.</summary>
public sealed partial class TextsTests
{
    private static readonly string Web = Path.Combine(Root(), "src", "Web");
    private static readonly string Application = Path.Combine(Root(), "src", "Application");

    /// <summary>What reads like a sentence in a page and is none of its words: names of fields and languages, the log, and bugs.</summary>
    private static readonly string[] NoWords =
    [
        "Title", "Français", "English", "Account {Account} {What} call {CallId}.", "This page has no store in its address.", "Nobody is signed in.",
    ];

    private static readonly Dictionary<string, string> English = XDocument.Load(Path.Combine(Web, "Resources", "Texts.en.resx")).Root!
        .Elements("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> French =
    [
        .. Directory.EnumerateFiles(Path.Combine(Web, "Pages"), "*.cs*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .SelectMany(page => Asked().Matches(page).Concat(Sentence().Matches(page))).Select(found => Regex.Unescape(found.Groups[1].Value)).Except(NoWords),
        .. Voices.French.Select(voice => voice.Manner),
        .. Directory.EnumerateFiles(Application, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
            .SelectMany(file => Refused().Matches(file)).Select(found => found.Groups[1].Value),
    ];

    [Fact]
    public void Every_sentence_of_the_pages_has_its_English() => French.Except(English.Keys, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();

    [Fact]
    public void No_English_outlives_its_sentence() => English.Keys.Except(French, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();

    [Fact]
    public void Both_languages_leave_room_for_the_same_things() =>
        English.Where(text => text.Value.Length == 0 || !Rooms(text.Key).SetEquals(Rooms(text.Value))).Select(text => text.Key).ShouldBeEmpty();

    private static HashSet<string> Rooms(string text) => [.. Room().Matches(text).Select(room => room.Value)];

    [GeneratedRegex("""\b(?:T|[wW]ords)\["((?:[^"\\]|\\.)+)["]""")]
    private static partial Regex Asked();

    // Words that stand in a table until a page looks them up: those with a capital, or with a letter that only people need.
    [GeneratedRegex("""(?<![$=])"([A-ZÀ-Ý][a-zà-ÿ’][^"\n]*|[^"\n]*[À-ÿ’][^"\n]*)["]""")]
    private static partial Regex Sentence();

    // What a validator says beside a field, and what a trade is called.
    [GeneratedRegex("""(?:WithMessage\(|const string (?:\w+TooLong|TooMany\w+|\w+OutOfBounds) = |string Name => )"([^"{]+)["]""")]
    private static partial Regex Refused();

    [GeneratedRegex("""\{\d[^}]*\}""")]
    private static partial Regex Room();

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kalliky.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository was not found above the tests.");
    }
}
