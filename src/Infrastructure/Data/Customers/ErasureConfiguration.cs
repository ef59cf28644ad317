using Kalliky.Domain.Businesses;
using Kalliky.Domain.Customers;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Customers;

/// <summary>No key leads from here to a card: the card is gone.</summary>
internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("erasures");
        builder.Property(erasure => erasure.By).HasMaxLength(50);
        builder.Property(erasure => erasure.Erased).AsJson();
        builder.HasOne<Business>().WithMany().HasForeignKey(erasure => erasure.TenantId);
        builder.HasIndex(erasure => new { erasure.TenantId, erasure.CustomerId }).IsUnique();
    }
}
