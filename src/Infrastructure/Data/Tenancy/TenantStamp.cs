using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kalliky.Infrastructure.Data.Tenancy;

/// <summary>Before rows are written: a new one without a business receives the scope's, and any row of another business stops the save.</summary>
internal sealed class TenantStamp : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? context)
    {
        if (context is not KallikyDb db)
            return;
        foreach (var row in db.ChangeTracker.Entries<TenantEntity>())
        {
            if (row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                Check(row, db.TenantId);
        }
    }

    private static void Check(EntityEntry<TenantEntity> row, Guid? tenant)
    {
        if (tenant is null)
            throw new InvalidOperationException($"A {row.Metadata.ClrType.Name} cannot be saved: no tenant is set for this scope.");
        var owner = row.Property(entity => entity.TenantId);
        if (row.State == EntityState.Added && owner.CurrentValue == Guid.Empty)
            owner.CurrentValue = tenant.Value;
        if (owner.CurrentValue != tenant || (row.State != EntityState.Added && owner.OriginalValue != tenant))
            throw new InvalidOperationException($"A {row.Metadata.ClrType.Name} of another tenant cannot be saved in this scope.");
    }
}
