using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Scheduling;

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("services");
        builder.Property(service => service.Code).HasMaxLength(100);
        builder.Property(service => service.Name).HasMaxLength(200);
        builder.Property(service => service.Aliases).AsJson();
        builder.HasOne<Store>().WithMany().HasForeignKey(service => service.StoreId);
        builder.HasIndex(service => new { service.StoreId, service.Position });
    }
}
