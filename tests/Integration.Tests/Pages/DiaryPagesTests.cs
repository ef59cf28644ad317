using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Api;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>The diary's pages, and those of customers and tickets, as forms reach them: whose booking it is, what is said
/// beside a field, and the calendar's secret address.</summary>
[Collection<OneApi>]
public sealed class DiaryPagesTests(ApiHost host)
{
    private static readonly Instant Tuesday = Instant.FromUtc(2030, 11, 26, 19, 0);

    [Theory]
    [InlineData("reservations?handler=mark", "mark", "arrive")]
    [InlineData("reservations?handler=cancel", "sure", "true")]
    [InlineData("mis-de-cote?handler=Collect", "sure", "true")]
    [InlineData("mis-de-cote?handler=GiveUp", "sure", "true")]
    public async Task Another_stores_booking_is_not_known_here(string action, string field, string value)
    {
        var house = await House.Open(host);
        var other = await house.Shop.NewStore("pizza-luigi");
        var (here, there) = (await Booked(house, house.Shop.Store), await Booked(house, other));
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/reservations");

        await owner.Fill($"/pizza-mario/{action}", ("booking", there.ToString()), (field, value));
        await owner.Fill($"/pizza-mario/{action}", ("booking", here.ToString()), (field, value));

        (await Status(house, there)).ShouldBe(BookingStatus.Confirmed);
        (await Status(house, here)).ShouldNotBe(BookingStatus.Confirmed);
    }

    [Fact]
    public async Task One_table_for_one_is_counted_in_the_singular_and_cancelled_as_what_it_is()
    {
        var house = await House.Open(host);
        var booked = await Booked(house, house.Shop.Store);
        using var owner = await house.SignedIn(Role.Owner);

        (await owner.Open("/pizza-mario/reservations?jour=2030-11-26")).Text.ShouldContain("1 réservation, 1 couvert<");
        (await owner.Open("/pizza-mario/reservations?jour=2030-12-03")).Text.ShouldContain("Aucune réservation<");
        var card = await owner.Open($"/pizza-mario/reservations?handler=Booking&booking={booked}", ("HX-Request", "true"));
        card.Text.ShouldContain("Annuler cette réservation");
        card.Text.ShouldContain("Prévenez le client.");
        (await owner.Open("/pizza-mario/mis-de-cote")).Text.ShouldContain("Rien de mis de côté");
    }

    [Fact]
    public async Task Who_has_a_mobile_number_is_told_by_text_message_and_the_merchant_knows()
    {
        var house = await House.Open(host);
        var booked = await Booked(house, house.Shop.Store, "+33639980122");
        using var owner = await house.SignedIn(Role.Owner);

        var card = await owner.Open($"/pizza-mario/reservations?handler=Booking&booking={booked}", ("HX-Request", "true"));

        card.Text.ShouldContain("le client est prévenu par SMS");
    }

    [Fact]
    public async Task Blocked_time_has_a_field_for_whom_it_is()
    {
        var house = await House.Open(host);
        var block = await Booked(house, house.Shop.Store, kind: BookingKind.Block);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/reservations");
        var form = await owner.Open($"/pizza-mario/reservations?handler=Booking&booking={block}", ("HX-Request", "true"));
        form.Text.ShouldContain("name=\"ResourceId\"");
        form.Text.ShouldContain("Terrasse");

        var refused = await owner.Swap("/pizza-mario/reservations?handler=move", ("booking", block.ToString()), ("Day", "2030-11-26"), ("Hour", "20:00"), ("ResourceId", Guid.NewGuid().ToString()));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("id=\"f-ResourceId-d\"");
    }

    [Fact]
    public async Task A_date_that_is_none_leaves_the_promise_and_is_said_beside_the_field()
    {
        var house = await House.Open(host);
        var due = Tuesday;
        Guid ticket;
        await using (var scope = host.Scope(house.Shop.Tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            var made = new Ticket(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, TicketKind.Callback, "Rappeler", Shop.Evening);
            db.Tickets.Add(made);
            await db.SaveChangesAsync();
            ticket = made.Id;
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Application.Tickets.PromiseTicket(ticket, due));
        }

        using var staff = await house.SignedIn(Role.Staff);
        await staff.Open($"/pizza-mario/tickets/{ticket}");

        var refused = await staff.Swap($"/pizza-mario/tickets/{ticket}?handler=promise", ("due", "demain vers midi"));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("id=\"echeance-aide\"");
        (await Due(house, ticket)).ShouldBe(due);
        (await staff.Swap($"/pizza-mario/tickets/{ticket}?handler=promise", ("due", ""))).Status.ShouldBe(200);
        (await Due(house, ticket)).ShouldBeNull();
    }

    [Fact]
    public async Task A_customers_name_that_is_too_long_is_refused_where_a_reader_hears_it()
    {
        var house = await House.Open(host);
        await house.Shop.NewOrder();
        await using var scope = host.Scope(house.Shop.Tenant);
        var id = await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Customers.Select(card => card.Id).FirstAsync();
        using var staff = await house.SignedIn(Role.Staff);
        await staff.Open($"/pizza-mario/clients/{id}");

        var refused = await staff.Swap($"/pizza-mario/clients/{id}?handler=Change", ("Name", new string('a', 300)));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("aria-describedby=\"c-nom-aide\"");
        refused.Text.ShouldContain("id=\"c-nom-aide\"");
    }

    [Fact]
    public async Task A_calendar_opens_with_its_present_secret_alone()
    {
        var house = await House.Open(host);
        await Booked(house, house.Shop.Store);
        var room = await Room(house, house.Shop.Store);
        var first = await Renew(house, room, open: true);
        using var anybody = host.NewBrowser();
        async Task<int> Asked(string? secret)
        {
            using var read = await anybody.GetAsync(new Uri($"/calendars/{secret}.ics", UriKind.Relative));
            return (int)read.StatusCode;
        }

        using (var read = await anybody.GetAsync(new Uri($"/calendars/{first}.ics", UriKind.Relative)))
        {
            ((int)read.StatusCode, read.Content.Headers.ContentType!.MediaType).ShouldBe((200, "text/calendar"));
            (await read.Content.ReadAsStringAsync()).ShouldStartWith("BEGIN:VCALENDAR\r\n");
            read.Headers.ETag.ShouldNotBeNull();
        }

        (await Asked(first + "a")).ShouldBe(404);
        (await Asked(new string('a', 300))).ShouldBe(404);
        var second = await Renew(house, room, open: true);
        (await Asked(first)).ShouldBe(404);
        (await Asked(second)).ShouldBe(200);
        await Renew(house, room, open: false);
        (await Asked(second)).ShouldBe(404);
    }

    // A table for one in the store's dining room.
    private async Task<Guid> Booked(House house, Guid store, string? phone = null, BookingKind kind = BookingKind.Reservation)
    {
        var room = await Room(house, store);
        await using var scope = host.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var booking = new Booking(Guid.CreateVersion7(), house.Shop.Tenant, store, kind, null, false, Shop.Evening);
        if (kind == BookingKind.Reservation)
            booking.Seats(1);
        if (phone is not null)
            booking.CallBackOn(scope.ServiceProvider.GetRequiredService<IVault>().Seal(phone));
        booking.Take(new Place(room, Tuesday, Tuesday + Duration.FromMinutes(90), Tuesday + Duration.FromMinutes(90)), null, "demo", Shop.Evening);
        booking.ForgetEvents();
        db.Bookings.Add(booking);
        await db.SaveChangesAsync();
        return booking.Id;
    }

    private async Task<Guid> Room(House house, Guid store)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        if (await db.Resources.FirstOrDefaultAsync(known => known.StoreId == store) is { } room)
            return room.Id;
        var made = new Resource(Guid.CreateVersion7(), house.Shop.Tenant, store, ResourceKind.Area, "Terrasse", 0) { Covers = 16 };
        db.Resources.Add(made);
        await db.SaveChangesAsync();
        return made.Id;
    }

    private async Task<string?> Renew(House house, Guid room, bool open)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return ((RenewCalendar.Renewed)await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RenewCalendar(room, open))).Secret;
    }

    private async Task<BookingStatus> Status(House house, Guid booking)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Bookings.Where(row => row.Id == booking).Select(row => row.Status).SingleAsync();
    }

    private async Task<Instant?> Due(House house, Guid ticket)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Tickets.Where(row => row.Id == ticket).Select(row => row.DueAt).SingleAsync();
    }
}
