using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>What can be booked in a store and who does it, those that are no longer offered included.</summary>
public sealed record ShowTeam(Guid StoreId) : IRequest<ShowTeam.Team>
{
    public sealed record Team(string Trade, OpeningHours Hours, IReadOnlyList<Offer> Services, IReadOnlyList<Member> Members, IReadOnlyList<Absence> Absences);

    public sealed record Offer(Guid Id, string? Code, string Name, int Minutes, int Buffer, Money? Price, IReadOnlyList<string> Aliases, bool IsActive);

    /// <param name="HasFeed">Whether there is an address of its calendar.</param>
    public sealed record Member(
        Guid Id, ResourceKind Kind, string Name, int? Covers, OpeningHours? Hours, bool DoesAll, IReadOnlyList<Guid> ServiceIds, bool IsActive, bool HasFeed)
    {
        public bool Does(Guid service) => DoesAll || ServiceIds.Contains(service);
    }

    /// <summary>A block that is not over.</summary>
    public sealed record Absence(Guid BookingId, Guid ResourceId, Instant From, Instant To, string? Reason);
}

internal sealed class ShowTeamHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowTeam, ShowTeam.Team>
{
    public async Task<ShowTeam.Team> Handle(ShowTeam request, CancellationToken ct)
    {
        var now = moment.Now;
        var store = await db.Stores.AsNoTracking().Where(row => row.Id == request.StoreId).Select(row => new { row.Trade, row.Hours }).SingleAsync(ct);
        var services = await db.Services.AsNoTracking().Where(row => row.StoreId == request.StoreId).OrderBy(row => row.Position)
            .Select(row => new ShowTeam.Offer(row.Id, row.Code, row.Name, row.Minutes, row.Buffer, row.Price, row.Aliases, row.IsActive)).ToListAsync(ct);
        var members = await db.Resources.AsNoTracking().Where(row => row.StoreId == request.StoreId).OrderBy(row => row.Position)
            .Select(row => new ShowTeam.Member(
                row.Id, row.Kind, row.Name, row.Covers, row.Hours, row.DoesAll, row.ServiceIds, row.IsActive, row.FeedKey != null)).ToListAsync(ct);
        var absences = await db.Bookings.AsNoTracking()
            .Where(row => row.StoreId == request.StoreId && row.Kind == BookingKind.Block && row.Status == BookingStatus.Confirmed && row.EndsAt > now && row.ResourceId != null)
            .OrderBy(row => row.StartsAt).Take(200).ToListAsync(ct);
        return new ShowTeam.Team(store.Trade, store.Hours, services, members, absences.ConvertAll(row =>
            new ShowTeam.Absence(row.Id, row.ResourceId!.Value, row.StartsAt, row.EndsAt, store.Trade == Trade.Clinic ? null : vault.Open(row.Note))));
    }
}
