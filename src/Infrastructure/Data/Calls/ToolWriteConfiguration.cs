using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class ToolWriteConfiguration : IEntityTypeConfiguration<ToolWrite>
{
    public void Configure(EntityTypeBuilder<ToolWrite> builder)
    {
        builder.ToTable("tool_writes");
        builder.Property(write => write.Tool).HasMaxLength(100);
        builder.HasOne<Call>().WithMany().HasForeignKey(write => write.CallId);
        builder.Property(write => write.ArgumentsKey).HasMaxLength(64);

        // Two nodes that answer the same turn: whoever comes second is refused, and finds what the first one did.
        builder.HasIndex(write => new { write.CallId, write.Turn, write.Tool, write.ArgumentsKey, write.Occurrence }).IsUnique();
    }
}
