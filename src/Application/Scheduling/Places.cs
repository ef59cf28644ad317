using System.Data.Common;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Takes places so that two never get the same one: whoever wants one waits for those before them, sees what they
/// took, and has the database's word in the end.</summary>
internal sealed class Places(IKallikyDb db, IMoment moment)
{
    /// <summary>How long a place is kept for a caller who makes up their mind.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(5);

    private const string Overlap = "23P01";
    private const string Savepoint = "before_the_place";

    public Instant Until => moment.Now + Patience;

    /// <summary>Does something while nobody else can take a place with these people or in these areas.</summary>
    public async Task<T> Alone<T>(IReadOnlyCollection<Guid> resources, Func<Task<T>> act, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.LockResources(resources, ct);
        var now = moment.Now;
        await db.Bookings.Where(booking => resources.Contains(booking.ResourceId!.Value) && booking.Status == BookingStatus.Held && booking.HasPlace && booking.HeldUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(booking => booking.HasPlace, false), ct);
        var done = await act();
        if (own is not null)
            await own.CommitAsync(CancellationToken.None);
        return done;
    }

    /// <summary>The same for an article.</summary>
    public async Task<T> AloneWith<T>(Guid product, Func<Task<T>> act, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.LockProduct(product, ct);
        var now = moment.Now;
        await db.Bookings.Where(booking => booking.ProductId == product && booking.Status == BookingStatus.Held && booking.HasPlace && booking.HeldUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(booking => booking.HasPlace, false), ct);
        var done = await act();
        if (own is not null)
            await own.CommitAsync(CancellationToken.None);
        return done;
    }

    /// <summary>Saves; false when the database finds the place taken. Then nothing is saved, and the transaction goes on.</summary>
    public async Task<bool> Save(CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Savepoint, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException refused) when (refused.InnerException is DbException { SqlState: Overlap })
        {
            await transaction.RollbackToSavepointAsync(Savepoint, ct);
            foreach (var booking in db.Bookings.Local.ToList())
                db.Bookings.Entry(booking).State = EntityState.Detached;
            return false;
        }
    }
}
