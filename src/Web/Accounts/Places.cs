using Kalliky.Application.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace Kalliky.Web.Accounts;

/// <summary>The businesses that somebody belongs to, remembered for a moment.</summary>
internal sealed class Places(IDoors doors, IMemoryCache cache)
{
    /// <summary>Who was taken out of a business is out at most this late on other nodes; at once on the one that did it.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<Member.Place>> Of(Guid account, CancellationToken ct)
    {
        if (cache.TryGetValue(Key(account), out IReadOnlyList<Member.Place>? known))
            return known!;
        var found = await doors.OfAccount(account, ct);
        return cache.Set<IReadOnlyList<Member.Place>>(Key(account), [.. found.Select(place => new Member.Place(place.TenantId, place.Name, place.Role))], Remembered);
    }

    /// <summary>Something changed for them.</summary>
    public void Forget(Guid account) => cache.Remove(Key(account));

    private static (string, Guid) Key(Guid account) => ("places", account);
}
