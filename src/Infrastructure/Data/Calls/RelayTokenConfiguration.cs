using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class RelayTokenConfiguration : IEntityTypeConfiguration<RelayToken>
{
    public void Configure(EntityTypeBuilder<RelayToken> builder)
    {
        builder.ToTable("relay_tokens");
        builder.Property(token => token.Hash).HasMaxLength(64);
        builder.Property(token => token.Greeting).HasMaxLength(2000);
        builder.HasOne<Call>().WithMany().HasForeignKey(token => token.CallId);
        builder.HasIndex(token => token.Hash).IsUnique();
    }
}
