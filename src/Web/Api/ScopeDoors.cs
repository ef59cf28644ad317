using Microsoft.AspNetCore.Authorization;

namespace Kalliky.Web.Api;

/// <summary>What an operation asks of a key.</summary>
internal static class ScopeDoors
{
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
