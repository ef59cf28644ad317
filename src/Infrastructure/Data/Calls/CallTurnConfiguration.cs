using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class CallTurnConfiguration : IEntityTypeConfiguration<CallTurn>
{
    public void Configure(EntityTypeBuilder<CallTurn> builder)
    {
        builder.ToTable("call_turns");
        builder.Property(turn => turn.Model).HasMaxLength(100);
        builder.HasOne<Call>().WithMany().HasForeignKey(turn => turn.CallId);
        builder.HasIndex(turn => new { turn.CallId, turn.Sequence }).IsUnique();
    }
}
