using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A payment that arrived, and what it is made of by the collector's own invoice.</summary>
/// <param name="Reference">The collector's own handle.</param>
/// <param name="Month">The first day of the month that it is for.</param>
/// <param name="Amount">With tax, as it was taken.</param>
public sealed record Payment(string Reference, LocalDate Month, Instant At, Money? Amount = null)
{
    /// <summary>The part for the plan; null where it is for none.</summary>
    public PaidPlan? Plan { get; init; }

    /// <summary>The part for what the month before has used beside its plan: minutes beyond it, commissions. Without tax.</summary>
    public Money Used { get; init; }

    /// <summary>On both parts together, as the collector has rounded it.</summary>
    public Money Tax { get; init; }

    /// <summary>Of the tax, the plan's: its own to the cent, so that what the collector's rounding leaves stands with what was used.</summary>
    public Money PlanTax => Plan is not { Net: var net } ? Money.Zero : Used == Money.Zero || Tax < Vat.Of(net) ? Tax : Vat.Of(net);

    /// <summary>Of nothing but the rest of a plan, or what was used, at the usual rate.</summary>
    public static Payment Of(string reference, LocalDate month, Instant at, PaidPlan? plan, Money used)
    {
        var net = (plan?.Net ?? Money.Zero) + used;
        return new Payment(reference, month, at, Vat.With(net)) { Plan = plan, Used = used, Tax = Vat.Of(net) };
    }
}

/// <summary>A plan that was paid from a day on until the end of its month.</summary>
/// <param name="IsOnTop">A smaller plan was paid for these days before: this is the difference.</param>
/// <param name="Net">Without tax.</param>
public sealed record PaidPlan(Plan Plan, LocalDate From, bool IsOnTop, Money Net);
