using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class WebhookEventConfiguration : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.ToTable("webhook_events");
        builder.HasKey(received => new { received.Vendor, received.EventId });
        builder.Property(received => received.Vendor).HasMaxLength(50);
        builder.Property(received => received.EventId).HasMaxLength(200);
        builder.HasIndex(received => received.ReceivedAt);
    }
}
