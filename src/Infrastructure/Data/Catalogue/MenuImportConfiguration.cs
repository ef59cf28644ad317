using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Catalogue;

internal sealed class MenuImportConfiguration : IEntityTypeConfiguration<MenuImport>
{
    public void Configure(EntityTypeBuilder<MenuImport> builder)
    {
        builder.ToTable("menu_imports");
        builder.Property(import => import.By).HasMaxLength(100);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Store>().WithMany().HasForeignKey(import => import.StoreId);
        builder.HasIndex(import => import.CreatedAt);
        builder.HasIndex(import => new { import.TenantId, import.CreatedAt });
    }
}
