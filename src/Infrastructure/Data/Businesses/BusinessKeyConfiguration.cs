using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Businesses;

internal sealed class BusinessKeyConfiguration : IEntityTypeConfiguration<BusinessKey>
{
    public void Configure(EntityTypeBuilder<BusinessKey> builder)
    {
        builder.ToTable("business_keys");
        builder.Property(key => key.Wrapped).HasMaxLength(1000);
        builder.HasOne<Business>().WithMany().HasForeignKey(key => key.TenantId);
        builder.HasIndex(key => key.TenantId).IsUnique();
    }
}
