using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(key => key.Name).HasMaxLength(200);
        builder.Property(key => key.Hash).HasMaxLength(64);
        builder.Property(key => key.Prefix).HasMaxLength(30);
        builder.Property(key => key.Scopes).AsJson();
        builder.HasOne<Business>().WithMany().HasForeignKey(key => key.TenantId);
        builder.HasIndex(key => key.Hash).IsUnique();
    }
}
