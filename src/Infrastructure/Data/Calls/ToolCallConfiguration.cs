using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class ToolCallConfiguration : IEntityTypeConfiguration<ToolCall>
{
    public void Configure(EntityTypeBuilder<ToolCall> builder)
    {
        builder.ToTable("tool_calls");
        builder.Property(use => use.Tool).HasMaxLength(100);
        builder.HasOne<Call>().WithMany().HasForeignKey(use => use.CallId);
        builder.HasIndex(use => new { use.CallId, use.Turn });
    }
}
