using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class PlanPeriodConfiguration : IEntityTypeConfiguration<PlanPeriod>
{
    public void Configure(EntityTypeBuilder<PlanPeriod> builder)
    {
        builder.ToTable("plan_periods", table => table.HasCheckConstraint("ck_plan_periods_go_forward", "until IS NULL OR until >= \"from\""));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Business>().WithMany().HasForeignKey(period => period.TenantId);
        builder.HasIndex(period => new { period.TenantId, period.From });

        // Of two changes at the same moment one is done again on fresh rows.
        builder.HasIndex(period => period.TenantId).HasFilter("until IS NULL").IsUnique().HasDatabaseName("ix_plan_periods_present");
    }
}
