using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>The plans on the page, what is being paid for, and what a choice would mean.</summary>
/// <param name="Return">The payment that one comes back from.</param>
/// <param name="Choice">Null while none is chosen.</param>
/// <param name="Portal">An address to go to by oneself, for a browser without script.</param>
public sealed record PlanView(ShowPlans.Shown Plans, ShowCheckout.Shown? Return, ChoiceView? Choice, string? Portal, OpenStore Here, Instant Now)
{
    /// <summary>What went back of payments, the latest first.</summary>
    public IReadOnlyList<ListPlanRefunds.Row> Refunds { get; init; } = [];

    /// <summary>News are awaited.</summary>
    public bool IsWaiting => Return?.Status == CheckoutStatus.Open;

    public bool IsOwing => Plans.LimitedFrom is not null;

    public bool IsLimited => Plans.LimitedFrom <= Now;

    /// <summary>Of the present plan, as far as a choice of it can change anything.</summary>
    public bool MayChoose(Plan plan) => (plan == Plan.Free || Plans.IsSetUp) && (plan != Plans.Present || (plan == Plan.Free ? !Plans.IsChosen : Plans.PaidUntil is null));
}

/// <summary>A choice before it is made.</summary>
/// <param name="Preview">What it means.</param>
public sealed record ChoiceView(Plan Plan, PreviewPlan.Answer Preview, OpenStore Here)
{
    /// <summary>As it stands in an address.</summary>
    public string Key => Of(Plan);

    public static string Of(Plan plan) => plan.ToString().ToLowerInvariant();

    /// <summary>Null when it names none.</summary>
    public static Plan? Read(string? key) => Enum.GetValues<Plan>().Cast<Plan?>().FirstOrDefault(plan => Of(plan!.Value) == key?.ToLowerInvariant());
}

public sealed class ChoiceForm
{
    public string? Plan { get; set; }

    /// <summary>As of when the price was reckoned, in seconds since 1970.</summary>
    public string? At { get; set; }

    internal Instant? Reckoned => long.TryParse(At, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < Instant.MaxValue.ToUnixTimeSeconds()
        ? Instant.FromUnixTimeSeconds(seconds)
        : null;
}

/// <summary>One plan beside the others.</summary>
public sealed record OfferView(ShowPlans.Offer Offer, PlanView View);

/// <summary>The way to the card and the receipts.</summary>
public sealed record PortalView(string Label, OpenStore Here);
