using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class MonthClosingConfiguration : IEntityTypeConfiguration<MonthClosing>
{
    public void Configure(EntityTypeBuilder<MonthClosing> builder)
    {
        builder.ToTable("month_closings");
        builder.HasOne<Business>().WithMany().HasForeignKey(closing => closing.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(closing => closing.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(closing => new { closing.TenantId, closing.Month }).IsUnique();
    }
}
