using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>An invoice as it is printed: its figures with the words for them. Of a credit note the amounts are turned round, so
/// that they say what is given back.</summary>
/// <param name="From">The first day that it is for.</param>
/// <param name="Credits">The number and the day of the invoice that a credit note speaks of, or in whose place an invoice was written.</param>
/// <param name="Mentions">What the law wants written, sentence by sentence.</param>
public sealed record InvoiceSheet(
    InvoiceKind Kind, string Number, LocalDate IssuedOn, LocalDate DueOn, LocalDate From, LocalDate To, Seller Seller, Buyer Buyer, Language Language,
    IReadOnlyList<SheetLine> Lines, Money Net, Money Vat, Money Total, (string Number, LocalDate IssuedOn)? Credits, IReadOnlyList<Mention> Mentions)
{
    /// <summary>Of the total, what was kept out of payments by link.</summary>
    public Money Collected { get; init; }

    /// <summary>Of the total, what was paid for the plan before.</summary>
    public Money Paid { get; init; }

    /// <summary>Of the total, what credit notes of months before gave back.</summary>
    public Money GivenBack { get; init; }

    /// <summary>What is left to pay.</summary>
    public Money Due => Total - Collected - Paid - GivenBack;

    /// <summary>What is left, or a part of it, is to be transferred; else the collector takes it, or nothing is left.</summary>
    public bool IsTransfer { get; init; }

    /// <summary>How what is left is paid, where not all of it is transferred; null where it is. Of a month's credit note, what becomes of it.</summary>
    public string? Settlement { get; init; }

    /// <summary>A credit note that takes an invoice back whole since another was written in its place.</summary>
    public bool IsReplaced { get; init; }

    public bool IsCredit => Kind == InvoiceKind.CreditNote;

    internal static InvoiceSheet Of(Invoice invoice, Buyer buyer)
    {
        var words = new InvoiceWords(invoice.Language);
        var sign = invoice.Kind == InvoiceKind.CreditNote ? -1 : 1;
        var month = invoice.Month is { } closed ? BillingMonth.Of(closed) : (BillingMonth?)null;
        return new InvoiceSheet(
            invoice.Kind, invoice.Number, invoice.IssuedOn, invoice.DueOn, month?.First ?? invoice.IssuedOn, month?.Last ?? invoice.IssuedOn, invoice.Seller, buyer, invoice.Language,
            [.. invoice.Lines.Select(line => new SheetLine(words.Of(line, invoice), words.Detail(invoice.IsReplaced ? line.TakenBack() : line, invoice), line.Amount * sign))],
            invoice.Net * sign, invoice.Vat * sign, invoice.Total * sign,
            invoice is { CreditsNumber: { } number, CreditsIssuedOn: { } day } ? (number, day) : null, InvoiceWords.Mentions(invoice)) 
        {
            Collected = invoice.Collected * sign, Paid = invoice.Paid * sign, GivenBack = invoice.GivenBack * sign, IsReplaced = invoice.IsReplaced, IsTransfer = invoice.Kind == InvoiceKind.Invoice && invoice.ToTransfer > Money.Zero, Settlement = words.Settlement(invoice),
        };
    }
}

/// <summary>A sentence that the law wants.</summary>
/// <param name="Code">What it is about, by UNTDID 4451: AAI in general, AAB discount, PMD penalties, PMT the fixed sum for recovering.</param>
public sealed record Mention(string Code, string Text);

/// <param name="Detail">How the amount comes about; empty where the words say it all.</param>
public sealed record SheetLine(string Words, string Detail, Money Amount);
