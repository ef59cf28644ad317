using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>It is morning where the store is: its owners read what the day before was like, and what is left open. Nothing of a day on
/// which nothing happened, nothing where the store does not want it; once, however many nodes look.</summary>
/// <returns>False when it is not morning yet, or the day was seen to.</returns>
public sealed record SumUpDay(Guid StoreId) : IRequest<bool>
{
    /// <summary>On the store's clock.</summary>
    public static readonly LocalTime Morning = new(7, 0);
}

internal sealed class SumUpDayHandler(IKallikyDb db, IMoment moment, IVault vault, IAccounts accounts, Buyers buyers, Outgoing outgoing, IOptions<AppOptions> app) : IRequestHandler<SumUpDay, bool>
{
    /// <summary>In the evening nobody wants to know of yesterday.</summary>
    private static readonly Duration Fresh = Duration.FromHours(12);

    public async Task<bool> Handle(SumUpDay request, CancellationToken cancellationToken)
    {
        if (await db.Stores.Open().AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.StoreId, cancellationToken) is not { } store)
            return false;
        var (zone, now) = (DateTimeZoneProviders.Tzdb[store.TimeZone], moment.Now);
        var local = now.InZone(zone).LocalDateTime;
        var day = local.Date.PlusDays(-1);
        if (local.TimeOfDay < SumUpDay.Morning)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await Claim(store.Id, day, cancellationToken) == 0)
            return false;
        var over = zone.AtLeniently(local.Date + SumUpDay.Morning).ToInstant() + Fresh;
        if (store.Messages.Summary && now < over && await Look(store.Id, zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(local.Date).ToInstant(), cancellationToken) is { IsSomething: true } figures)
        {
            var (subject, text) = new SummaryWords(store.Name, await buyers.Reads(cancellationToken)).Of(day, figures, $"{app.Value.PublicUrl}/{store.Key}");
            foreach (var address in await Addresses(store.AlertEmail, cancellationToken))
                await outgoing.Mail(new Letter(store.Id, MessageKind.Summary, text, $"summary:{store.Id:N}:{day:uuuuMMdd}:{vault.KeyOf(address)[..16]}") { ExpiresAt = over }, address, subject, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // Whoever comes second waits for the first one's commit, and finds the day seen to.
    private Task<int> Claim(Guid store, LocalDate day, CancellationToken ct) => db.Stores
        .Where(known => known.Id == store && (known.SummedUpTo == null || known.SummedUpTo < day))
        .ExecuteUpdateAsync(set => set.SetProperty(known => known.SummedUpTo, (LocalDate?)day), ct);

    // Each owner, and whom the store's alerts go to; everybody once.
    private async Task<IEnumerable<string>> Addresses(Sealed? alerts, CancellationToken ct)
    {
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).OrderBy(member => member.Id).Select(member => member.AccountId).ToListAsync(ct);
        var known = await accounts.Emails(owners, ct);
        return owners.Select(owner => known.GetValueOrDefault(owner)).Append(vault.Open(alerts)).OfType<string>().Where(address => address.Length > 0)
            .Select(address => address.ToLowerInvariant()).Distinct();
    }

    private async Task<DayFigures> Look(Guid store, Instant from, Instant to, CancellationToken ct)
    {
        var calls = db.Calls.Where(call => call.StoreId == store && !call.IsTest && call.StartedAt >= from && call.StartedAt < to && call.AnsweredAt != null);
        var orders = await db.Orders.AsNoTracking()
            .Where(order => order.StoreId == store && !order.IsTest && order.ConfirmedAt >= from && order.ConfirmedAt < to && order.Status != OrderStatus.Refused && order.Status != OrderStatus.Cancelled)
            .Select(order => new { order.Lines, order.DeliveryFee }).ToListAsync(ct);
        return new DayFigures(
            await calls.CountAsync(ct),
            await calls.CountAsync(call => call.Transfer == TransferState.Bridged || call.Status == CallStatus.Forwarded, ct),
            orders.Count,
            orders.Aggregate(Money.Zero, (sum, order) => order.Lines.Aggregate(sum + order.DeliveryFee, (total, line) => total + line.Total)),
            await db.Bookings.CountAsync(
                booking => booking.StoreId == store && !booking.IsTest && booking.Kind != BookingKind.Block && booking.CreatedAt >= from && booking.CreatedAt < to
                    && booking.Status != BookingStatus.Held && booking.Status != BookingStatus.Cancelled, ct),
            await db.Tickets.Where(ticket => ticket.StoreId == store).At(TicketStatus.Open, moment.Now).CountAsync(ct),
            await db.Orders.CountAsync(order => order.StoreId == store && !order.IsTest && order.Status == OrderStatus.Confirmed, ct));
    }
}

/// <summary>A day of a store in figures.</summary>
/// <param name="Calls">That the assistant has answered.</param>
/// <param name="Sales">With delivery; what was refused or cancelled does not count.</param>
/// <param name="Tickets">Open now.</param>
/// <param name="Unaccepted">Orders that nobody has taken on yet.</param>
internal sealed record DayFigures(int Calls, int Transferred, int Orders, Money Sales, int Bookings, int Tickets, int Unaccepted)
{
    public bool IsSomething => Calls > 0 || Orders > 0 || Bookings > 0;
}
