using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>A month of a business, on the page.</summary>
/// <param name="IsLater">Not the first lines of the table.</param>
public sealed record BillingView(
    ShowUsage.Shown Usage, SumCommissions.Sum Sum, Slice<ListCommissions.Row> Lines, bool IsLater, CapForm Form, RefundForm Refund, OpenStore Here, Instant Now)
{
    public required ShowMonthBill.Bill Bill { get; init; }

    public required InvoicesView Invoices { get; init; }

    public BillingMonth Month => Usage.Month;

    /// <summary>On the clock of Paris.</summary>
    public LocalDate Today => Now.InZone(BillingMonth.Zone).Date;

    public bool IsPresent => Month == BillingMonth.Of(Now);

    public IReadOnlyList<ListCommissions.Row> Sold => [.. Lines.Rows.Where(row => row.Kind == LedgerKind.Earned)];

    public LocalDate Before => Month.First.PlusMonths(-1);

    public LocalDate Next => Month.First.PlusMonths(1);

    /// <summary>What of the included minutes is used, in percent for the bar.</summary>
    public string Used => Share(Usage.Minutes);

    public string? Expected => Usage is { Calls: > 0, ExpectedMinutes: { } minutes } ? Share(minutes) : null;

    /// <summary>The place of the bar's label, so that it stays inside.</summary>
    public bool IsLabelAtItsEnd => Usage.ExpectedMinutes is { } minutes && minutes * 4 > Usage.Then.Minutes;

    private string Share(long minutes) =>
        (Usage.Then.Minutes == 0 ? 100m : Math.Min(100m, Math.Round(minutes * 100m / Usage.Then.Minutes, 2))).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The invoices of the business, and to whom they are written.</summary>
/// <param name="IsLater">Not the latest ones.</param>
/// <param name="Today">On the clock of Paris.</param>
public sealed record InvoicesView(Slice<InvoiceView> Invoices, ShowBillingDetails.Shown Details, bool IsLater, LocalDate Today, OpenStore Here)
{
    /// <summary>Those that are written to other details than the present ones, and can be written anew.</summary>
    public required IReadOnlySet<Guid> Misaddressed { get; init; }
}

/// <summary>How an invoice is still to be paid, where that is by transfer.</summary>
/// <param name="Today">On the clock of Paris.</param>
public sealed record TransferView(InvoiceView Invoice, LocalDate Today);

/// <summary>A refund as one fills it in.</summary>
/// <param name="Orders">Those that are shown and that their customers have.</param>
public sealed record RefundView(IReadOnlyList<ListCommissions.Row> Orders, RefundForm Form, OpenStore Here);

public sealed class RefundForm
{
    public Guid Order { get; set; }

    /// <summary>In euros.</summary>
    public string? Amount { get; set; }

    /// <summary>The same form sent twice is one refund.</summary>
    public string? Key { get; set; }
}

/// <summary>The cap as one fills it in.</summary>
public sealed record CapView(ShowUsage.Shown Usage, CapForm Form, OpenStore Here);

public sealed class CapForm
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>In euros; empty for no cap.</summary>
    public string? Cap { get; set; }

    public bool IsAmount => string.IsNullOrWhiteSpace(Cap) || Cents is not null;

    public long? Cents => WrittenAmount.Read(Cap);

    public static CapForm Of(ShowUsage.Shown usage) => new() { Cap = usage.Cap is { } cap ? (cap.Cents / 100m).ToString("0.00", French) : null };
}
