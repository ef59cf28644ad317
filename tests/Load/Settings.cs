using System.Globalization;

namespace Kalliky.Load;

/// <summary>What is run, from the command line.</summary>
/// <param name="Levels">Live calls, one level after the other, with the stand-in model.</param>
/// <param name="Offline">Live calls of the level with the offline model; 0 leaves it out.</param>
/// <param name="Ramp">Over how long the calls of a level begin.</param>
/// <param name="Window">How long is measured once all are live.</param>
/// <param name="Thinking">How long the stand-in model takes to its first token.</param>
/// <param name="Stores">How many stores the callers dial.</param>
/// <param name="Businesses">How many businesses have these stores.</param>
/// <param name="Json">A file for the figures, besides standard output.</param>
internal sealed record Settings(
    IReadOnlyList<int> Levels, int Offline, TimeSpan Ramp, TimeSpan Window, TimeSpan Thinking, int Stores, int Businesses, string? Json)
{
    public const string Usage = """
        ./kalliky bench [--levels 100,500,1000,2000] [--offline 1000] [--ramp SECONDS] [--seconds SECONDS]
                        [--model-ms MILLISECONDS] [--stores N] [--businesses N] [--json FILE]
        """;

    private static readonly Settings Usual =
        new([100, 500, 1000, 2000], 1000, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(45), TimeSpan.FromMilliseconds(300), 40, 20, null);

    public static Settings Read(string[] args)
    {
        var settings = Usual;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.");
            settings = args[i] switch
            {
                "--levels" => settings with { Levels = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)] },
                "--offline" => settings with { Offline = Number(value) },
                "--ramp" => settings with { Ramp = TimeSpan.FromSeconds(Number(value)) },
                "--seconds" => settings with { Window = TimeSpan.FromSeconds(Number(value)) },
                "--model-ms" => settings with { Thinking = TimeSpan.FromMilliseconds(Number(value)) },
                "--stores" => settings with { Stores = Number(value) },
                "--businesses" => settings with { Businesses = Math.Max(1, Number(value)) },
                "--json" => settings with { Json = value },
                _ => throw new ArgumentException($"There is no option {args[i]}."),
            };
        }

        return settings;
    }

    private static int Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100_000
            ? number
            : throw new ArgumentException($"'{text}' is no number from 0 to 100000.");
}
