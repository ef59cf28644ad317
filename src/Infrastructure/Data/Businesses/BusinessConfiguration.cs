using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Businesses;

internal sealed class BusinessConfiguration : IEntityTypeConfiguration<Business>
{
    public void Configure(EntityTypeBuilder<Business> builder)
    {
        builder.ToTable("businesses", table => table.HasCheckConstraint("ck_businesses_is_its_own_tenant", "id = tenant_id"));
        builder.Property(business => business.Name).HasMaxLength(200);
        builder.HasIndex(business => business.StepAt).HasFilter("step_at IS NOT NULL").HasDatabaseName("ix_businesses_leaving");
    }
}
