using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Api;

/// <summary>Who calls the API: an integration, by its key. Sets the tenant of the request before anything else asks for it.</summary>
internal sealed class ApiKeys(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMemoryCache cache, Allowance allowance)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string KeyScheme = "ApiKey";

    public const string ScopeClaim = "scope";

    public const string KeyClaim = "key";

    /// <summary>Only where the plan of the business has the API.</summary>
    public const string PlanClaim = "plan";

    /// <summary>A key is revoked at most this late. Unknown keys are never remembered.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>A key is about 50 characters; nothing longer is worth a hash.</summary>
    private const int LongestKey = 200;

    /// <summary>Unknown keys from one address in a minute before it is no longer asked whose they are.</summary>
    private const int MostUnknown = 300;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented() is not { } key)
            return AuthenticateResult.NoResult();
        if (await Owner(key) is not { } owner)
            return AuthenticateResult.Fail("The key is unknown or revoked.");
        Context.RequestServices.GetRequiredService<CurrentTenant>().Set(owner.TenantId);
        Context.RequestServices.GetRequiredService<Actor>().IsKey(owner.KeyId, Context.Connection.RemoteIpAddress?.ToString());
        await NoteUse(owner.KeyId);
        var identity = new ClaimsIdentity(
            owner.Scopes.Select(scope => new Claim(ScopeClaim, scope)).Append(new Claim(KeyClaim, owner.KeyId.ToString())), Scheme.Name);
        if (await HasPlan(owner.TenantId))
            identity.AddClaim(new Claim(PlanClaim, ""));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"Kalliky\"";
        return Problems.Of(Context, StatusCodes.Status401Unauthorized, "Send a valid key as Authorization: Bearer klk_live_…").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope;
        var why = Context.User.HasClaim(claim => claim.Type == PlanClaim)
            ? $"The key lacks the scope {scope}."
            : "The plan of this business has no API. Its owner chooses another plan under Facturation; the key stays as it is.";
        return Problems.Of(Context, StatusCodes.Status403Forbidden, why).ExecuteAsync(Context);
    }

    private string? Presented()
    {
        const string prefix = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (header.Length > LongestKey || !header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var key = header[prefix.Length..].Trim();
        return key.StartsWith("klk_live_", StringComparison.Ordinal) || key.StartsWith("klk_test_", StringComparison.Ordinal) ? key : null;
    }

    private async Task<KeyOwner?> Owner(string key)
    {
        var cached = "api key " + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (cache.TryGetValue(cached, out KeyOwner? known))
            return known;
        var address = "unknown keys of " + Context.Connection.RemoteIpAddress;
        if (allowance.Left(address, MostUnknown) == 0)
            return null;
        if (await Context.RequestServices.GetRequiredService<IDoors>().OfApiKey(key, Context.RequestAborted) is not { } owner)
        {
            allowance.Spend(address, MostUnknown);
            return null;
        }

        return cache.Set(cached, new KeyOwner(owner.TenantId, owner.KeyId, owner.Scopes), Remembered);
    }

    private async Task<bool> HasPlan(Guid tenant)
    {
        var asked = "api of " + tenant;
        if (cache.TryGetValue(asked, out bool known))
            return known;
        var answer = await Context.RequestServices.GetRequiredService<IMediator>().Send(new HasApi(), Context.RequestAborted);
        return cache.Set(asked, answer.Has, Remembered);
    }

    private async Task NoteUse(Guid keyId)
    {
        var noted = "api key used " + keyId;
        if (cache.TryGetValue(noted, out _))
            return;
        cache.Set(noted, true, UseNotedEvery);
        await Context.RequestServices.GetRequiredService<IMediator>().Send(new NoteKeyUse(keyId), Context.RequestAborted);
    }

    private sealed record KeyOwner(Guid TenantId, Guid KeyId, IReadOnlyList<string> Scopes);
}
