using Kalliky.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class KeptAnswerConfiguration : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("kept_answers");
        builder.Property(kept => kept.Key).HasMaxLength(KeptAnswer.LongestKey);
        builder.Property(kept => kept.Fingerprint).HasMaxLength(64);
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(kept => kept.ApiKeyId);
        builder.HasIndex(kept => new { kept.ApiKeyId, kept.Key }).IsUnique();
        builder.HasIndex(kept => new { kept.TenantId, kept.At });
    }
}
