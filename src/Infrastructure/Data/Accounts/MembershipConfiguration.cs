using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasOne<Business>().WithMany().HasForeignKey(membership => membership.TenantId);
        builder.HasIndex(membership => new { membership.AccountId, membership.TenantId }).IsUnique();
    }
}
