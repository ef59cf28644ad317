using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Messaging;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.Property(message => message.FailureReason).HasMaxLength(500);
        builder.Property(message => message.RecipientKey).HasMaxLength(64);
        builder.Property(message => message.OnceKey).HasMaxLength(200);
        builder.Property(message => message.ProviderId).HasMaxLength(200);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(message => message.IsOpen);
        builder.HasOne<Business>().WithMany().HasForeignKey(message => message.TenantId);
        builder.HasOne<Store>().WithMany().HasForeignKey(message => message.StoreId);
        builder.HasOne<Call>().WithMany().HasForeignKey(message => message.CallId);
        builder.HasIndex(message => new { message.TenantId, message.CreatedAt });
        builder.HasIndex(message => new { message.TenantId, message.OnceKey }).IsUnique();
        builder.HasIndex(message => new { message.TenantId, message.RecipientKey, message.CreatedAt });
        builder.HasIndex(message => message.ProviderId).HasFilter("provider_id IS NOT NULL");
        builder.HasIndex(message => message.AboutId).HasFilter("about_id IS NOT NULL");

        // What the nights have still to look at, the oldest first.
        builder.HasIndex(message => new { message.TenantId, message.CreatedAt }, "ix_messages_with_words").HasDatabaseName("ix_messages_with_words").HasFilter("forgotten_at IS NULL");

        // What waits to be sent: few rows, however many have been.
        builder.HasIndex(message => message.DueAt).HasFilter("status IN ('Pending', 'Sending')").HasDatabaseName("ix_messages_waiting");
    }
}
