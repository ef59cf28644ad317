using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;

namespace Kalliky.Web.Api;

/// <summary>What that evening cost.</summary>
internal static partial class Examples
{
    public static readonly UsageJson Usage = new(
        "2026-11", Plan.Pro, 412, 38_412, 640, 600, MoneyJson.Of(15), MoneyJson.Of(603), MoneyJson.Of(6_000), 10, 100);

    public static readonly InvoiceJson Invoice = new(
        "inv_019ab5c7-2b41-7d09-a3c2-70e95d2f8a17", "K-2026-000123", InvoiceKind.Invoice, "2026-11", "2026-12-01", "2026-12-31",
        [
            new InvoiceLineJson(InvoiceLineKind.Plan, MoneyJson.Of(9_900), "pro", 30, null, null, null, null, null, null),
            new InvoiceLineJson(InvoiceLineKind.Minutes, MoneyJson.Of(603), null, null, 2_412, MoneyJson.Of(15), null, null, null, null),
            new InvoiceLineJson(InvoiceLineKind.Commissions, MoneyJson.Of(4_212), null, null, null, null, null, 318, MoneyJson.Of(421_180), 100),
        ],
        MoneyJson.Of(14_715), MoneyJson.Of(2_943), MoneyJson.Of(17_658), MoneyJson.Of(11_880), MoneyJson.Of(5_778), MoneyJson.Of(0), MoneyJson.Of(0), null, null, null);

    public static readonly ListJson<InvoiceJson> Invoices = new([Invoice], Cursor);

    public static readonly ListJson<CommissionJson> Commissions = new(
        [new CommissionJson("lgr_019ab5c7-2b41-7d09-a3c2-70e95d2f8a16", LedgerKind.Earned, StoreId, OrderId, 42, CallId, MoneyJson.Of(1250), 100, MoneyJson.Of(13), MoneyJson.Of(0), At("19:31:20"))],
        Cursor);
}
