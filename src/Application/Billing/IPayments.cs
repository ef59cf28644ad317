using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Whoever collects what businesses pay for their plan. Amounts are in euro cents.</summary>
/// <remarks>Every method throws <see cref="PaymentException"/> when the collector refuses or does not answer; nothing has
/// changed then. Each may be called again: the same question with the same key is answered the same.</remarks>
public interface IPayments
{
    /// <summary>No money moves: nobody has to write a card's number anywhere.</summary>
    bool IsDemonstration { get; }

    /// <summary>There is a collector, or the demonstration's stands for one. Else nothing is sold: only FREE is offered.</summary>
    bool IsSetUp { get; }

    /// <summary>It takes, with each month's plan, what the month before has used: minutes beyond the plan, commissions.</summary>
    bool TakesUse { get; }

    /// <summary>Makes a business known; once, however often it is asked.</summary>
    /// <param name="language">What its people read.</param>
    /// <returns>The collector's handle of it.</returns>
    Task<string> Register(Guid tenant, string name, Language language, CancellationToken ct);

    /// <summary>Opens the page on which a plan is paid for until the end of the month, and from then on month by month.</summary>
    Task<CheckoutPage> OpenCheckout(CheckoutWish wish, CancellationToken ct);

    /// <summary>Closes it, so that nobody pays there any more.</summary>
    /// <returns>False when it was paid already.</returns>
    Task<bool> CloseCheckout(string customer, string session, CancellationToken ct);

    /// <summary>Ends at once what was sold on a checkout, and gives its payment back whole. Asked again, it gives nothing back twice.</summary>
    /// <param name="since">Only what was paid then or later.</param>
    /// <returns>The payment; null when it was made before, or none was.</returns>
    Task<Payment?> TakeBack(string customer, string session, Instant since, CancellationToken ct);

    /// <summary>Where a business changes its card and finds its receipts.</summary>
    Task<Uri> OpenPortal(string customer, string storeKey, Language language, CancellationToken ct);

    /// <summary>What a change costs at once.</summary>
    Task<Bill> Preview(PlanChange change, CancellationToken ct);

    /// <summary>Makes the change.</summary>
    Task Change(PlanChange change, string onceKey, CancellationToken ct);

    /// <summary>Counts what is owed beside the plan; the same reading again is counted once, for a day at least.</summary>
    Task Report(string customer, MeterReading reading, CancellationToken ct);

    /// <summary>What a meter has counted of a business by now, of what counts from that minute on.</summary>
    /// <returns>Null where every reading is counted once, however late it is told again.</returns>
    Task<Money?> Counted(string customer, Meter meter, Instant since, CancellationToken ct);

    /// <summary>Reads where a business stands.</summary>
    /// <param name="sessions">The checkouts that are of interest.</param>
    Task<PaymentState> Read(string customer, IReadOnlyCollection<string> sessions, CancellationToken ct);
}

/// <param name="Id">Ours: the same one again opens the same page.</param>
/// <param name="Anchor">The start of the first whole month that is paid for.</param>
public sealed record CheckoutWish(Guid Id, string Customer, Plan Plan, string StoreKey, Instant Anchor, Instant ExpiresAt, Language Language);

public sealed record CheckoutPage(string Session, string Address);

/// <param name="When">What is paid for at once, or from the next month on.</param>
public sealed record PlanChange(string Customer, string Subscription, Plan From, Plan To, ChangeMoment When)
{
    /// <summary>What is paid at once is reckoned as of then, to the second, so that the price that was shown is the one that is charged; null,
    /// as of now.</summary>
    public Instant? At { get; init; }
}

public enum ChangeMoment
{
    /// <summary>More, at once, for the rest of the month.</summary>
    Now,

    /// <summary>Less, once what is paid for is over.</summary>
    AtTheEnd,

    /// <summary>What was to follow is taken back.</summary>
    Never,
}

/// <summary>What is paid, without and with tax.</summary>
public sealed record Bill(Money Net, Money Gross)
{
    public static Bill Of(Money net) => new(net, Vat.With(net));
}

/// <summary>Why a payment was not made. Pages have a sentence for each.</summary>
public enum PaymentTrouble
{
    CardRefused,

    /// <summary>The bank wants its customer to confirm, which is done on the collector's pages.</summary>
    BankAsks,

    /// <summary>No answer, or not now.</summary>
    NotReachable,

    /// <summary>Refused for a reason that only we can put right; the log has it.</summary>
    OurFault,
}

/// <summary>A collector refused or did not answer.</summary>
public sealed class PaymentException(PaymentTrouble why, Exception? cause = null) : Exception($"The payment was not made: {why}.", cause)
{
    public PaymentTrouble Why => why;
}
