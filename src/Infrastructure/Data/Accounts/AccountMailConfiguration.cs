using Kalliky.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class AccountMailConfiguration : IEntityTypeConfiguration<AccountMail>
{
    public void Configure(EntityTypeBuilder<AccountMail> builder)
    {
        builder.ToTable("account_mails");
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.EmailKey).HasMaxLength(64);
        builder.Property(mail => mail.Reason).HasMaxLength(100);
        builder.Property(mail => mail.ProviderId).HasMaxLength(200);
        builder.HasIndex(mail => mail.ProviderId).HasFilter("provider_id IS NOT NULL");
        builder.HasIndex(mail => new { mail.EmailKey, mail.CreatedAt });
        builder.HasIndex(mail => mail.CreatedAt);
        builder.HasIndex(mail => mail.DueAt).HasFilter("status = 'Pending'").HasDatabaseName("ix_account_mails_waiting");
    }
}
