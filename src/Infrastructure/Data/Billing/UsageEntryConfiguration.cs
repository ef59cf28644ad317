using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class UsageEntryConfiguration : IEntityTypeConfiguration<UsageEntry>
{
    public void Configure(EntityTypeBuilder<UsageEntry> builder)
    {
        builder.ToTable("usage_entries");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Store>().WithMany().HasForeignKey(entry => entry.StoreId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Call>().WithMany().HasForeignKey(entry => entry.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => entry.CallId).IsUnique();
        builder.HasIndex(entry => new { entry.TenantId, entry.Month });

        // The calls that hold a place: few rows, however many there have been.
        builder.HasIndex(entry => entry.TenantId).HasFilter("seconds IS NULL").HasDatabaseName("ix_usage_entries_open");
    }
}
