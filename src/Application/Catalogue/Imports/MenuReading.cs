using Kalliky.Domain.Catalogue;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Reads what was handed over: a model where one answers, rules where none does and words are there.</summary>
internal sealed class MenuReading(IDocuments documents, IMenuModel model)
{
    private const int MostOfAPart = 6_000;

    private const int RowsOfAPart = 50;

    /// <param name="Problem">Why there are none.</param>
    public sealed record Result(IReadOnlyList<ReadLine> Lines, ImportProblem? Problem, bool HadScript = false);

    /// <param name="progress">Told how many parts there are, and how many of them are read.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Result> Read(ImportSource source, byte[] bytes, Func<int, int, Task> progress, CancellationToken ct) => source switch
    {
        ImportSource.Photo => await Read([new MenuPart(null, bytes, HandedOver.MediaTypeOf(bytes))], false, progress, ct),
        ImportSource.Pdf => documents.ReadPdf(bytes, ct) switch
        {
            PdfContent.Pages pages => await Read(Parts(pages.All), pages.HasScript, progress, ct),
            PdfContent.Refused refused => new Result([], refused.Problem),
            var other => throw new InvalidOperationException($"A PDF came as {other.GetType().Name}."),
        },
        ImportSource.Table when HandedOver.TextOf(bytes) is { } text && documents.ReadTable(text, HandedOver.SeparatorOf(text)!.Value) is { } rows && MenuTable.Of(rows) is { Rows.Count: > 0 } table =>
            await Read(table, progress) is { Problem: not ImportProblem.NothingFound } read ? read : await ReadText(bytes, progress, ct),
        _ => await ReadText(bytes, progress, ct),
    };

    private Task<Result> ReadText(byte[] bytes, Func<int, int, Task> progress, CancellationToken ct) =>
        Read(Parts([new PdfPage(HandedOver.TextOf(bytes)!.Split('\n'), null)]), false, progress, ct);

    private async Task<Result> Read(IReadOnlyList<MenuPart> parts, bool hadScript, Func<int, int, Task> progress, CancellationToken ct)
    {
        if (parts.Count == 0)
            return new Result([], ImportProblem.NoWords, hadScript);
        if (parts.Sum(part => part.Text?.Length ?? 0) > ImportBounds.MostCharacters)
            return new Result([], ImportProblem.TooLarge, hadScript);
        List<ReadLine> lines = [];
        var unanswered = 0;
        for (var done = 0; done < parts.Count && lines.Count <= ImportBounds.MostLines; done++)
        {
            await progress(done, parts.Count);
            if (await model.Read(MenuForm.Schema, MenuForm.Instructions, parts[done], ct) is { } form && MenuForm.Lines(form) is { } read)
                lines.AddRange(read);
            else if (parts[done].Text is { } text)
                lines.AddRange(MenuText.Read(text.Split('\n'), lines.LastOrDefault()?.Category));
            else
                unanswered++;
        }

        return unanswered == parts.Count ? new Result([], ImportProblem.NotAnswered, hadScript) : Checked(lines, hadScript);
    }

    private static async Task<Result> Read(MenuTable table, Func<int, int, Task> progress)
    {
        List<ReadLine> lines = [];
        var parts = table.Rows.Chunk(RowsOfAPart).ToList();
        for (var done = 0; done < parts.Count && lines.Count <= ImportBounds.MostLines; done++)
        {
            await progress(done, parts.Count);
            lines.AddRange(parts[done].Select(table.Line).OfType<ReadLine>());
        }

        return Checked(lines, false);
    }

    // Words without any price or duration are a letter or a leaflet.
    private static Result Checked(IReadOnlyList<ReadLine> lines, bool hadScript) =>
        !lines.Any(line => line.Price is not null || line.Minutes is not null) ? new Result([], ImportProblem.NothingFound, hadScript)
        : lines.Count > ImportBounds.MostLines ? new Result([], ImportProblem.TooManyLines, hadScript)
        : new Result(lines, null, hadScript);

    // As many pages together as a model reads at once; a page that is a picture by itself.
    private List<MenuPart> Parts(IReadOnlyList<PdfPage> pages)
    {
        List<MenuPart> parts = [];
        foreach (var page in pages)
        {
            if (page.Lines.Count == 0 && page.Scan is { } scan && HandedOver.MediaTypeOf(scan) is { } type && model.SeesPictures)
                parts.Add(new MenuPart(null, scan, type));
            foreach (var line in page.Lines)
            {
                if (parts is [.., { Text: { } begun }] && begun.Length + line.Length < MostOfAPart)
                    parts[^1] = new MenuPart(begun + "\n" + line);
                else
                    parts.Add(new MenuPart(line));
            }
        }

        return [.. parts.Where(part => part.Picture is not null || !string.IsNullOrWhiteSpace(part.Text))];
    }
}
