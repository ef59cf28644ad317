using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>What a shop has put aside and nobody has collected, the soonest due first.</summary>
public sealed record ListHolds(Guid StoreId) : IRequest<IReadOnlyList<ListHolds.Hold>>
{
    /// <param name="Phone">In E.164.</param>
    /// <param name="IsHeld">Still being spoken about by a caller.</param>
    public sealed record Hold(Guid Id, PutAside Article, string? CustomerName, string? Phone, Instant Since, Instant Until, Guid? CallId, bool IsHeld);
}

internal sealed class ListHoldsHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ListHolds, IReadOnlyList<ListHolds.Hold>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<ListHolds.Hold>> Handle(ListHolds request, CancellationToken ct)
    {
        var now = moment.Now;
        var rows = await db.Bookings.AsNoTracking()
            .Where(row => row.StoreId == request.StoreId && row.Kind == BookingKind.Hold)
            .Where(row => row.Status == BookingStatus.Confirmed || row.Status == BookingStatus.Held && row.HasPlace && row.HeldUntil > now)
            .OrderBy(row => row.EndsAt).ThenBy(row => row.Id).Take(Most).ToListAsync(ct);
        return [.. rows.Where(row => row.Article is not null).Select(row => new ListHolds.Hold(
            row.Id, row.Article!, row.CustomerName, vault.Open(row.CustomerPhone), row.ConfirmedAt ?? row.CreatedAt, row.EndsAt, row.CallId, row.Status == BookingStatus.Held))];
    }
}
