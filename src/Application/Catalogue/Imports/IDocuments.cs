using Kalliky.Domain.Catalogue;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Takes what is written out of documents that anybody may have made.</summary>
public interface IDocuments
{
    /// <summary>The pages of a PDF. What is a script in it is not run, what is too much of it not unfolded.</summary>
    PdfContent ReadPdf(byte[] bytes, CancellationToken ct);

    /// <summary>The rows of a table; null where it is none.</summary>
    /// <param name="separator">What sets its columns apart.</param>
    IReadOnlyList<IReadOnlyList<string>>? ReadTable(string text, char separator);
}

public abstract record PdfContent
{
    /// <param name="HasScript">It holds one, which was left alone.</param>
    public sealed record Pages(IReadOnlyList<PdfPage> All, bool HasScript) : PdfContent;

    public sealed record Refused(ImportProblem Problem) : PdfContent;
}

/// <param name="Lines">In the order in which people read them; empty where the page is a picture.</param>
/// <param name="Scan">The largest picture on it, as it lies in the file; null where there are words.</param>
public sealed record PdfPage(IReadOnlyList<string> Lines, byte[]? Scan);
