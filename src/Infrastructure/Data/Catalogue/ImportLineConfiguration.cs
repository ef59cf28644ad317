using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Catalogue;

internal sealed class ImportLineConfiguration : IEntityTypeConfiguration<ImportLine>
{
    public void Configure(EntityTypeBuilder<ImportLine> builder)
    {
        builder.ToTable("import_lines");
        builder.Property(line => line.Category).HasMaxLength(200);
        builder.Property(line => line.Name).HasMaxLength(200);
        builder.Property(line => line.Ingredients).AsJson();
        builder.Property(line => line.Allergens).AsJson();
        builder.HasOne<MenuImport>().WithMany().HasForeignKey(line => line.ImportId);
        builder.HasIndex(line => new { line.ImportId, line.Position });
    }
}
