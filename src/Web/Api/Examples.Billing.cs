using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;

namespace Kalliky.Web.Api;

/// <summary>What that evening cost.</summary>
internal static partial class Examples
{
    public static readonly UsageJson Usage = new(
        "2026-11", Plan.Pro, 412, 38_412, 640, 600, MoneyJson.Of(15), MoneyJson.Of(603), MoneyJson.Of(6_000), 10, 100);

    public static readonly ListJson<CommissionJson> Commissions = new(
        [new CommissionJson("lgr_019ab5c7-2b41-7d09-a3c2-70e95d2f8a16", LedgerKind.Earned, StoreId, OrderId, 42, CallId, MoneyJson.Of(1250), 100, MoneyJson.Of(13), At("19:31:20"))],
        Cursor);
}
