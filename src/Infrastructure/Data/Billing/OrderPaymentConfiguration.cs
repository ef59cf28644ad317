using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class PayoutAccountConfiguration : IEntityTypeConfiguration<PayoutAccount>
{
    public void Configure(EntityTypeBuilder<PayoutAccount> builder)
    {
        builder.ToTable("payout_accounts", table => table.HasCheckConstraint("ck_payout_accounts_one_per_business", "id = tenant_id"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(account => account.Handle).HasMaxLength(PayoutAccount.LongestHandle);
        builder.HasOne<Business>().WithMany().HasForeignKey(account => account.TenantId);
        builder.HasIndex(account => account.Handle).IsUnique();
        builder.HasIndex(account => account.LookAt);
    }
}

/// <summary>One per order: the database refuses a second. An order that was paid for is not deleted under its payment.</summary>
internal sealed class OrderPaymentConfiguration : IEntityTypeConfiguration<OrderPayment>
{
    public void Configure(EntityTypeBuilder<OrderPayment> builder)
    {
        builder.ToTable("order_payments", table => table.HasCheckConstraint("ck_order_payments_fee", "fee >= 0 AND fee < amount"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(payment => payment.Kept);
        builder.Property(payment => payment.Account).HasMaxLength(PayoutAccount.LongestHandle);
        builder.Property(payment => payment.TokenHash).HasMaxLength(64);
        builder.Property(payment => payment.SessionId).HasMaxLength(OrderPayment.LongestHandle);
        builder.Property(payment => payment.Reference).HasMaxLength(OrderPayment.LongestHandle);
        builder.Property(payment => payment.Address).HasMaxLength(OrderPayment.LongestAddress);
        builder.HasOne<Store>().WithMany().HasForeignKey(payment => payment.StoreId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Order>().WithMany().HasForeignKey(payment => payment.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(payment => payment.OrderId).IsUnique();
        builder.HasIndex(payment => payment.TokenHash).IsUnique();
        builder.HasIndex(payment => payment.SessionId).IsUnique();
        builder.HasIndex(payment => payment.Reference).IsUnique();
        builder.HasIndex(payment => payment.LookAt).HasFilter("look_at IS NOT NULL");
        builder.HasIndex(payment => new { payment.TenantId, payment.StoreId, payment.CreatedAt });
    }
}

internal sealed class PaymentRefundConfiguration : IEntityTypeConfiguration<PaymentRefund>
{
    public void Configure(EntityTypeBuilder<PaymentRefund> builder)
    {
        builder.ToTable("payment_refunds", table => table.HasCheckConstraint("ck_payment_refunds_amount", "amount > 0"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(refund => refund.OnceKey).HasMaxLength(PaymentRefund.LongestKey);
        builder.Property(refund => refund.By).HasMaxLength(40);
        builder.HasOne<OrderPayment>().WithMany().HasForeignKey(refund => refund.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(refund => new { refund.TenantId, refund.OnceKey }).IsUnique();
        builder.HasIndex(refund => new { refund.TenantId, refund.PaymentId, refund.At });
    }
}

internal sealed class LocalSaleConfiguration : IEntityTypeConfiguration<LocalSale>
{
    public void Configure(EntityTypeBuilder<LocalSale> builder)
    {
        builder.ToTable("local_sales");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(sale => sale.LastKey).HasMaxLength(100);
        builder.HasOne<Business>().WithMany().HasForeignKey(sale => sale.TenantId);
    }
}
