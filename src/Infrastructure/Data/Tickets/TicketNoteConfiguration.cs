using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Tickets;

internal sealed class TicketNoteConfiguration : IEntityTypeConfiguration<TicketNote>
{
    public void Configure(EntityTypeBuilder<TicketNote> builder)
    {
        builder.ToTable("ticket_notes");
        builder.Property(note => note.By).HasMaxLength(50);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(note => note.TicketId);
    }
}
