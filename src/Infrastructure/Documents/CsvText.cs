using CsvHelper;
using Kalliky.Application.Catalogue.Imports;

namespace Kalliky.Infrastructure.Documents;

/// <summary>The rows of a table, whichever way office programs write one.</summary>
internal static class CsvText
{
    private const int LongestRow = 20_000;

    private static readonly CsvReaderOptions Shape = new() { HasHeader = false, TrimWhitespace = true, MaxRecordSize = LongestRow, IncludeValuesInExceptions = false };

    /// <summary>Null where it is no table. One row more than can be reviewed is read, no further.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Read(string text, char separator)
    {
        List<IReadOnlyList<string>> rows = [];
        try
        {
            using var reader = CsvReader.FromText(text, Shape with { Separator = separator });
            while (rows.Count <= ImportBounds.MostLines + 1 && reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }
        catch (CsvFormatException)
        {
            return null;
        }

        return rows.Exists(row => row.Count > 1) ? rows : null;
    }
}
