using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Some days of a store's diary, as the people who work there read it.</summary>
/// <param name="Days">From one to 62.</param>
/// <param name="WithCancelled">Also what was called off.</param>
public sealed record ShowAgenda(Guid StoreId, LocalDate From, int Days, bool WithCancelled = false) : IRequest<ShowAgenda.Agenda>
{
    public sealed record Agenda(
        string Trade,
        DateTimeZone Zone,
        OpeningHours Hours,
        ReservationRules? Reservations,
        IReadOnlyList<Column> Columns,
        IReadOnlyList<Entry> Entries,
        IReadOnlyList<Offer> Services)
    {
        /// <summary>Symptoms and other free words have no place in a practice's diary.</summary>
        public bool IsClinic => Trade == Domain.Businesses.Trade.Clinic;

        /// <summary>Whoever has booked is told in writing when something changes.</summary>
        public bool TellsOfChanges { get; init; }

        public Entry? Find(Guid booking) => Entries.FirstOrDefault(entry => entry.Id == booking);
    }

    /// <summary>A person, a room or an area.</summary>
    /// <param name="Hours">Its own; null where they are the store's.</param>
    public sealed record Column(Guid Id, ResourceKind Kind, string Name, int? Covers, OpeningHours? Hours, bool DoesAll, IReadOnlyList<Guid> ServiceIds, bool IsActive);

    /// <param name="Phone">In E.164.</param>
    /// <param name="By">Who took it: "caller", "api", "seed" or an account id.</param>
    /// <param name="Note">Null in a practice.</param>
    public sealed record Entry(
        Guid Id,
        BookingKind Kind,
        BookingStatus Status,
        Guid? ResourceId,
        Instant StartsAt,
        Instant EndsAt,
        Instant BusyUntil,
        IReadOnlyList<BookedService> Services,
        int? PartySize,
        PutAside? Article,
        string? CustomerName,
        string? Phone,
        Guid? CustomerId,
        Guid? CallId,
        string By,
        string? Note,
        bool IsForced,
        bool IsTest)
    {
        /// <summary>Still being spoken about by a caller.</summary>
        public bool IsHeld => Status == BookingStatus.Held;

        /// <summary>It takes its place.</summary>
        public bool Stands => Status is not (BookingStatus.Cancelled or BookingStatus.NoShow);
    }

    /// <summary>Something that can be booked.</summary>
    public sealed record Offer(Guid Id, string? Code, string Name, int Minutes, int Buffer, Money? Price);
}

internal sealed class ShowAgendaHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowAgenda, ShowAgenda.Agenda>
{
    private const int MostDays = 62;
    private const int Most = 2_000;

    public async Task<ShowAgenda.Agenda> Handle(ShowAgenda request, CancellationToken ct)
    {
        var store = await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId)
            .Select(store => new { store.Trade, store.TimeZone, store.Hours, store.Reservations, store.Messages }).SingleAsync(ct);
        var zone = DateTimeZoneProviders.Tzdb[store.TimeZone];
        var from = zone.AtStartOfDay(request.From).ToInstant();
        var to = zone.AtStartOfDay(request.From.PlusDays(Math.Clamp(request.Days, 1, MostDays))).ToInstant();
        var entries = await Entries(request, from, to, store.Trade == Trade.Clinic, ct);
        var there = entries.Select(entry => entry.ResourceId).ToHashSet();

        // Who has left is still shown on the days on which something is booked with them.
        var columns = await db.Resources.AsNoTracking().Where(row => row.StoreId == request.StoreId && (row.IsActive || there.Contains(row.Id)))
            .OrderBy(row => row.Position)
            .Select(row => new ShowAgenda.Column(row.Id, row.Kind, row.Name, row.Covers, row.Hours, row.DoesAll, row.ServiceIds, row.IsActive)).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(row => row.StoreId == request.StoreId && row.IsActive).OrderBy(row => row.Position)
            .Select(row => new ShowAgenda.Offer(row.Id, row.Code, row.Name, row.Minutes, row.Buffer, row.Price)).ToListAsync(ct);
        return new ShowAgenda.Agenda(store.Trade, zone, store.Hours, store.Reservations, columns, entries, services) { TellsOfChanges = store.Messages.Bookings };
    }

    private async Task<List<ShowAgenda.Entry>> Entries(ShowAgenda request, Instant from, Instant to, bool isClinic, CancellationToken ct)
    {
        var now = moment.Now;
        var rows = await db.Bookings.AsNoTracking()
            .Where(row => row.StoreId == request.StoreId && row.Kind != BookingKind.Hold && row.EndsAt > from)
            .Where(row => row.Status != BookingStatus.Held || row.HasPlace && row.HeldUntil > now && row.Moves == null)
            .Where(row => row.Status != BookingStatus.Cancelled || request.WithCancelled && row.ConfirmedAt != null && row.Kind != BookingKind.Block)
            .Between(from, to).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(row => AgendaEntries.Of(row, vault, isClinic));
    }
}
