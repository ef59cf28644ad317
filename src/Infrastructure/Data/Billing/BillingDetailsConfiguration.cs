using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

internal sealed class BillingDetailsConfiguration : IEntityTypeConfiguration<BillingDetails>
{
    public void Configure(EntityTypeBuilder<BillingDetails> builder)
    {
        builder.ToTable("billing_details", table => table.HasCheckConstraint("ck_billing_details_one_per_business", "id = tenant_id"));
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Business>().WithMany().HasForeignKey(details => details.TenantId);
    }
}
