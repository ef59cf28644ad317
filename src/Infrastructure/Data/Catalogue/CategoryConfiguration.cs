using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Catalogue;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.ToTable("categories");
        builder.Property(category => category.Name).HasMaxLength(200);
        builder.Property(category => category.OptionGroups).AsJson();
        builder.HasOne<Store>().WithMany().HasForeignKey(category => category.StoreId);
        builder.HasIndex(category => new { category.StoreId, category.Position });
    }
}
