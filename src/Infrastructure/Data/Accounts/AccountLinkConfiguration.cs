using Kalliky.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_links");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.TokenHash).HasMaxLength(64);
        builder.Property(link => link.PasswordHash).HasMaxLength(500);
        builder.Property(link => link.Trade).HasMaxLength(30);

        // Who uses it second has lost; a guess that is counted meanwhile takes nothing from whoever is right.
        builder.Property(link => link.UsedAt).IsConcurrencyToken();
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.CreatedAt);
    }
}
