using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>A salon's appointments by phone, on the demo's diary.</summary>
public sealed class AppointmentTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private House salon = null!;

    public async ValueTask InitializeAsync() => salon = await Open(database, "beauty-center");

    public ValueTask DisposeAsync() => salon.DisposeAsync();

    [Fact]
    public async Task Books_the_time_and_the_person_that_were_wished()
    {
        var call = await salon.Call();
        var slot = (await Exact(call, ["taille de barbe"], "Karim", Local(11, 27, 10, 0))).ShouldHaveSingleItem();

        var done = await salon.Book(call, slot.Slot, "Roussel", ["taille de barbe"]);

        (done.Booking.Status, done.Booking.StartsAt, done.Booking.EndsAt, done.Booking.With).ShouldBe(("confirmed", "2026-11-27T10:00", "2026-11-27T10:20", "Karim"));
        var row = await salon.Read(db => db.Bookings.SingleAsync(booking => booking.CallId == call.CallId));
        (row.BusyUntil - row.EndsAt, row.CustomerName, row.CustomerId is null).ShouldBe((Duration.FromMinutes(5), "Roussel", false));
    }

    [Fact]
    public async Task Does_two_services_in_a_row_with_one_person()
    {
        var call = await salon.Call();
        var slot = (await Exact(call, ["coupe femme", "brushing"], "Sophie", Local(11, 26, 15, 30))).ShouldHaveSingleItem();

        (slot.EndsAt, slot.With).ShouldBe((Local(11, 26, 16, 45), "Sophie"));
        (await salon.Book(call, slot.Slot, "Vidal", ["coupe femme", "brushing"])).Booking.Services.ShouldBe(["Coupe femme", "Brushing"]);
    }

    [Fact]
    public async Task Shares_a_visit_among_those_who_can_do_it()
    {
        var call = await salon.Call();
        var slot = (await Exact(call, ["coupe femme", "manucure"], null, Local(12, 2, 9, 30))).ShouldHaveSingleItem();

        var done = await salon.Book(call, slot.Slot, "Vidal", ["coupe femme", "manucure"]);

        slot.With.ShouldEndWith(" et Inès");
        done.Booking.Services.ShouldBe(["Coupe femme", "Manucure"]);
        var rows = await salon.Read(db => db.Bookings.Where(booking => booking.CallId == call.CallId).OrderBy(booking => booking.StartsAt).ToListAsync());
        rows.Select(row => (row.Status, row.PartOf == rows[0].Id, row.CustomerName)).ShouldBe([(BookingStatus.Confirmed, false, "Vidal"), (BookingStatus.Confirmed, true, "Vidal")]);
        rows[1].StartsAt.ShouldBe(rows[0].EndsAt);
    }

    [Fact]
    public async Task Says_who_else_has_time_when_the_one_wished_has_not()
    {
        var no = await salon.Send(new FindSlots(await salon.Call(), ["coupe femme"], "Sophie", Local(11, 28, 10, 0), Local(11, 28, 10, 0)));

        var answer = no.ShouldBeOfType<FindSlots.NoSlot>();
        answer.Why.ShouldBeOfType<SlotRefusal.Taken>();
        (answer.Slots[0].StartsAt, answer.Slots[0].With).ShouldBe((Local(11, 28, 10, 0), "Nadia"));
        answer.Slots.Skip(1).ShouldAllBe(slot => slot.With == "Sophie" && slot.StartsAt != Local(11, 28, 10, 0));
    }

    [Fact]
    public async Task Finds_the_first_place_in_a_window()
    {
        var found = (await salon.Send(new FindSlots(await salon.Call(), ["coupe femme"], "Sophie", Local(12, 3, 18, 30), Local(12, 3, 20, 0)))).ShouldBeOfType<FindSlots.Found>();

        found.Exact.ShouldBeFalse();
        found.Slots[0].StartsAt.ShouldBe(Local(12, 3, 18, 30));
    }

    [Theory]
    [InlineData("2026-11-24T09:00", typeof(SlotRefusal.Past))]
    [InlineData("2026-11-29T10:00", typeof(SlotRefusal.Closed))]
    [InlineData("2026-12-25T10:00", typeof(SlotRefusal.Closed))]
    [InlineData("2026-11-30T10:00", typeof(SlotRefusal.StaffAway))]
    [InlineData("2028-11-28T10:00", typeof(SlotRefusal.TooFar))]
    public async Task Says_why_there_is_no_such_place(string at, Type why)
    {
        var when = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(at).Value;

        var answer = (await salon.Send(new FindSlots(await salon.Call(), ["balayage"], "Sophie", when, when))).ShouldBeOfType<FindSlots.NoSlot>();

        answer.Why.ShouldBeOfType(why);
        answer.Slots.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Knows_who_does_what_and_whom_it_does_not_know()
    {
        var call = await salon.Call();

        (await Refusal(call, ["balayage"], "Karim")).ShouldBeOfType<SlotRefusal.NobodyDoesIt>().Staff.ShouldBe("Karim");
        (await Refusal(call, ["tatouage"], null)).ShouldBeOfType<SlotRefusal.UnknownService>().Said.ShouldBe("tatouage");
        (await Refusal(call, ["balayage"], "Gertrude")).ShouldBeOfType<SlotRefusal.UnknownStaff>().Said.ShouldBe("Gertrude");
    }

    [Fact]
    public async Task Holds_a_place_for_one_caller_and_gives_it_away_after_five_minutes()
    {
        var (first, second) = (await salon.Call(), await salon.Call("+33639980123"));
        var slot = (await Exact(first, ["balayage"], "Sophie", Local(12, 2, 9, 0))).ShouldHaveSingleItem();
        (await salon.Send(new HoldSlot(first, slot.Slot, ["balayage"]))).ShouldBeOfType<HoldSlot.Held>();
        await salon.Name(first, "Durand");

        var no = (await salon.Send(new HoldSlot(second, slot.Slot, ["balayage"]))).ShouldBeOfType<HoldSlot.NotHeld>();
        no.Why.ShouldBeOfType<SlotRefusal.Taken>();
        no.Slots.ShouldNotBeEmpty();

        var read = (await salon.Send(new ReadBackBooking(first, 3))).ShouldBeOfType<ReadBackBooking.Read>();
        salon.Now += Duration.FromMinutes(6);
        await salon.Book(second, slot.Slot, "Petit", ["balayage"]);
        var late = (await salon.Send(new ConfirmBooking(first, read.Booking.Version, 4))).ShouldBeOfType<ConfirmBooking.NotFree>();
        late.Slots.ShouldNotBeEmpty();
        (await salon.Read(db => db.Bookings.CountAsync(booking => booking.StartsAt == At(2026, 12, 2, 9, 0) && booking.Status == BookingStatus.Confirmed))).ShouldBe(1);
    }

    [Fact]
    public async Task Keeps_a_lapsed_place_that_nobody_needed()
    {
        var call = await salon.Call();
        var slot = (await Exact(call, ["balayage"], "Sophie", Local(12, 2, 9, 0))).ShouldHaveSingleItem();
        await salon.Send(new HoldSlot(call, slot.Slot, ["balayage"]));
        await salon.Name(call, "Durand");
        var read = (await salon.Send(new ReadBackBooking(call, 3))).ShouldBeOfType<ReadBackBooking.Read>();

        salon.Now += Duration.FromMinutes(20);

        (await salon.Send(new ConfirmBooking(call, read.Booking.Version, 4))).ShouldBeOfType<ConfirmBooking.Confirmed>();
    }

    [Fact]
    public async Task Confirms_only_what_was_read_back_in_an_earlier_turn()
    {
        var call = await salon.Call();
        var slot = (await Exact(call, ["balayage"], "Sophie", Local(12, 2, 9, 0))).ShouldHaveSingleItem();
        var held = (await salon.Send(new HoldSlot(call, slot.Slot, ["balayage"]))).ShouldBeOfType<HoldSlot.Held>();
        held.Booking.Missing.ShouldBe(["name", "phone"]);
        (await salon.Send(new ConfirmBooking(call, held.Booking.Version, 2))).ShouldBeOfType<ConfirmBooking.Incomplete>().Missing.ShouldBe("name");
        await salon.Name(call, "Durand");
        var read = (await salon.Send(new ReadBackBooking(call, 3))).ShouldBeOfType<ReadBackBooking.Read>();

        (await salon.Send(new ConfirmBooking(call, read.Booking.Version, 3))).ShouldBeOfType<ConfirmBooking.NotReadBack>();
        await salon.Name(call, "Durant");
        (await salon.Send(new ConfirmBooking(call, read.Booking.Version, 4))).ShouldBeOfType<ConfirmBooking.NotReadBack>();

        var done = (await salon.Agree(call)).ShouldBeOfType<ConfirmBooking.Confirmed>();
        (await salon.Send(new ConfirmBooking(call, done.Booking.Version, 9))).ShouldBeOfType<ConfirmBooking.Confirmed>().Booking.BookingId.ShouldBe(done.Booking.BookingId);
    }

    [Fact]
    public async Task Moves_a_booking_into_a_place_that_overlaps_its_own()
    {
        var call = await salon.Call("+33639980181");
        var known = (await salon.Send(new LookUpBookings(call, null, null, null))).ShouldBeOfType<LookUpBookings.Found>().Bookings.ShouldHaveSingleItem();
        var id = known.State.BookingId;
        (await salon.Send(new DraftMove(call, id))).ShouldBeOfType<DraftMove.Drafted>().Booking.Missing.ShouldBe(["when"]);
        var slot = (await Exact(call, ["balayage"], "Sophie", Local(11, 27, 9, 30))).ShouldHaveSingleItem();

        (await salon.Send(new DraftMove(call, id, slot.Slot))).ShouldBeOfType<DraftMove.Drafted>().Reading.Moves.ShouldBeTrue();
        var done = (await salon.Agree(call)).ShouldBeOfType<ConfirmBooking.Confirmed>();

        (done.Booking.BookingId, done.Booking.StartsAt, done.Reading.Moves).ShouldBe((id, "2026-11-27T09:30", true));
        (await salon.Read(db => db.Bookings.CountAsync(booking => booking.CallId == call.CallId))).ShouldBe(0);
        (await salon.Send(new ConfirmBooking(call, done.Booking.Version, 9))).ShouldBeOfType<ConfirmBooking.Confirmed>();
    }

    [Fact]
    public async Task Cancels_once_and_for_its_own_caller_only()
    {
        var (stranger, owner) = (await salon.Call("+33639980199"), await salon.Call("+33639980181"));
        var id = await salon.Read(db => db.Bookings.Where(booking => booking.CustomerName == "Perrault").Select(booking => booking.Id).SingleAsync());

        (await salon.Send(new CancelBooking(stranger, id))).ShouldBeOfType<CancelBooking.Unknown>();
        (await salon.Send(new DraftMove(stranger, id))).ShouldBeOfType<DraftMove.Unknown>();
        (await salon.Send(new CancelBooking(owner, null))).ShouldBeOfType<CancelBooking.Cancelled>().Booking.BookingId.ShouldBe(id);
        (await salon.Send(new CancelBooking(owner, id))).ShouldBeOfType<CancelBooking.Cancelled>();
        var row = await salon.Read(db => db.Bookings.SingleAsync(booking => booking.Id == id));
        (row.Status, row.History[^1].CallId).ShouldBe((BookingStatus.Cancelled, owner.CallId));
    }

    [Fact]
    public async Task Knows_what_a_caller_had_last_time()
    {
        var known = (await salon.Send(new LastServices(await salon.Call("+33639980181")))).ShouldBeOfType<LastServices.Found>();

        (known.Booking.State.Services[0], known.Booking.State.With).ShouldBe(("Balayage", "Sophie"));
        (await salon.Send(new LastServices(await salon.Call("+33639980199")))).ShouldBeOfType<LastServices.None>();
    }

    [Fact]
    public async Task Loads_its_file_again_without_doubling_the_diary()
    {
        var before = await salon.Read(db => db.Bookings.Select(booking => booking.Id).OrderBy(id => id).ToListAsync());
        var people = salon.Sheet.Resources.Select(resource => resource.Id).ToList();

        await salon.Load(Infrastructure.Data.Seed.DemoStores.All().Single(store => store.Key == "beauty-center") with { Number = TestNumbers.Store().Value });

        (await salon.Read(db => db.Bookings.Select(booking => booking.Id).OrderBy(id => id).ToListAsync())).ShouldBe(before);
        salon.Sheet.Resources.Select(resource => resource.Id).ShouldBe(people);
    }

    private async Task<IReadOnlyList<FreeSlot>> Exact(Application.Assistant.Situation call, string[] services, string? staff, LocalDateTime at)
    {
        var found = (await salon.Send(new FindSlots(call, services, staff, at, at))).ShouldBeOfType<FindSlots.Found>();
        found.Exact.ShouldBeTrue();
        return found.Slots;
    }

    private async Task<SlotRefusal> Refusal(Application.Assistant.Situation call, string[] services, string? staff) =>
        (await salon.Send(new FindSlots(call, services, staff, null, null))).ShouldBeOfType<FindSlots.NoSlot>().Why;
}
