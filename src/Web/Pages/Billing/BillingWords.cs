using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Plans and states of commissions in the words of the counter.</summary>
public static class BillingWords
{
    /// <summary>As they are named everywhere, hence not translated.</summary>
    public static string Of(Plan plan) => plan.ToString().ToUpperInvariant();

    public static Mark Of(LedgerKind kind) => kind switch
    {
        LedgerKind.Announced => new("", Icons.Hourglass, "En cours"),
        LedgerKind.Earned => new("", Icons.Check, "Due"),
        LedgerKind.Reversed => new("", Icons.Refused, "Refusée ou annulée"),
        _ => new("", Icons.Undo, "Rendue"),
    };

    /// <summary>What the line adds to the month: what was refused adds nothing, what is under way nothing yet.</summary>
    public static bool Counts(LedgerKind kind) => kind is LedgerKind.Earned or LedgerKind.Refunded;

    public static string Rate(int basisPoints) => Written.Percent(basisPoints / 100m);

    public static Mark Of(InvoiceView invoice) => invoice switch
    {
        { Kind: InvoiceKind.CreditNote } => new("", Icons.Undo, "Avoir"),
        { PaidAt: not null } => new("badge-success", Icons.Check, "Payée"),
        _ => new("", Icons.Send, "Émise"),
    };

    /// <summary>Whether the month has used up what the plan includes.</summary>
    public static bool IsUsedUp(ShowUsage.Shown usage) => usage.Seconds >= usage.Terms.Minutes * 60L;
}
