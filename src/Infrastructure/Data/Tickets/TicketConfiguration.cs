using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Tickets;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("tickets");
        builder.Property(ticket => ticket.Subject).HasMaxLength(300);
        builder.Property(ticket => ticket.CustomerName).HasMaxLength(200);
        builder.Property(ticket => ticket.OnceKey).HasMaxLength(200);
        builder.HasOne<Store>().WithMany().HasForeignKey(ticket => ticket.StoreId);
        builder.HasOne<Call>().WithMany().HasForeignKey(ticket => ticket.CallId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(ticket => ticket.CustomerId);
        builder.HasIndex(ticket => new { ticket.TenantId, ticket.OnceKey }).IsUnique();
        builder.HasIndex(ticket => new { ticket.TenantId, ticket.Status, ticket.CreatedAt });
        builder.HasIndex(ticket => new { ticket.StoreId, ticket.Status, ticket.CreatedAt });
    }
}
