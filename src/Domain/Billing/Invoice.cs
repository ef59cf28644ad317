using System.Globalization;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>An invoice, or a credit note, of Kalliky to a business. It comes into being with its number and never changes: what
/// was wrong is taken back by a credit note. Amounts are signed as the business owes them, so that a credit note is less than nothing.</summary>
public sealed class Invoice : TenantEntity
{
    /// <summary>Paid within thirty days, as L441-10 of the code de commerce has it where nothing else was agreed.</summary>
    public const int DaysToPay = 30;

    private Invoice() { }

    /// <param name="sequence">One for all documents of Kalliky, without a gap.</param>
    public Invoice(Guid id, Guid tenantId, long sequence, InvoiceDraft draft, Instant at)
    {
        var day = at.InZone(BillingMonth.Zone).Date;
        (Id, TenantId, Sequence, IssuedAt, IssuedOn, DueOn) = (id, tenantId, sequence, at, day, day.PlusDays(DaysToPay));
        Number = string.Create(CultureInfo.InvariantCulture, $"K-{day.Year:0000}-{sequence:000000}");
        (Month, Lines, Seller, Buyer, Language, OnceKey, Reason) = (draft.Month, draft.Lines, draft.Seller, draft.Buyer, draft.Language, draft.OnceKey, draft.Reason);
        Net = draft.Net;
        Vat = Billing.Vat.Of(Net);
        Total = Net + Vat;
        Kind = draft.Kind;
        if (Kind == InvoiceKind.Invoice)
        {
            Paid = draft.Paid < Total ? draft.Paid : Total;
            Collected = draft.Collected < Total - Paid ? draft.Collected : Total - Paid;
            GivenBack = Least(draft.GivenBack, draft.IsByCard ? Least(Due, CommissionsLeft) : Due);
            IsByCard = draft.IsByCard && Due > DaysToTransfer(Lines);
        }
        else
        {
            (Paid, Collected, GivenBack) = (draft.Paid, draft.Collected, draft.GivenBack);
        }

        if (draft.Credits is { } credited)
            (CreditsId, CreditsNumber, CreditsIssuedOn) = (credited.Id, credited.Number, credited.IssuedOn);
        if (Replaces is not null)
            DueOn = draft.Credits!.DueOn;
        Raise(new InvoiceIssued(Id, TenantId));
    }

    public InvoiceKind Kind { get; private init; }

    public long Sequence { get; private init; }

    /// <summary>K-2026-000123: the year is that of the day of issue, and only a prefix; the count goes on over it.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The first day of the month that it closes; null for what a person credited.</summary>
    public LocalDate? Month { get; private init; }

    public Instant IssuedAt { get; private init; }

    /// <summary>The day of issue on the clock of Paris.</summary>
    public LocalDate IssuedOn { get; private init; }

    public LocalDate DueOn { get; private init; }

    public IReadOnlyList<InvoiceLine> Lines { get; private init; } = [];

    public Money Net { get; private init; }

    public Money Vat { get; private init; }

    public Money Total { get; private init; }

    /// <summary>Of the total, what collectors have kept out of payments by link: it is paid. What is more than the total waits for the
    /// next invoice; less than nothing where what an earlier one took off was given back since.</summary>
    public Money Collected { get; private init; }

    /// <summary>Of the total, what was paid for the plan before it was billed, with tax. What is more than the total waits for the next
    /// invoice.</summary>
    public Money Paid { get; private init; }

    /// <summary>Of the total, what credit notes of months before gave back, with tax. What is more than the total waits for the next
    /// invoice; where the collector takes what is left, so does what is more than the commissions, since it is told the same.</summary>
    public Money GivenBack { get; private init; }

    /// <summary>What was left to pay when it was issued.</summary>
    public Money Due => Total - Collected - Paid - GivenBack;

    /// <summary>What is left is taken by the collector with the next month's payment, but for days that it knows nothing of; else it
    /// is to be transferred.</summary>
    public bool IsByCard { get; private init; }

    /// <summary>Of what was left to pay when it was issued, what is to be transferred.</summary>
    public Money ToTransfer => PartToTransfer(Due, IsByCard, Lines);

    public Seller Seller { get; private init; } = null!;

    /// <summary>A <see cref="Billing.Buyer"/> as it stood then.</summary>
    public Sealed Buyer { get; private init; } = null!;

    public Language Language { get; private init; }

    /// <summary>The invoice that this credit note speaks of; of an invoice, the one in whose place it was written.</summary>
    public Guid? CreditsId { get; private init; }

    public string? CreditsNumber { get; private init; }

    public LocalDate? CreditsIssuedOn { get; private init; }

    /// <summary>Why a person credited it.</summary>
    public string? Reason { get; private init; }

    /// <summary>The number of the invoice in whose place this one was written, to another buyer; null of every other.</summary>
    public string? Replaces => Kind == InvoiceKind.Invoice ? CreditsNumber : null;

    /// <summary>A credit note that takes a whole invoice back because another was written in its place: nothing is given back.</summary>
    public bool IsReplaced => Kind == InvoiceKind.CreditNote && Month is null && Reason is null;

    /// <summary>What makes a repeated closing write once; unique in the business.</summary>
    public string OnceKey { get; private init; } = "";

    /// <summary>The part of what is due that is to be transferred.</summary>
    /// <param name="due">What was left to pay when it was issued.</param>
    public static Money PartToTransfer(Money due, bool isByCard, IReadOnlyList<InvoiceLine> lines) =>
        isByCard && DaysToTransfer(lines) is var days && days < due ? days : due;

    private Money CommissionsLeft =>
        Billing.Vat.With(Lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Commissions()?.Commission ?? Money.Zero))) - Collected is var left && left > Money.Zero ? left : Money.Zero;

    private static Money Least(Money one, Money other) => one < other ? one : other;

    // With their tax.
    private static Money DaysToTransfer(IReadOnlyList<InvoiceLine> lines) =>
        Billing.Vat.With(lines.Where(line => line.IsToTransfer == true).Aggregate(Money.Zero, (sum, line) => sum + line.Amount));
}

/// <summary>All of an invoice but its number and its day.</summary>
/// <param name="Credits">The invoice that it gives something back of.</param>
public sealed record InvoiceDraft(
    LocalDate? Month, IReadOnlyList<InvoiceLine> Lines, Seller Seller, Sealed Buyer, Language Language, string OnceKey, Invoice? Credits = null, string? Reason = null)
{
    /// <summary>What collectors have kept for Kalliky and no invoice has taken into account, tax included.</summary>
    public Money Collected { get; init; }

    /// <summary>What was paid for plans that are billed here or before, and no invoice has taken off, tax included.</summary>
    public Money Paid { get; init; }

    /// <summary>What credit notes of months gave back and no invoice has taken off, tax included.</summary>
    public Money GivenBack { get; init; }

    /// <summary>The collector takes what is left.</summary>
    public bool IsByCard { get; init; }

    public Money Net => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <summary>A month in which more was given back than is due makes a credit note.</summary>
    public InvoiceKind Kind => Net < Money.Zero ? InvoiceKind.CreditNote : InvoiceKind.Invoice;

    /// <summary>Takes an invoice back whole, with what it took off, so that both come to nothing.</summary>
    public static InvoiceDraft TakingBack(Invoice invoice) => new(
        null, [.. invoice.Lines.Select(line => line.TakenBack())], invoice.Seller, invoice.Buyer, invoice.Language, $"replaced:{invoice.Id:N}", invoice)
    {
        Collected = Money.Zero - invoice.Collected, Paid = Money.Zero - invoice.Paid, GivenBack = Money.Zero - invoice.GivenBack,
    };

    /// <summary>The same month for the same amounts, to another buyer: to be paid as it was, until the same day.</summary>
    public static InvoiceDraft InPlaceOf(Invoice invoice, Seller seller, Sealed buyer, Language language) => new(invoice.Month, invoice.Lines, seller, buyer, language, $"replaces:{invoice.Id:N}", invoice)
    {
        Collected = invoice.Collected, Paid = invoice.Paid, GivenBack = invoice.GivenBack, IsByCard = invoice.IsByCard,
    };
}

public enum InvoiceKind
{
    Invoice,
    CreditNote,
}

/// <summary>An invoice or a credit note has its number: it can be printed.</summary>
public sealed record InvoiceIssued(Guid InvoiceId, Guid TenantId) : DomainEvent;

/// <summary>Its documents are kept: it can be sent.</summary>
public sealed record InvoicePrinted(Guid InvoiceId, Guid TenantId) : DomainEvent;
