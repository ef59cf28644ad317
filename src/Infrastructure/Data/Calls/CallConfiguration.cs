using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class CallConfiguration : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("calls");
        builder.Property(call => call.CarrierId).HasMaxLength(200);
        builder.Property(call => call.CallerKey).HasMaxLength(64);
        builder.Property(call => call.EndReason).HasMaxLength(100);
        builder.Property(call => call.BriefingHash).HasMaxLength(64);
        builder.Property(call => call.Node).HasMaxLength(200);
        builder.Property(call => call.Disclosure).AsJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Store>().WithMany().HasForeignKey(call => call.StoreId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(call => call.CustomerId);
        builder.HasIndex(call => call.CarrierId).IsUnique();
        builder.HasIndex(call => new { call.TenantId, call.StartedAt });
        builder.HasIndex(call => new { call.TenantId, call.CallerKey });

        // What the nights have still to look at, the oldest first.
        builder.HasIndex(call => new { call.TenantId, call.StartedAt }, "ix_calls_with_words").HasDatabaseName("ix_calls_with_words").HasFilter("forgotten_at IS NULL");

        // What the sweeper looks at: few rows, however many calls there have been.
        builder.HasIndex(call => call.StartedAt).HasFilter("status <> 'Ended'").HasDatabaseName("ix_calls_under_way");
    }
}
