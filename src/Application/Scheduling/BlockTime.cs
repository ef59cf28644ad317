using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Time that nobody can book with somebody: an absence, a training, works.</summary>
/// <param name="From">Local time of the store, as <paramref name="To"/> is.</param>
/// <param name="Reason">For the team's eyes.</param>
/// <param name="Force">Although something is booked then; that stays.</param>
[Needs(Permission.Serve)]
public sealed record BlockTime(Guid StoreId, Guid ResourceId, LocalDateTime From, LocalDateTime To, string? Reason, string By, bool Force = false)
    : IRequest<DiaryEntry>;

internal sealed class BlockTimeValidator : AbstractValidator<BlockTime>
{
    public BlockTimeValidator()
    {
        RuleFor(request => request.To).GreaterThan(request => request.From).WithMessage("La fin vient après le début.");
        RuleFor(request => request.To).LessThanOrEqualTo(request => request.From.PlusDays(366)).When(request => request.From.Year < 9000)
            .WithMessage("Un an au plus.");
        RuleFor(request => request.Reason).MaximumLength(120).WithMessage("Le motif tient en 120 caractères.");
    }
}

internal sealed class BlockTimeHandler(IKallikyDb db, IVault vault, IMoment moment, DiaryDesk desk, CurrentTenant tenant) : IRequestHandler<BlockTime, DiaryEntry>
{
    public async Task<DiaryEntry> Handle(BlockTime request, CancellationToken ct)
    {
        var store = await db.Stores.Open().AsNoTracking().Where(row => row.Id == request.StoreId).Select(row => new { row.TimeZone, row.Trade }).FirstOrDefaultAsync(ct);
        var resource = await db.Resources.FirstOrDefaultAsync(row => row.Id == request.ResourceId && row.StoreId == request.StoreId, ct);
        if (store is null || resource is null)
            return new DiaryEntry.Unknown();
        var zone = DateTimeZoneProviders.Tzdb[store.TimeZone];
        var (from, to) = (zone.AtLeniently(request.From).ToInstant(), zone.AtLeniently(request.To).ToInstant());
        var block = new Booking(moment.NewId(), tenant.Required(), request.StoreId, BookingKind.Block, null, false, moment.Now);

        // A practice keeps no free words beside a calendar.
        if (store.Trade != Trade.Clinic && !string.IsNullOrWhiteSpace(request.Reason))
            block.Remark(vault.Seal(request.Reason.Trim()));
        var place = new Place(resource.Id, from, to, to);
        return await desk.Put(block, place, resource, request.Force, () => Take(block, place, request), ct);
    }

    private bool Take(Booking block, Place place, BlockTime request)
    {
        block.Take(place, null, request.By, moment.Now, request.Force);
        db.Bookings.Add(block);
        return true;
    }
}
