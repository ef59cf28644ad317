using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>Nothing that the ledger speaks of may be deleted under it.</summary>
internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger_entries");
        builder.Property(entry => entry.OnceKey).HasMaxLength(150);
        builder.HasOne<Store>().WithMany().HasForeignKey(entry => entry.StoreId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Order>().WithMany().HasForeignKey(entry => entry.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Call>().WithMany().HasForeignKey(entry => entry.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.TenantId, entry.OnceKey }).IsUnique();
        builder.HasIndex(entry => new { entry.TenantId, entry.Month, entry.At, entry.Id });
    }
}

internal sealed class LedgerLineConfiguration : IEntityTypeConfiguration<LedgerLine>
{
    public void Configure(EntityTypeBuilder<LedgerLine> builder)
    {
        builder.ToTable("ledger_lines");
        builder.HasOne<LedgerEntry>().WithMany().HasForeignKey(line => line.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}
