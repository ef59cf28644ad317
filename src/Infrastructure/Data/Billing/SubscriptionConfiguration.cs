using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("subscriptions", table => table.HasCheckConstraint("ck_subscriptions_one_per_business", "id = tenant_id"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Business>().WithMany().HasForeignKey(subscription => subscription.TenantId);
    }
}
