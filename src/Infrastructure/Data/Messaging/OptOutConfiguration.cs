using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Messaging;

internal sealed class OptOutConfiguration : IEntityTypeConfiguration<OptOut>
{
    public void Configure(EntityTypeBuilder<OptOut> builder)
    {
        builder.ToTable("opt_outs");
        builder.Property(optOut => optOut.RecipientKey).HasMaxLength(64);
        builder.HasOne<Business>().WithMany().HasForeignKey(optOut => optOut.TenantId);
        builder.HasIndex(optOut => new { optOut.TenantId, optOut.RecipientKey }).IsUnique();
    }
}
