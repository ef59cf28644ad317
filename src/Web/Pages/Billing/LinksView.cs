using Kalliky.Application.Billing;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Payment by link in one store.</summary>
/// <param name="Onboarding">An address to go to by oneself, for a browser without script.</param>
public sealed record LinksView(ShowPaymentLinks.Shown Shown, LinksForm Form, string? Onboarding, OpenStore Here);

public sealed class LinksForm
{
    /// <summary>Callers receive a link.</summary>
    public bool IsOn { get; set; }

    public bool Receipts { get; set; }

    public static LinksForm Of(ShowPaymentLinks.Shown shown) => new() { IsOn = shown.Settings.IsOn, Receipts = shown.Settings.Receipts };
}
