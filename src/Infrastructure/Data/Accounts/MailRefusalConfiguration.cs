using Kalliky.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class MailRefusalConfiguration : IEntityTypeConfiguration<MailRefusal>
{
    public void Configure(EntityTypeBuilder<MailRefusal> builder)
    {
        builder.ToTable("mail_refusals");
        builder.HasKey(refusal => refusal.EmailKey);
        builder.Property(refusal => refusal.EmailKey).HasMaxLength(64);
    }
}
