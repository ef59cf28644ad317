using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>The keys of the merchant's programs, those in use first, and whether the plan answers them.</summary>
[Needs(Permission.SettleKeys)]
public sealed record ShowKeys : IRequest<ShowKeys.Shown>
{
    /// <param name="HasApi">The plan answers programs.</param>
    /// <param name="With">The plans that do.</param>
    public sealed record Shown(Plan Plan, bool HasApi, IReadOnlyList<Plan> With, IReadOnlyList<Key> Keys);

    /// <param name="Prefix">What it begins with.</param>
    /// <param name="MadeBy">An address; null where a command made it, or the account is gone.</param>
    /// <param name="LastUsedAt">To the minute.</param>
    public sealed record Key(Guid Id, string Name, string Prefix, IReadOnlyList<string> Scopes, string? MadeBy, Instant CreatedAt, Instant? LastUsedAt, Instant? RevokedAt);
}

internal sealed class ShowKeysHandler(IKallikyDb db, IAccounts accounts, Subscriptions subscriptions, IOptions<PlanOptions> plans) : IRequestHandler<ShowKeys, ShowKeys.Shown>
{
    /// <summary>All that are in use, and those that were revoked last; a runaway list must not fill a page.</summary>
    private const int Most = 100;

    public async Task<ShowKeys.Shown> Handle(ShowKeys request, CancellationToken ct)
    {
        var terms = await subscriptions.Terms(ct);
        var rows = await db.ApiKeys.AsNoTracking().OrderBy(key => key.RevokedAt != null).ThenByDescending(key => key.CreatedAt).ThenBy(key => key.Id).Take(Most).ToListAsync(ct);
        var people = await accounts.Emails([.. rows.Select(key => key.MadeBy).OfType<Guid>().Distinct()], ct);
        var keys = rows.ConvertAll(key => new ShowKeys.Key(
            key.Id, key.Name, key.Prefix, key.Scopes, key.MadeBy is { } by ? people.GetValueOrDefault(by) : null, key.CreatedAt, key.LastUsedAt, key.RevokedAt));
        return new ShowKeys.Shown(terms.Subscription.Plan, terms.Plan.Api, [.. Enum.GetValues<Plan>().Where(plan => plans.Value.Of(plan).Api)], keys);
    }
}
