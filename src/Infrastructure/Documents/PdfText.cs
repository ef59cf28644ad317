using Kalliky.Application.Catalogue.Imports;
using Kalliky.Domain.Catalogue;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Kalliky.Infrastructure.Documents;

/// <summary>The words of a PDF, page by page.</summary>
internal static class PdfText
{
    /// <summary>What all of it may unfold to; a menu of forty pages with its fonts is a few megabytes.</summary>
    private const long MostUnfolded = 64_000_000;

    /// <summary>Arrays within arrays, as a document that wants to end the stack has them.</summary>
    private const int Deepest = 2_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static PdfContent Read(byte[] bytes, Action<Exception> broken, CancellationToken ct)
    {
        if (Nesting.Of(bytes) > Deepest)
            return new PdfContent.Refused(ImportProblem.Broken);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Longest);
        var filters = new BoundedFilters(MostUnfolded, Deepest);
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
            if (document.NumberOfPages > ImportBounds.MostPages)
                return new PdfContent.Refused(ImportProblem.TooManyPages);
            List<PdfPage> pages = [];
            foreach (var page in document.GetPages())
            {
                late.Token.ThrowIfCancellationRequested();
                pages.Add(PageOf(page));
            }

            return filters.HasRefused ? new PdfContent.Refused(ImportProblem.TooLarge) : new PdfContent.Pages(pages, filters.HasScript || BoundedFilters.IsScript(bytes));
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfContent.Refused(ImportProblem.Locked);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            // The library has no exception of its own for all that can be wrong with a document.
            broken(problem);
            return new PdfContent.Refused(filters.HasRefused || late.IsCancellationRequested ? ImportProblem.TooLarge : ImportProblem.Broken);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked tells it on.
            return new PdfContent.Refused(ImportProblem.Broken);
        }
    }

    // A page without words may be a photograph of one.
    private static PdfPage PageOf(Page page)
    {
        var lines = PageLines.Of(page);
        return new PdfPage(lines, lines.Count > 0 ? null : page.GetImages().Select(image => image.RawBytes.ToArray()).MaxBy(bytes => bytes.Length));
    }
}
