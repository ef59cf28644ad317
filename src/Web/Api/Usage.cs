using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/usage: the plan of the business and what a month has used of it.</summary>
internal static class Usage
{
    public static void MapUsage(this RouteGroupBuilder api) =>
        api.MapGroup("/usage").WithTags("Billing").MapGet("", Show).RequireScope(Scopes.BillingRead)
            .Describe("ShowUsage", "Show the usage of a month", "Calls and minutes of a calendar month on the clock of Paris, with the plan that it ended with: calls that the assistant took and that are over, "
                + "to the second from the answer to the hang-up. Test calls, forwarded calls and mere messages are not counted.")
            .Takes(Filters.Month).Answers<UsageJson>(Examples.Usage);

    private static async Task<IResult> Show(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var month = asked.Month("month");
        return asked.Refusal ?? TypedResults.Ok(UsageJson.Of(await mediator.Send(new ShowUsage(month), ct)));
    }
}

/// <summary>Seconds are what is counted; minutes are the full ones. Amounts are without tax.</summary>
internal sealed record UsageJson(
    string Month, Plan Plan, int Calls, long Seconds, long Minutes, int IncludedMinutes, MoneyJson? PricePerMinute, MoneyJson Overage, MoneyJson? Cap, int CallsAtOnce, int CommissionBasisPoints)
{
    public static UsageJson Of(ShowUsage.Shown usage) => new(
        WrittenMonth.Of(usage.Month.First),
        usage.Then.Plan,
        usage.Calls,
        usage.Seconds,
        usage.Minutes,
        usage.Then.Minutes,
        usage.Then.PerMinute is { } price ? MoneyJson.Of(price) : null,
        MoneyJson.Of(usage.Beyond),
        usage.Then.Cap is { } cap ? MoneyJson.Of(cap) : null,
        usage.CallsAtOnce,
        usage.Then.CommissionBasisPoints);
}
