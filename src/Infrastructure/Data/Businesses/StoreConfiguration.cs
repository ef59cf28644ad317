using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Businesses;

internal sealed class StoreConfiguration : IEntityTypeConfiguration<Store>
{
    public void Configure(EntityTypeBuilder<Store> builder)
    {
        builder.ToTable("stores");
        builder.Property(store => store.Key).HasMaxLength(100);
        builder.Property(store => store.Name).HasMaxLength(200);
        builder.Property(store => store.Trade).HasMaxLength(50);
        builder.Property(store => store.TimeZone).HasMaxLength(100);
        builder.Property(store => store.NumberKey).HasMaxLength(64);
        builder.Property(store => store.Address).AsJson();
        builder.Property(store => store.Hours).AsJson();
        builder.Property(store => store.PaymentMeans).AsJson();
        builder.Property(store => store.Faqs).AsJson();
        builder.Property(store => store.Delivery).AsJson();
        builder.Property(store => store.Alcohol).AsJson();
        builder.Property(store => store.Assistant).AsJson();
        builder.Property(store => store.Messages).AsJson().HasDefaultValueSql("'{}'");
        builder.Property(store => store.PaymentLinks).AsJson().HasDefaultValueSql("'{}'");
        builder.Property(store => store.Bookings).HasColumnName("booking_rules").AsJson().HasDefaultValueSql("'{\"lead_minutes\": 0, \"horizon_days\": 365}'");
        builder.Property(store => store.Reservations).AsJson();
        builder.Property(store => store.Returns).AsJson();
        builder.Property(store => store.TradeData).HasColumnType("jsonb");
        builder.HasOne<Business>().WithMany().HasForeignKey(store => store.TenantId);
        builder.HasIndex(store => new { store.TenantId, store.Key }).IsUnique();
        builder.HasIndex(store => store.NumberKey).IsUnique();
        builder.HasIndex(store => store.ClosesAt).HasFilter("closes_at IS NOT NULL AND closed_at IS NULL").HasDatabaseName("ix_stores_closing");
    }
}
