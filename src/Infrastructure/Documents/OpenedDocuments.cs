using Kalliky.Application.Catalogue.Imports;
using Kalliky.Domain.Catalogue;
using Microsoft.Extensions.Logging;

namespace Kalliky.Infrastructure.Documents;

/// <summary>Opens what anybody may have made, each on a stack of its own: what nests deeper than any document ends there and not
/// in the stack of a request.</summary>
internal sealed class OpenedDocuments(ILogger<OpenedDocuments> logger) : IDocuments
{
    private const int Stack = 64 * 1024 * 1024;

    public PdfContent ReadPdf(byte[] bytes, CancellationToken ct)
    {
        PdfContent? content = null;
        var reader = new Thread(() => content = PdfText.Read(bytes, Broken, ct), Stack) { IsBackground = true, Name = "PDF" };
        reader.Start();
        reader.Join();
        ct.ThrowIfCancellationRequested();
        return content ?? new PdfContent.Refused(ImportProblem.Broken);
    }

    public IReadOnlyList<IReadOnlyList<string>>? ReadTable(string text, char separator) => CsvText.Read(text, separator);

    // What stands in the message may stand in the document.
    private void Broken(Exception problem) => logger.LogInformation("A PDF could not be read: {Reason}.", problem.GetType().Name);
}
