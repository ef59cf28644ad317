using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>An invoice or a credit note, and what has been paid of it by now.</summary>
/// <param name="Month">The month that it closes; null for what a person credited.</param>
/// <param name="IsPrinted">Its documents can be read.</param>
/// <param name="CreditsId">The invoice that a credit note speaks of, or in whose place an invoice was written, and its number.</param>
public sealed record InvoiceView(
    Guid Id, string Number, InvoiceKind Kind, LocalDate? Month, Instant IssuedAt, LocalDate IssuedOn, LocalDate DueOn, IReadOnlyList<InvoiceLine> Lines, Money Net, Money Vat, Money Total,
    bool IsPrinted, Guid? CreditsId, string? CreditsNumber)
{
    /// <summary>The tax is rounded here on the sum, at the collector on the plan of one month and the use of another: what lies between
    /// them is a cent, or two where payments by link are taken off, and nobody owes it.</summary>
    internal static readonly Money Rounding = new(2);

    // A regular end is followed by a last payment, an hour later.
    private static readonly Duration LastPayment = Duration.FromDays(2);

    private const int Most = 50;

    /// <summary>Of the total, what was kept out of payments by link.</summary>
    public required Money Collected { get; init; }

    /// <summary>Taken off when it was issued: the plan, paid before.</summary>
    public required Money PaidBefore { get; init; }

    /// <summary>Taken off when it was issued: what credit notes of months before gave back.</summary>
    public required Money GivenBack { get; init; }

    /// <summary>Payments of its month's plan that no invoice bills, in cents with tax.</summary>
    public required long PaidLate { get; init; }

    /// <summary>What the next month's payment has paid of what its month used, and later ones of what became known late, in cents with tax.</summary>
    public required long UsePaid { get; init; }

    /// <summary>Given back by a person's credit notes, in cents with tax. Those of a month are taken off the next invoices instead.</summary>
    public required long Credited { get; init; }

    /// <summary>A payment of its month was noted before its parts were: then any payment stood for the whole.</summary>
    public required bool IsPaidOfOld { get; init; }

    public required Instant? LastPaidAt { get; init; }

    /// <summary>The collector takes what was left when it was issued, but for days that it knows nothing of; else it is to be transferred.</summary>
    public required bool IsByCard { get; init; }

    /// <summary>When the collector was last read, where nobody has the subscription any more that was to take it: it ended, be it that
    /// another was begun since.</summary>
    public required Instant? EndedBy { get; init; }

    /// <summary>As it stands on the invoice, with the account that a transfer goes to.</summary>
    public required Seller Seller { get; init; }

    /// <summary>What has come by transfer, for whichever invoice of its month, in cents with tax.</summary>
    public required long Transferred { get; init; }

    public required LocalDate? LastTransferOn { get; init; }

    /// <summary>Of what was paid for its plan, what went back, in cents with tax; it changes nothing of what is left.</summary>
    public required long Refunded { get; init; }

    /// <summary>When its month was first billed: before it was issued, where it was written in the place of another.</summary>
    public required Instant? FirstIssuedAt { get; init; }

    /// <summary>The number of the invoice that was written in its place; it asks for nothing any more.</summary>
    public required string? ReplacedBy { get; init; }

    /// <summary>The number of the invoice in whose place it was written.</summary>
    public string? Replaces => Kind == InvoiceKind.Invoice ? CreditsNumber : null;

    /// <summary>The day from which it could be paid.</summary>
    public LocalDate FirstIssuedOn => (FirstIssuedAt ?? IssuedAt).InZone(BillingMonth.Zone).Date;

    /// <summary>What is left to pay by now. A payment of a plan counts where the plan was billed by the day, before it was paid.</summary>
    public Money Left
    {
        get
        {
            if (Kind == InvoiceKind.CreditNote || IsPaidOfOld || ReplacedBy is not null)
                return Money.Zero;
            var left = (IsByCard ? LeftByCard + ToTransfer : Rounded(Due - Card)) - new Money(Transferred + Credited);
            return left > Money.Zero ? left : Money.Zero;
        }
    }

    /// <summary>What of it is to be transferred; what was given back is taken off here first. What the card was to pay is, once no
    /// subscription takes it any more.</summary>
    public Money LeftToTransfer => IsGivenUp ? Left : Least(Left, ToTransfer - new Money(Transferred + Credited)) is var left && left > Money.Zero ? left : Money.Zero;

    /// <summary>When nothing was left to pay; null while something is, where it was credited or replaced instead, and for a credit note.</summary>
    public Instant? PaidAt => Kind == InvoiceKind.CreditNote || ReplacedBy is not null || Left > Money.Zero ? null : Latest ?? (Credited == 0 ? IssuedAt : null);

    public bool IsToTransfer => LeftToTransfer > Money.Zero;

    /// <param name="today">On the clock of Paris.</param>
    public bool IsLate(LocalDate today) => IsToTransfer && today > DueOn;

    /// <summary>Late for long enough to be reminded of: before, a transfer of the last day is on its way.</summary>
    /// <param name="today">On the clock of Paris.</param>
    public bool IsToRemind(LocalDate today) => IsToTransfer && today >= DueOn.PlusDays(RemindOfTransfers.DaysAfter);

    /// <summary>What the collector takes of it, as far as it was to take something.</summary>
    internal Money PartByCard => IsByCard ? Due - ToTransfer : Due;

    /// <summary>What of that it has not taken yet.</summary>
    internal Money LeftByCard => IsByCard && Rounded(PartByCard - Card) is var left && left > Money.Zero ? left : Money.Zero;

    private bool IsGivenUp => IsByCard && EndedBy - (FirstIssuedAt ?? IssuedAt) >= LastPayment;

    private Money Due => Total - Collected - PaidBefore - GivenBack;

    private Money ToTransfer => Invoice.PartToTransfer(Due, IsByCard, Lines);

    private Money Card => Late + new Money(UsePaid);

    // A payment of the whole month pays no more of it here than the days that were billed; what it brought beyond stands on the next invoice.
    private Money Late => Least(new Money(PaidLate), Domain.Billing.Vat.With(Lines.Where(line => line.IsByTheDay() && line.IsToTransfer is null).Aggregate(Money.Zero, (sum, line) => sum + line.Amount)));

    private Instant? Latest => new[] { LastPaidAt, LastTransferOn?.AtStartOfDayInZone(BillingMonth.Zone).ToInstant() }.Max();

    /// <summary>Those of which something is left to be transferred, the one that is due first before the others; as many as anybody looks at.</summary>
    internal static async Task<IReadOnlyList<InvoiceView>> Owed(IKallikyDb db, CancellationToken ct)
    {
        // Without what only the lines can tell; the rest of it falls out below. What is rounded away of a card's payment would be found for ever.
        var rounding = Rounding.Cents;
        var open = db.Invoices.Where(invoice => invoice.Kind == InvoiceKind.Invoice
            && (long)(object)invoice.Total - (long)(object)invoice.Collected - (long)(object)invoice.Paid - (long)(object)invoice.GivenBack
                - db.InvoiceTransfers.Where(transfer => db.Invoices.Any(paid => paid.Id == transfer.InvoiceId && paid.Month == invoice.Month)).Sum(transfer => (long)(object)transfer.Amount)
                + db.Invoices.Where(note => note.CreditsId == invoice.Id && note.Month == null).Sum(note => (long)(object)note.Total)
                > (invoice.IsByCard ? rounding + db.PaidPeriods.Where(paid => paid.UsedIn == invoice.Month).Sum(paid => (long)(object)paid.Used + (long)(object)paid.UsedTax) : 0));
        var found = await Read(open.OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id).Take(Most), db, ct);
        return [.. found.Where(invoice => invoice.IsToTransfer)];
    }

    // Once the collector has taken something.
    private Money Rounded(Money left) => Card > Money.Zero && Math.Abs(left.Cents) <= Rounding.Cents ? Money.Zero : left;

    private static Money Least(Money one, Money other) => one < other ? one : other;

    /// <summary>As they are ordered.</summary>
    internal static async Task<IReadOnlyList<InvoiceView>> Read(IQueryable<Invoice> invoices, IKallikyDb db, CancellationToken ct) =>
        await LateUse.Settle(await All(invoices, db).ToListAsync(ct), db, ct);

    internal static IQueryable<InvoiceView> All(IQueryable<Invoice> invoices, IKallikyDb db) => invoices.AsNoTracking().Select(invoice => new InvoiceView(
        invoice.Id, invoice.Number, invoice.Kind, invoice.Month, invoice.IssuedAt, invoice.IssuedOn, invoice.DueOn, invoice.Lines, invoice.Net, invoice.Vat, invoice.Total,
        db.InvoiceDocuments.Any(document => document.InvoiceId == invoice.Id), invoice.CreditsId, invoice.CreditsNumber)
    {
        Collected = invoice.Collected,
        PaidBefore = invoice.Paid,
        GivenBack = invoice.GivenBack,
        PaidLate = db.PaidPeriods.Where(paid => paid.Month == invoice.Month && paid.InvoiceId == null && paid.ReturnedAt == null).Sum(paid => (long)(object)paid.Net + (long)(object)paid.Tax),
        UsePaid = db.PaidPeriods.Where(paid => paid.UsedIn == invoice.Month).Sum(paid => (long)(object)paid.Used + (long)(object)paid.UsedTax),
        Credited = db.Invoices.Where(note => note.CreditsId == invoice.Id && note.Month == null).Sum(note => -(long)(object)note.Total),
        IsPaidOfOld = db.PaidPeriods.Any(paid => paid.Month == invoice.Month && paid.UsedIn == null),
        LastPaidAt = db.PaidPeriods
            .Where(paid => paid.InvoiceId == invoice.Id || (paid.Month == invoice.Month && paid.InvoiceId == null && paid.ReturnedAt == null && (long)(object)paid.Net > 0) || (paid.UsedIn == invoice.Month && (long)(object)paid.Used > 0))
            .Max(paid => (Instant?)paid.At),
        IsByCard = invoice.IsByCard,
        EndedBy = db.PaymentAccounts
            .Where(account => account.SubscriptionId == null || db.Checkouts.Any(checkout => checkout.Status == CheckoutStatus.Paid && checkout.CreatedAt > db.Invoices.Where(first => first.Month == invoice.Month).Min(first => first.IssuedAt)))
            .Max(account => (Instant?)account.ReadAt),
        Seller = invoice.Seller,
        Transferred = db.InvoiceTransfers.Where(transfer => db.Invoices.Any(paid => paid.Id == transfer.InvoiceId && paid.Month == invoice.Month)).Sum(transfer => (long)(object)transfer.Amount),
        LastTransferOn = db.InvoiceTransfers.Where(transfer => db.Invoices.Any(paid => paid.Id == transfer.InvoiceId && paid.Month == invoice.Month)).Max(transfer => (LocalDate?)transfer.ReceivedOn),
        // By what a payment is about (PaidPeriod.About).
        Refunded = db.PlanRefunds.Where(refund => db.PaidPeriods.Any(paid => paid.Reference == refund.Payment && paid.ReturnedAt == null
                && (paid.InvoiceId == invoice.Id || (paid.InvoiceId == null && invoice.Month != null && (paid.Plan == null && (long)(object)paid.Used > 0 && paid.UsedIn != null ? paid.UsedIn : paid.Month) == invoice.Month))))
            .Sum(refund => (long)(object)refund.Amount),
        FirstIssuedAt = db.Invoices.Where(first => first.Month == invoice.Month).Min(first => (Instant?)first.IssuedAt),
        ReplacedBy = db.Invoices.Where(next => next.Kind == InvoiceKind.Invoice && next.CreditsId == invoice.Id).Select(next => next.Number).FirstOrDefault(),
    });
}
