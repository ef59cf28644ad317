using System.Text;

namespace Kalliky.Web.Pages.Shared;

/// <summary>Lines of a file that a spreadsheet opens, as French ones expect them: semicolons between the fields. No field can be taken
/// for a formula, whatever somebody calls themselves.</summary>
internal static class Csv
{
    public const char Between = ';';

    /// <summary>Signs that make a spreadsheet calculate a field instead of showing it.</summary>
    private const string Formulas = "=+-@|%";

    public static StringBuilder AppendCsv(this StringBuilder file, params string?[] fields) => file.AppendJoin(Between, fields.Select(Field)).Append("\r\n");

    /// <summary>A field of words; figures are written as they are. An apostrophe before it keeps a formula from being one. Full-width
    /// signs count too: some programs read them alike.</summary>
    internal static string Field(string? words)
    {
        var flat = (words ?? "").ReplaceLineEndings(" ");
        var first = flat.TrimStart().Normalize(NormalizationForm.FormKC);
        var safe = first.Length > 0 && Formulas.Contains(first[0]) ? "'" + flat : flat;
        return safe.AsSpan().IndexOfAny(Between, '"') >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
