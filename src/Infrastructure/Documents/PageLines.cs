using UglyToad.PdfPig.Content;

namespace Kalliky.Infrastructure.Documents;

/// <summary>The lines of a page in the order in which people read them. A PDF only says which word stands where: words of one
/// height are a line, a wide gap parts it, a price belongs to what stands left of it, and a page in two columns is read one after
/// the other.</summary>
internal static class PageLines
{
    private const int LeastOfAColumn = 3;

    public static IReadOnlyList<string> Of(Page page)
    {
        var pieces = Rows(page).SelectMany(Pieces).ToList();
        var middle = page.Width / 2;
        var (left, right) = (pieces.Where(piece => piece.Right < middle + 5).ToList(), pieces.Where(piece => piece.Left > middle - 5).ToList());
        return left.Count(IsSold) >= LeastOfAColumn && right.Count(IsSold) >= LeastOfAColumn
            ? [.. pieces.Except(right).Concat(right).Select(piece => piece.Text)]
            : [.. pieces.Select(piece => piece.Text)];
    }

    // From the top down; within a row from the left.
    private static List<List<Word>> Rows(Page page)
    {
        List<List<Word>> rows = [];
        foreach (var word in page.GetWords().OrderByDescending(Baseline))
        {
            var height = Math.Max(word.BoundingBox.Height, 4);
            if (rows.Count > 0 && Baseline(rows[^1][0]) - Baseline(word) < height / 2)
                rows[^1].Add(word);
            else
                rows.Add([word]);
        }

        return rows.ConvertAll(row => row.OrderBy(word => word.BoundingBox.Left).ToList());
    }

    // A comma reaches below it, a dash floats above.
    private static double Baseline(Word word) => word.Letters[0].StartBaseLine.Y;

    private static List<Piece> Pieces(List<Word> row)
    {
        List<Piece> pieces = [];
        foreach (var word in row)
        {
            var box = word.BoundingBox;
            var gap = pieces.Count == 0 ? double.MaxValue : box.Left - pieces[^1].Right;
            var begins = gap > Math.Max(box.Height, 6) * 2.5;
            if (pieces.Count == 0 || begins && !IsPrice(word.Text))
                pieces.Add(new Piece(box.Left, box.Right, word.Text));
            else
                pieces[^1] = pieces[^1] with { Right = box.Right, Text = pieces[^1].Text + (begins ? "  " : " ") + word.Text };
        }

        return pieces;
    }

    private static bool IsPrice(string word) => word.All(sign => char.IsAsciiDigit(sign) || sign is ',' or '.' or '€') && word.Any(char.IsAsciiDigit) || word == "€";

    private static bool IsSold(Piece piece) => piece.Text.Any(char.IsLetter) && char.IsAsciiDigit(piece.Text.TrimEnd('€', ' ').LastOrDefault());

    private sealed record Piece(double Left, double Right, string Text);
}
