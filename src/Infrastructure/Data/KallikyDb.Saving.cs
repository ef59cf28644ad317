using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kalliky.Infrastructure.Data;

/// <summary>Saving rows and posting what happened to them: both or neither.</summary>
internal sealed partial class KallikyDb
{
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var tracked = ChangeTracker.Entries<Entity>().ToList();
        var raised = tracked.Select(row => row.Entity).Where(entity => entity.Events.Count > 0).ToList();
        var grown = tracked.Where(Grew).Select(row => row.Entity.Id).ToList();
        var events = raised.SelectMany(entity => entity.Events).Where(happened => post?.Wants(happened) == true).ToList();

        // Most saves raise nothing: they need no transaction of ours.
        var rows = events.Count + grown.Count == 0
            ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : await SaveAndFollow(events, grown, acceptAllChangesOnSuccess, cancellationToken);
        raised.ForEach(entity => entity.ForgetEvents());
        return rows;
    }

    /// <exception cref="NotSupportedException">Always: it would hold a thread, and post nothing.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    // A version is counted where it is kept: two changes at the same moment are two versions, so that no cache keeps the
    // first one's menu under the second one's number.
    private static bool Grew(EntityEntry<Entity> row)
    {
        if (row is not { Entity: Store, State: EntityState.Modified } || row.Property(nameof(Store.CatalogueVersion)) is not { IsModified: true } version)
            return false;
        version.IsModified = false;
        return true;
    }

    private async Task<int> SaveAndFollow(List<DomainEvent> events, List<Guid> grown, bool accept, CancellationToken ct)
    {
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        var transaction = own ?? Database.CurrentTransaction!;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        foreach (var id in grown)
            await Stores.Where(store => store.Id == id).ExecuteUpdateAsync(set => set.SetProperty(store => store.CatalogueVersion, store => store.CatalogueVersion + 1), ct);
        if (events.Count > 0)
            await post!.Send(events, tenant.Required(), transaction.GetDbTransaction().Connection!, transaction.GetDbTransaction());
        if (own is not null)
            await own.CommitAsync(ct);
        if (accept)
            ChangeTracker.AcceptAllChanges();
        return rows;
    }
}
