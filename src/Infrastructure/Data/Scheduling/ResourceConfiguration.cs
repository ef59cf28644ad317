using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Scheduling;

internal sealed class ResourceConfiguration : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable("resources");
        builder.Property(resource => resource.Name).HasMaxLength(200);
        builder.Property(resource => resource.Hours).AsJson();
        builder.Property(resource => resource.ServiceIds).AsJson();
        builder.Property(resource => resource.FeedKey).HasMaxLength(64);
        builder.HasOne<Store>().WithMany().HasForeignKey(resource => resource.StoreId);
        builder.HasIndex(resource => new { resource.StoreId, resource.Position });
        builder.HasIndex(resource => resource.FeedKey).IsUnique();
    }
}
