using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Scheduling;

/// <summary>That nobody is booked twice at a time is the database's word: see <see cref="NoOverlap"/>.</summary>
internal sealed class BookingConfiguration : IEntityTypeConfiguration<Booking>
{
    /// <summary>Of one resource no two places overlap, but for those of one visit and of a draft that moves it. EF Core has no
    /// word for it, so it stands in the migration.</summary>
    public const string NoOverlap = """
        ALTER TABLE bookings ADD CONSTRAINT ex_bookings_no_overlap EXCLUDE USING gist (
            resource_id WITH =, tstzrange(starts_at, busy_until) WITH &&, (coalesce(moves, part_of, id)) WITH <>)
        WHERE (kind IN ('Appointment', 'Block') AND status IN ('Held', 'Confirmed', 'Arrived', 'Done') AND has_place AND NOT is_forced);
        """;

    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("bookings", table => table.HasCheckConstraint("ck_bookings_ends_after_it_begins", "starts_at <= ends_at AND ends_at <= busy_until"));
        builder.Ignore(booking => booking.Place);
        builder.Ignore(booking => booking.LastNews);
        builder.Property(booking => booking.CustomerName).HasMaxLength(200);
        builder.Property(booking => booking.BirthdateKey).HasMaxLength(64);
        builder.Property(booking => booking.Services).AsJson();
        builder.Property(booking => booking.Article).AsJson();
        builder.Property(booking => booking.History).AsJson();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Store>().WithMany().HasForeignKey(booking => booking.StoreId);
        builder.HasOne<Call>().WithMany().HasForeignKey(booking => booking.CallId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(booking => booking.CustomerId);
        builder.HasOne<Resource>().WithMany().HasForeignKey(booking => booking.ResourceId);
        builder.HasOne<Booking>().WithMany().HasForeignKey(booking => booking.PartOf);
        builder.HasOne<Booking>().WithMany().HasForeignKey(booking => booking.Moves);

        // Two nodes that take up the same turn make one draft: the second one's is refused, and it begins again on fresh rows.
        builder.HasIndex(booking => booking.CallId, "ix_bookings_draft_of_call").IsUnique()
            .HasFilter("status = 'Held' AND part_of IS NULL").HasDatabaseName("ix_bookings_draft_of_call");
        builder.HasIndex(booking => new { booking.StoreId, booking.StartsAt });
        builder.HasIndex(booking => new { booking.ResourceId, booking.StartsAt });
        builder.HasIndex(booking => new { booking.CustomerId, booking.StartsAt });
        builder.HasIndex(booking => new { booking.StoreId, booking.BirthdateKey }).HasFilter("birthdate_key IS NOT NULL");
        builder.HasIndex(booking => new { booking.TenantId, booking.StartsAt });

        // An article that is no longer sold leaves its name on what was put aside.
        builder.HasIndex(booking => booking.ProductId).HasFilter("product_id IS NOT NULL");
    }
}
