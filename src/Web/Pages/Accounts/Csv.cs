using System.Text;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Lines of a file that a spreadsheet opens, as French ones expect them: semicolons between the fields.</summary>
internal static class Csv
{
    /// <summary>Signs that make a spreadsheet calculate a field instead of showing it.</summary>
    private static readonly char[] Formulas = ['=', '+', '-', '@', '\t', '\r', '\n'];

    public static StringBuilder AppendCsv(this StringBuilder file, params string?[] fields) =>
        file.AppendJoin(';', fields.Select(Field)).Append("\r\n");

    // An apostrophe before it keeps a formula from being one. Full-width signs count too: some programs read them alike.
    internal static string Field(string? text)
    {
        var plain = text ?? "";
        var first = plain.TrimStart(' ').Normalize(NormalizationForm.FormKC);
        if (first.Length > 0 && Formulas.Contains(first[0]))
            plain = "'" + plain;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
