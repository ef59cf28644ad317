using Microsoft.AspNetCore.Authorization;

namespace Kalliky.Web.Api;

/// <summary>What a key may be allowed to do.</summary>
internal static class Scopes
{
    public const string StoresRead = "stores:read";
    public const string ProductsRead = "products:read";
    public const string ProductsWrite = "products:write";
    public const string OrdersRead = "orders:read";
    public const string OrdersWrite = "orders:write";
    public const string ServicesRead = "services:read";
    public const string ServicesWrite = "services:write";
    public const string BookingsRead = "bookings:read";
    public const string BookingsWrite = "bookings:write";
    public const string CallsRead = "calls:read";
    public const string CustomersRead = "customers:read";
    public const string CustomersWrite = "customers:write";
    public const string TicketsRead = "tickets:read";
    public const string TicketsWrite = "tickets:write";
    public const string BillingRead = "billing:read";

    /// <summary>Each of them, as a page offers them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        OrdersRead, OrdersWrite, BookingsRead, BookingsWrite, CallsRead, CustomersRead, CustomersWrite, TicketsRead, TicketsWrite,
        ProductsRead, ProductsWrite, ServicesRead, ServicesWrite, StoresRead, BillingRead,
    ];

    /// <summary>Lets in keys that have the scope, and says so to whoever reads the endpoint's metadata.</summary>
    public static RouteHandlerBuilder RequireScope(this RouteHandlerBuilder endpoint, string scope) => endpoint
        .WithMetadata(new RequiredScope(scope))
        .RequireAuthorization(new AuthorizationPolicyBuilder(ApiKeys.KeyScheme)
            .RequireAuthenticatedUser().RequireClaim(ApiKeys.ScopeClaim, scope).RequireClaim(ApiKeys.PlanClaim).Build());

    /// <summary>The same for an operation that changes something: it also takes an Idempotency-Key.</summary>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint, string scope) => endpoint
        .RequireScope(scope).AddEndpointFilter<RepeatedWrites>().WithMetadata(new TakesIdempotencyKey());
}

internal sealed record RequiredScope(string Scope);

internal sealed record TakesIdempotencyKey;
