using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/commissions: what the orders of a month bring Kalliky, line by line.</summary>
internal static class Commissions
{
    public static void MapCommissions(this RouteGroupBuilder api) =>
        api.MapGroup("/commissions").WithTags("Billing").MapGet("", List).RequireScope(Scopes.BillingRead)
            .Describe("ListCommissions", "List commissions", "The commissions of a month, the latest first: one for each order taken by phone, as it stands now, one for each refund, "
                + "and one for what was kept out of a payment by link. Earned and refunded ones make the month's total; announced ones may come, reversed ones are gone; "
                + "settled ones, less than nothing, are what the invoice takes off, with the tax that was kept beside.")
            .Takes(Filters.Month, Filters.StoreId).TakesPage().Answers<ListJson<CommissionJson>>(Examples.Commissions);

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListCommissions(asked.Month("month"), asked.Id("store_id", Ids.Store), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<CommissionJson>.Of(await mediator.Send(request, ct), CommissionJson.Of));
    }
}

/// <summary>Amounts are without tax, which stands beside only where it was kept; and less than nothing where something is taken back.</summary>
internal sealed record CommissionJson(
    string Id, LedgerKind Kind, string StoreId, string OrderId, int OrderNumber, string CallId, MoneyJson Base, int RateBasisPoints, MoneyJson Commission, MoneyJson Tax, DateTimeOffset At)
{
    public static CommissionJson Of(ListCommissions.Row row) => new(
        Ids.LedgerEntry.Of(row.Id),
        row.Kind,
        Ids.Store.Of(row.StoreId),
        Ids.Order.Of(row.OrderId),
        row.OrderNumber,
        Ids.Call.Of(row.CallId),
        MoneyJson.Of(row.Goods),
        row.BasisPoints,
        MoneyJson.Of(row.Commission),
        MoneyJson.Of(row.Tax),
        row.At.At(row.TimeZone));
}
