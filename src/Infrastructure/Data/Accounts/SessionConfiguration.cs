using Kalliky.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Agent).HasMaxLength(Session.LongestAgent);
        builder.Property(session => session.From).HasMaxLength(JournalLine.LongestAddress);
        builder.HasIndex(session => new { session.AccountId, session.SeenAt });
    }
}
