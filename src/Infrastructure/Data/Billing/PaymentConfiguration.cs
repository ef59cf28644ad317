using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class PaymentAccountConfiguration : IEntityTypeConfiguration<PaymentAccount>
{
    public void Configure(EntityTypeBuilder<PaymentAccount> builder)
    {
        builder.ToTable("payment_accounts", table => table.HasCheckConstraint("ck_payment_accounts_one_per_business", "id = tenant_id"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(account => account.CustomerId).HasMaxLength(100);
        builder.Property(account => account.SubscriptionId).HasMaxLength(100);
        builder.Property(account => account.CardBrand).HasMaxLength(30);
        builder.Property(account => account.CardLast4).HasMaxLength(4);
        builder.HasOne<Business>().WithMany().HasForeignKey(account => account.TenantId);
        builder.HasIndex(account => account.CustomerId).IsUnique();
        builder.HasIndex(account => account.LookAt);
    }
}

/// <summary>One that is open per business: the database refuses a second.</summary>
internal sealed class CheckoutConfiguration : IEntityTypeConfiguration<Checkout>
{
    public void Configure(EntityTypeBuilder<Checkout> builder)
    {
        builder.ToTable("checkouts");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(checkout => checkout.StoreKey).HasMaxLength(80);
        builder.Property(checkout => checkout.SessionId).HasMaxLength(200);
        builder.Property(checkout => checkout.Address).HasMaxLength(Checkout.LongestAddress);
        builder.HasOne<Business>().WithMany().HasForeignKey(checkout => checkout.TenantId);
        builder.HasIndex(checkout => checkout.TenantId, "ix_checkouts_open").IsUnique().HasFilter("status = 'Open'").HasDatabaseName("ix_checkouts_open");
    }
}

internal sealed class PaidPeriodConfiguration : IEntityTypeConfiguration<PaidPeriod>
{
    public void Configure(EntityTypeBuilder<PaidPeriod> builder)
    {
        builder.ToTable("paid_periods");
        builder.Property(period => period.Reference).HasMaxLength(PaidPeriod.LongestReference);
        builder.Ignore(period => period.About);
        builder.HasOne<Business>().WithMany().HasForeignKey(period => period.TenantId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(period => period.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(period => new { period.TenantId, period.Reference }).IsUnique();
        builder.HasIndex(period => new { period.TenantId, period.Month });
        builder.HasIndex(period => new { period.TenantId, period.UsedIn });
    }
}

/// <summary>A business that leaves keeps them with its payments.</summary>
internal sealed class PlanRefundConfiguration : IEntityTypeConfiguration<PlanRefund>
{
    public void Configure(EntityTypeBuilder<PlanRefund> builder)
    {
        builder.ToTable("plan_refunds", table => table.HasCheckConstraint("ck_plan_refunds_amount", "amount > 0"));
        builder.Property(refund => refund.EventId).HasMaxLength(PlanRefund.LongestEvent);
        builder.Property(refund => refund.Payment).HasMaxLength(PaidPeriod.LongestReference);
        builder.HasOne<Business>().WithMany().HasForeignKey(refund => refund.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(refund => new { refund.TenantId, refund.EventId }).IsUnique();
        builder.HasIndex(refund => new { refund.TenantId, refund.Payment });
    }
}

internal sealed class LocalPayerConfiguration : IEntityTypeConfiguration<LocalPayer>
{
    public void Configure(EntityTypeBuilder<LocalPayer> builder)
    {
        builder.ToTable("local_payers", table => table.HasCheckConstraint("ck_local_payers_one_per_business", "id = tenant_id"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(payer => payer.Payments).AsJson().HasDefaultValueSql("'[]'::jsonb");
        builder.HasOne<Business>().WithMany().HasForeignKey(payer => payer.TenantId);
    }
}

internal sealed class MeterReadingConfiguration : IEntityTypeConfiguration<MeterReading>
{
    public void Configure(EntityTypeBuilder<MeterReading> builder)
    {
        builder.ToTable("meter_readings");
        builder.Property(reading => reading.OnceKey).HasMaxLength(MeterReading.LongestKey);
        builder.HasOne<Business>().WithMany().HasForeignKey(reading => reading.TenantId);
        builder.HasIndex(reading => new { reading.TenantId, reading.OnceKey }).IsUnique();
        builder.HasIndex(reading => new { reading.TenantId, reading.Month });
    }
}
