using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(invitation => invitation.EmailKey).HasMaxLength(64);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Business>().WithMany().HasForeignKey(invitation => invitation.TenantId);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => new { invitation.TenantId, invitation.EmailKey });
    }
}
