using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class CallEventConfiguration : IEntityTypeConfiguration<CallEvent>
{
    public void Configure(EntityTypeBuilder<CallEvent> builder)
    {
        builder.ToTable("call_events");
        builder.Property(happened => happened.Kind).HasMaxLength(100);
        builder.Property(happened => happened.Detail).HasMaxLength(1000);
        builder.HasOne<Call>().WithMany().HasForeignKey(happened => happened.CallId);
        builder.HasIndex(happened => new { happened.CallId, happened.At });
    }
}
