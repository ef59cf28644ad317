using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Catalogue;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products");
        builder.Property(product => product.Name).HasMaxLength(200);
        builder.Property(product => product.Aliases).AsJson();
        builder.Property(product => product.Ingredients).AsJson();
        builder.Property(product => product.Allergens).AsJson();
        builder.Property(product => product.Sizes).AsJson();
        builder.HasOne<Store>().WithMany().HasForeignKey(product => product.StoreId);
        builder.HasOne<Category>().WithMany().HasForeignKey(product => product.CategoryId);
        builder.HasIndex(product => new { product.StoreId, product.Position });
    }
}
