using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class JournalLineConfiguration : IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("journal_lines");
        builder.Property(line => line.What).HasMaxLength(60);
        builder.Property(line => line.From).HasMaxLength(JournalLine.LongestAddress);
        builder.HasOne<Business>().WithMany().HasForeignKey(line => line.TenantId);
        builder.HasIndex(line => new { line.TenantId, line.At });
    }
}
