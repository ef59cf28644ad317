using System.Globalization;
using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Reads a menu from a table: by the names of its columns, or, where they have none, by what stands in them.</summary>
internal sealed partial class MenuTable
{
    private readonly Dictionary<Column, int> columns;

    private static readonly Dictionary<Column, string[]> Names = new()
    {
        [Column.Name] = ["nom", "produit", "plat", "article", "prestation", "designation", "libelle", "intitule", "motif", "name", "title", "item"],
        [Column.Price] = ["prix", "tarif", "montant", "price", "prix ttc", "prix eur", "prix euros"],
        [Column.Category] = ["categorie", "rubrique", "famille", "section", "type", "category"],
        [Column.MadeOf] = ["ingredients", "composition", "description", "details"],
        [Column.Allergens] = ["allergenes", "allergene", "allergens"],
        [Column.Minutes] = ["duree", "minutes", "temps", "duration", "duree min"],
    };

    private enum Column
    {
        Name,
        Price,
        Category,
        MadeOf,
        Allergens,
        Minutes,
    }

    private MenuTable(IReadOnlyList<IReadOnlyList<string>> rows, Dictionary<Column, int> columns) => (Rows, this.columns) = (rows, columns);

    /// <summary>Those that are filled in, without the names of the columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Null where nothing in it could be a name.</summary>
    public static MenuTable? Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var filled = rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        if (filled.Count == 0)
            return null;
        var named = ByName(filled[0]);
        var columns = named.ContainsKey(Column.Name) ? named : ByContent(filled);
        return columns.ContainsKey(Column.Name) ? new MenuTable([.. filled.Skip(named.ContainsKey(Column.Name) ? 1 : 0)], columns) : null;
    }

    /// <summary>A duration in minutes: 45, 45 min, 1h30; null when it is none, or longer than a day.</summary>
    public static int? Minutes(string text)
    {
        if (Lasting().Match(text.Trim(' ', '(', ')')) is not { Success: true } found)
            return null;
        int Number(string group) => found.Groups[group].Success ? int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return Number("h") * 60 + Number("m") is > 0 and <= 24 * 60 and var minutes ? minutes : null;
    }

    private static Dictionary<Column, int> ByName(IReadOnlyList<string> head)
    {
        Dictionary<Column, int> columns = [];
        for (var at = 0; at < head.Count; at++)
        {
            var name = string.Join(' ', Plain.Of(head[at]).Split([' ', '(', ')', '€'], StringSplitOptions.RemoveEmptyEntries));
            foreach (var (column, names) in Names)
            {
                if (names.Contains(name))
                    columns.TryAdd(column, at);
            }
        }

        return columns;
    }

    // The price is where most cells are prices; the name is the first column of different words, and one before it that repeats
    // itself is its part of the menu.
    private static Dictionary<Column, int> ByContent(List<IReadOnlyList<string>> rows)
    {
        var width = rows.Max(row => row.Count);
        List<string> Cells(int at) => [.. rows.Select(row => row.ElementAtOrDefault(at) ?? "").Where(cell => cell.Length > 0)];
        var price = Enumerable.Range(0, width).FirstOrDefault(at => Cells(at) is { Count: > 0 } cells && cells.Count(cell => WrittenPrice.Read(cell) is not null) * 10 >= cells.Count * 7, -1);
        if (price < 0)
            return [];
        var words = Enumerable.Range(0, width).Where(at => at != price && Cells(at).Exists(cell => cell.Any(char.IsLetter))).ToList();
        if (words.Count == 0)
            return [];
        var columns = new Dictionary<Column, int> { [Column.Price] = price, [Column.Name] = words[0] };
        if (words.Count > 1 && Cells(words[0]) is var first && first.Distinct().Count() * 2 <= first.Count)
            (columns[Column.Category], columns[Column.Name]) = (words[0], words[1]);
        return columns;
    }

    /// <summary>Null where a row names nothing.</summary>
    public ReadLine? Line(IReadOnlyList<string> row)
    {
        string Cell(Column column) => columns.TryGetValue(column, out var at) ? row.ElementAtOrDefault(at)?.Trim() ?? "" : "";
        if (Cell(Column.Name) is not { Length: > 0 } name)
            return null;
        return new ReadLine(Cell(Column.Category) is { Length: > 0 } category ? category : null, name, WrittenPrice.Read(Cell(Column.Price)))
        {
            Minutes = Minutes(Cell(Column.Minutes)),
            Ingredients = [.. Words(Cell(Column.MadeOf)).Take(30)],
            Allergens = Allergens(Cell(Column.Allergens)),
        };
    }

    private static IEnumerable<string> Words(string cell) =>
        cell.Split([',', ';', '/', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length <= 80);

    // Words that are none of the 14 leave the question open: half a declaration is worse than none.
    private static IReadOnlyList<string>? Allergens(string cell)
    {
        var words = Words(cell).ToList();
        var known = words.ConvertAll(AllergenWords.Find);
        return words.Count == 0 || known.Contains(null) ? null : [.. known.OfType<string>().Distinct()];
    }

    [GeneratedRegex(@"^(?:(?<h>\d{1,2})\s*h\s*(?<m>\d{1,2})?(?:\s*min)?|(?<m>\d{1,4})\s*(?:min(?:utes?)?|mn|')?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Lasting();
}
