using Kalliky.Application.Billing;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Payment by link in one store.</summary>
/// <param name="Onboarding">An address to go to by oneself, for a browser without script.</param>
public sealed record LinksView(ShowPaymentLinks.Shown Shown, LinksForm Form, string? Onboarding, OpenStore Here)
{
    /// <summary>What somebody is giving back, while it is not right yet.</summary>
    public ReturnForm? Return { get; init; }
}

/// <summary>Money that goes back to a customer, as one fills it in.</summary>
public sealed class ReturnForm
{
    public Guid Payment { get; set; }

    /// <summary>In euros.</summary>
    public string? Amount { get; set; }

    public string? Reason { get; set; }

    /// <summary>The same form sent twice gives money back once.</summary>
    public string? Key { get; set; }
}

/// <summary>One payment, and the form by which money goes back.</summary>
public sealed record ReturnView(ShowPaymentLinks.Row Row, ReturnForm? Form, OpenStore Here);

public sealed class LinksForm
{
    /// <summary>Callers receive a link.</summary>
    public bool IsOn { get; set; }

    public bool Receipts { get; set; }

    public static LinksForm Of(ShowPaymentLinks.Shown shown) => new() { IsOn = shown.Settings.IsOn, Receipts = shown.Settings.Receipts };
}
