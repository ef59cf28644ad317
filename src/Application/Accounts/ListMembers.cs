using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Who works for the business, by name.</summary>
public sealed record ListMembers : IRequest<IReadOnlyList<ListMembers.Member>>
{
    public sealed record Member(Guid Account, string Name, Role Role);
}

internal sealed class ListMembersHandler(IKallikyDb db, IMemberNames names) : IRequestHandler<ListMembers, IReadOnlyList<ListMembers.Member>>
{
    /// <summary>A small business; a runaway list must not fill a page.</summary>
    private const int Most = 200;

    public async Task<IReadOnlyList<ListMembers.Member>> Handle(ListMembers request, CancellationToken ct)
    {
        var members = await db.Memberships.AsNoTracking().OrderBy(member => member.Id).Take(Most).ToListAsync(ct);
        var known = await names.Of(members.ConvertAll(member => member.AccountId), ct);
        return
        [
            .. members.Where(member => known.ContainsKey(member.AccountId))
                .Select(member => new ListMembers.Member(member.AccountId, known[member.AccountId], member.Role))
                .OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
