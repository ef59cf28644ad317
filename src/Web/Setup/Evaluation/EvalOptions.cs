using System.Globalization;

namespace Kalliky.Web.Setup.Evaluation;

/// <summary>What `eval` was asked to do.</summary>
/// <param name="Scenarios">A folder; null plays none.</param>
/// <param name="Utterances">A file; null grades none.</param>
/// <param name="Noise">How badly the caller is heard, from 0 to 1; see RecognitionNoise.</param>
/// <param name="Report">A folder for one Markdown and one HTML page per trade; null writes none.</param>
/// <param name="Only">Plays only the scenarios and utterances whose id contains this, and prints their conversations.</param>
internal sealed record EvalOptions(string Stores, string? Scenarios, string? Utterances, int Runs, double Noise, string? Json, string? Report, string? Only)
{
    public const string Usage = "eval [--stores DIR] [--scenarios DIR] [--utterances FILE] [--runs N] [--noise 0..1] [--json FILE] [--report DIR] [--only ID]";

    private const int MostRuns = 100;

    /// <exception cref="FormatException">An argument is unknown or its value is missing; the message says which.</exception>
    public static EvalOptions Parse(string[] args)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--stores" or "--scenarios" or "--utterances" or "--runs" or "--noise" or "--json" or "--report" or "--only"))
                throw new FormatException($"'{args[i]}' is not understood. {Usage}");
            given[args[i]] = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value. {Usage}");
        }

        var ours = !given.ContainsKey("--scenarios") && !given.ContainsKey("--utterances");
        return new EvalOptions(
            given.GetValueOrDefault("--stores") ?? Ours("seed/stores"),
            given.GetValueOrDefault("--scenarios") ?? (ours ? Ours("tests/Conversation.Tests/scenarios") : null),
            given.GetValueOrDefault("--utterances") ?? (ours ? Ours("tests/Conversation.Tests/utterances.fr.jsonl") : null),
            Number(given.GetValueOrDefault("--runs")),
            Share(given.GetValueOrDefault("--noise")),
            given.GetValueOrDefault("--json"),
            given.GetValueOrDefault("--report"),
            given.GetValueOrDefault("--only"));
    }

    private static int Number(string? text) => text is null ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs is >= 1 and <= MostRuns ? runs
        : throw new FormatException($"--runs takes a number from 1 to {MostRuns}.");

    private static double Share(string? text) => text is null ? 0
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share
        : throw new FormatException("--noise takes a number from 0 to 1, such as 0.05.");

    // The repository's own, wherever the command is called from.
    private static string Ours(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kalliky.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? Directory.GetCurrentDirectory(), path);
    }
}
