using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>Gives the calendar of a person or an area a new secret address; the one before it opens nothing any more.</summary>
/// <param name="Open">False: no address at all.</param>
[Needs(Permission.SettleDiary)]
public sealed record RenewCalendar(Guid ResourceId, bool Open = true) : IRequest<RenewCalendar.Answer>
{
    public abstract record Answer;

    /// <param name="Secret">Shown this once, and kept only as a hash: the address is /calendars/{secret}.ics. Null when closed.</param>
    public sealed record Renewed(string? Secret) : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class RenewCalendarHandler(IKallikyDb db) : IRequestHandler<RenewCalendar, RenewCalendar.Answer>
{
    public async Task<RenewCalendar.Answer> Handle(RenewCalendar request, CancellationToken ct)
    {
        if (await db.Resources.FirstOrDefaultAsync(resource => resource.Id == request.ResourceId, ct) is not { } resource
            || (request.Open && !await db.Stores.Open().AnyAsync(store => store.Id == resource.StoreId, ct)))
            return new RenewCalendar.Unknown();
        var secret = request.Open ? Token.New() : null;
        resource.FeedKey = secret is null ? null : Token.HashOf(secret);
        await db.SaveChangesAsync(ct);
        return new RenewCalendar.Renewed(secret);
    }
}
