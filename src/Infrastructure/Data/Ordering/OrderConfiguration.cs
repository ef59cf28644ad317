using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Ordering;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders");
        builder.Property(order => order.CustomerName).HasMaxLength(200);
        builder.Property(order => order.Note).HasMaxLength(1000);
        builder.Property(order => order.Lines).AsJson();
        builder.Property(order => order.Allergies).AsJson();
        builder.Property(order => order.History).AsJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Store>().WithMany().HasForeignKey(order => order.StoreId);
        builder.HasOne<Call>().WithMany().HasForeignKey(order => order.CallId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(order => order.CustomerId);
        builder.HasIndex(order => new { order.StoreId, order.Day, order.Number }).IsUnique();

        // Two nodes that take up the same turn make one draft: the second one's is refused, and it begins again on fresh rows.
        builder.HasIndex(order => order.CallId, "ix_orders_draft_of_call").IsUnique().HasFilter("status = 'Draft'").HasDatabaseName("ix_orders_draft_of_call");
        builder.HasIndex(order => new { order.StoreId, order.Status, order.ReadyAt });
        builder.HasIndex(order => new { order.TenantId, order.ConfirmedAt });
    }
}
