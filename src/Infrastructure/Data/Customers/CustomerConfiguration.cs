using Kalliky.Domain.Businesses;
using Kalliky.Domain.Customers;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Customers;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.Property(customer => customer.Name).HasMaxLength(200);
        builder.Property(customer => customer.PhoneKey).HasMaxLength(64);
        builder.Property(customer => customer.SmsConsent).AsJson();
        builder.Property(customer => customer.EmailConsent).AsJson();
        builder.HasOne<Customer>().WithMany().HasForeignKey(customer => customer.MergedInto);
        builder.HasOne<Business>().WithMany().HasForeignKey(customer => customer.TenantId);
        builder.HasIndex(customer => new { customer.TenantId, customer.PhoneKey }).IsUnique();
        builder.HasIndex(customer => new { customer.TenantId, customer.Name });
        builder.HasIndex(customer => new { customer.TenantId, customer.LastCallAt });
    }
}
