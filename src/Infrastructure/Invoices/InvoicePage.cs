using Kalliky.Application.Billing;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Draws an invoice from top to bottom, on as many pages as it needs. Points, from the upper left corner of an A4.</summary>
internal sealed class InvoicePage : IDisposable
{
    private const double Width = 595;
    private const double Left = 48;
    private const double Right = Width - 48;
    private const double Bottom = 752;
    private const double Middle = 320;
    private const double AmountWidth = 110;

    private readonly PdfDocument document;
    private readonly InvoiceSheet sheet;
    private readonly Labels labels;
    private XGraphics paper = null!;
    private double y;

    public InvoicePage(PdfDocument document, InvoiceSheet sheet)
    {
        (this.document, this.sheet, labels) = (document, sheet, Labels.Of(sheet));
        NewPage();
    }

    public void Draw()
    {
        Head();
        Parties();
        Table();
        Totals();
        Mentions();
        Feet();
    }

    public void Dispose() => paper.Dispose();

    private void Head()
    {
        BrandMark.Draw(paper, Left, y, 30);
        Write("Kalliky", Ink.Brand, Ink.Black, Left + 40, y + 20);
        WriteRight(labels.Title, Ink.Title, Ink.Black, Right, y + 22);
        y += 44;
        List<(string Label, string Value)> facts =
            [(labels.Number, sheet.Number), (labels.IssuedOn, Labels.Day(sheet.IssuedOn)), (labels.Period, $"{Labels.Day(sheet.From)} – {Labels.Day(sheet.To)}")];
        facts.Add(sheet.IsCredit && sheet.Credits is var (number, day) ? (labels.Credits, $"{number}, {Labels.Day(day)}") : (labels.DueOn, Labels.Day(sheet.DueOn)));
        foreach (var (label, value) in facts)
        {
            Write(label, Ink.Plain, Ink.Muted, Middle, y + 10);
            WriteRight(value, label == labels.Number ? Ink.Strong : Ink.Plain, Ink.Black, Right, y + 10);
            y += 15;
        }
    }

    // The sender beside the facts above, whom it is for below them.
    private void Parties()
    {
        var (top, seller, buyer) = (y, sheet.Seller, sheet.Buyer);
        y = 100;
        Paragraph(seller.Name, Ink.Strong, Ink.Black, Left, Middle - Left - 24, 13);
        string?[] sender =
        [
            seller.Street, $"{seller.Postcode} {seller.City}", $"{seller.LegalForm} au capital de {seller.Capital}", $"{seller.Rcs}, SIREN {Grouped(seller.Siren)}", $"{labels.VatNumber} {seller.VatNumber}", seller.Email,
        ];
        foreach (var line in sender.OfType<string>())
            Paragraph(line, Ink.Plain, Ink.Muted, Left, Middle - Left - 24, 13);
        var low = y;
        y = top + 18;
        Write(labels.For, Ink.Small, Ink.Muted, Middle, y + 8);
        y += 13;
        Paragraph(buyer.Name, Ink.Strong, Ink.Black, Middle, Right - Middle, 13);
        string?[] receiver =
        [
            buyer.Street, $"{buyer.Postcode} {buyer.City}".Trim(), buyer.Country == "FR" ? null : buyer.Country,
            buyer.Siren is { } siren ? $"SIREN {Grouped(siren)}" : null, buyer.VatNumber is { } vat ? $"{labels.VatNumber} {vat}" : null,
        ];
        foreach (var line in receiver.OfType<string>().Where(line => line.Length > 0))
            Paragraph(line, Ink.Plain, Ink.Black, Middle, Right - Middle, 13);
        y = Math.Max(low, y) + 26;
    }

    private void Table()
    {
        TableHead();
        foreach (var line in sheet.Lines)
        {
            var width = Right - Left - AmountWidth - 24;
            var (words, detail) = (Wrap(line.Words, Ink.Plain, width), Wrap(line.Detail, Ink.Small, width));
            if (Room(words.Count * 13 + detail.Count * 11 + 16))
                TableHead();
            y += 7;
            WriteRight(labels.Money(line.Amount), Ink.Plain, Ink.Black, Right - 8, y + 10);
            foreach (var part in words)
                Line(part, Ink.Plain, Ink.Black, Left + 8, 13);
            foreach (var part in detail)
                Line(part, Ink.Small, Ink.Muted, Left + 8, 11);
            y += 7;
            paper.DrawLine(Ink.Rule, Left, y, Right, y);
        }
    }

    private void TableHead()
    {
        paper.DrawRectangle(Ink.Wash, Left, y, Right - Left, 22);
        Write(labels.Words, Ink.Strong, Ink.Black, Left + 8, y + 14.5);
        WriteRight(labels.Amount, Ink.Strong, Ink.Black, Right - 8, y + 14.5);
        y += 22;
    }

    private void Totals()
    {
        Room(160);
        y += 14;
        foreach (var (label, amount) in new[] { (labels.Net, sheet.Net), (labels.Vat, sheet.Vat) })
        {
            Write(label, Ink.Plain, Ink.Muted, Middle, y + 10);
            WriteRight(labels.Money(amount), Ink.Plain, Ink.Black, Right - 8, y + 10);
            y += 17;
        }

        paper.DrawLine(Ink.Rule, Middle, y + 2, Right, y + 2);
        Write(labels.Total, Ink.Total, Ink.Black, Middle, y + 22);
        WriteRight(labels.Money(sheet.Total), Ink.Total, Ink.Black, Right - 8, y + 22);
        y += 44;
        if (sheet.Due != sheet.Total)
            Paid();
        if (sheet.Settlement is { } settlement)
            Settle(settlement);
    }

    private void Paid()
    {
        y -= 8;
        (string Label, Domain.Shared.Money Amount, XFont Font)[] lines =
            [(labels.Paid, sheet.Paid, Ink.Plain), (labels.Collected, sheet.Collected, Ink.Plain), (labels.GivenBack, sheet.GivenBack, Ink.Plain), (labels.Due, sheet.Due, Ink.Strong)];
        foreach (var (label, amount, font) in lines.Where(line => line.Amount.Cents != 0 || line.Label == labels.Due))
        {
            Write(label, font, Ink.Black, Middle, y + 10);
            WriteRight(labels.Money(amount), font, Ink.Black, Right - 8, y + 10);
            y += 17;
        }

        y += 14;
    }

    private void Settle(string settlement)
    {
        y -= 10;
        Paragraph(settlement, Ink.Small, Ink.Muted, Middle, Right - Middle, 11);
        y += 12;
    }

    private void Mentions()
    {
        if (sheet is { IsTransfer: true, Seller.Iban: { } iban })
            Mention($"IBAN {iban}");
        foreach (var mention in sheet.Mentions)
            Mention(mention.Text);
    }

    private void Mention(string text)
    {
        Room(Wrap(text, Ink.Small, Right - Left).Count * 11 + 4);
        Paragraph(text, Ink.Small, Ink.Muted, Left, Right - Left, 11);
        y += 4;
    }

    // Written last, when it is known how many pages there are.
    private void Feet()
    {
        paper.Dispose();
        var seller = sheet.Seller;
        for (var index = 0; index < document.PageCount; index++)
        {
            paper = XGraphics.FromPdfPage(document.Pages[index], XGraphicsPdfPageOptions.Append);
            paper.DrawLine(Ink.Rule, Left, 782, Right, 782);
            Write($"{seller.Name}, {seller.LegalForm}, {seller.Rcs} {Grouped(seller.Siren)}, {labels.VatNumber} {seller.VatNumber}", Ink.Small, Ink.Muted, Left, 796);
            WriteRight($"{sheet.Number} · {labels.Page} {index + 1}/{document.PageCount}", Ink.Small, Ink.Muted, Right, 796);
            if (index < document.PageCount - 1)
                paper.Dispose();
        }
    }

    /// <summary>Whether a new page was needed for something of this height.</summary>
    private bool Room(double height)
    {
        if (y + height <= Bottom)
            return false;
        paper.Dispose();
        NewPage();
        return true;
    }

    private void NewPage()
    {
        var page = document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        paper = XGraphics.FromPdfPage(page);
        y = 48;
    }

    private void Paragraph(string text, XFont font, XBrush brush, double x, double width, double step)
    {
        foreach (var part in Wrap(text, font, width))
            Line(part, font, brush, x, step);
    }

    private void Line(string text, XFont font, XBrush brush, double x, double step)
    {
        Write(text, font, brush, x, y + 10);
        y += step;
    }

    private void Write(string text, XFont font, XBrush brush, double x, double baseline) => paper.DrawString(text, font, brush, x, baseline);

    private void WriteRight(string text, XFont font, XBrush brush, double right, double baseline) =>
        paper.DrawString(text, font, brush, right - paper.MeasureString(text, font).Width, baseline);

    // As it is read: in threes, which no line breaks.
    private static string Grouped(string siren) => string.Join('\u00a0', siren.Chunk(3).Select(part => new string(part)));

    // At spaces that may break; a word that is longer than a line is cut.
    private List<string> Wrap(string text, XFont font, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && paper.MeasureString(longer, font).Width > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    private IEnumerable<string> Cut(string word, XFont font, double width)
    {
        while (word.Length > 1 && paper.MeasureString(word, font).Width > width)
        {
            var fits = word.Length - 1;
            while (fits > 1 && paper.MeasureString(word[..fits], font).Width > width)
                fits--;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
