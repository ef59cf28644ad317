using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kalliky.Load;

/// <summary>The figures for people and for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Json(IReadOnlyList<LevelFigures> levels, Settings settings) => JsonSerializer.Serialize(
        new
        {
            Machine = new { Cores = Environment.ProcessorCount, Os = Environment.OSVersion.ToString(), Runtime = Environment.Version.ToString() },
            ModelMilliseconds = settings.Thinking.TotalMilliseconds,
            Levels = levels,
        },
        Snake);

    public static string Table(IReadOnlyList<LevelFigures> levels)
    {
        var table = new StringBuilder();
        Row(table, ["", .. levels.Select(level => $"{level.LiveCalls} live, {level.Model}")]);
        Row(table, ["---", .. levels.Select(_ => "--:")]);
        Line(table, levels, "turns per second", level => level.TurnsPerSecond);
        Line(table, levels, "own time per turn p50, ms", level => level.OwnTime.P50);
        Line(table, levels, "own time per turn p95, ms", level => level.OwnTime.P95);
        Line(table, levels, "own time per turn p99, ms", level => level.OwnTime.P99);
        Line(table, levels, "first words p50, ms", level => level.FirstWords.P50);
        Line(table, levels, "first words p99, ms", level => level.FirstWords.P99);
        Line(table, levels, "webhook answered p50, ms", level => level.Webhooks.P50);
        Line(table, levels, "webhook answered p99, ms", level => level.Webhooks.P99);
        Line(table, levels, "CPU per turn, product, ms", level => level.CpuPerTurn.Product);
        Line(table, levels, "CPU per turn, database, ms", level => level.CpuPerTurn.Database);
        Line(table, levels, "CPU per turn, load and model, ms", level => level.CpuPerTurn.Load);
        Line(table, levels, "cores used, all together", level => level.CoresUsed.Product + level.CoresUsed.Database + level.CoresUsed.Load);
        Line(table, levels, "memory per live call, kB", level => level.MemoryPerCall);
        Line(table, levels, "orders confirmed / expected", level => $"{level.OrdersFound} / {level.OrdersExpected}");
        Line(table, levels, "orders lost, doubled", level => $"{level.Lost}, {level.Doubled}");
        Line(table, levels, "calls begun", level => level.CallsBegun);
        Line(table, levels, "calls dropped", level => level.Dropped);
        Line(table, levels, "errors", level => level.Errors);
        return table.ToString();
    }

    private static void Line<T>(StringBuilder table, IReadOnlyList<LevelFigures> levels, string what, Func<LevelFigures, T> figure) =>
        Row(table, [what, .. levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{figure(level):0.##}"))]);

    private static void Row(StringBuilder table, IReadOnlyList<string> cells)
    {
        table.Append("| ").Append(cells[0].PadRight(34));
        foreach (var cell in cells.Skip(1))
            table.Append(" | ").Append(cell.PadLeft(18));
        table.AppendLine(" |");
    }
}
