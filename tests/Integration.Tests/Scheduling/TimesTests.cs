using Kalliky.Application.Assistant;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>What time does to a booking, from the caller's question to the row: notice, pauses, absences, and nights on which the
/// clock is changed.</summary>
public sealed class TimesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Night = """
        key: night
        name: Le Bain de minuit
        trade: salon
        number: "+33199000150"
        hours: {tuesday: ["09:00-19:00"], wednesday: ["09:00-19:00"], sunday: ["01:00-06:00"]}
        staff: [{name: Zoé, services: [Coupe, Bain]}]
        services: [{name: Coupe, minutes: 30, buffer: 10, price: 3000}, {name: Bain, minutes: 120, price: 9000}, {name: Modelage, minutes: 60, price: 6000}]
        """;

    private House night = null!;

    public async ValueTask InitializeAsync() => night = await Open(database, StoreFiles.Parse("night", Night));

    public ValueTask DisposeAsync() => night.DisposeAsync();

    [Fact]
    public async Task Notice_is_asked_for_where_the_store_wants_it()
    {
        await night.Settle(store => store.Bookings = new BookingRules(120, 365));

        var no = (await Look("Coupe", Local(11, 24, 11, 0))).ShouldBeOfType<FindSlots.NoSlot>();

        no.Why.ShouldBeOfType<SlotRefusal.TooSoon>().LeadMinutes.ShouldBe(120);
        no.Slots.ShouldNotBeEmpty();
        no.Slots.ShouldAllBe(slot => slot.StartsAt >= Local(11, 24, 12, 5));
        (await Look("Coupe", Local(11, 24, 12, 30))).ShouldBeOfType<FindSlots.Found>();
    }

    [Fact]
    public async Task Nobody_is_booked_into_an_absence_nor_offered_it()
    {
        await night.Send(new BlockTime(night.Sheet.StoreId, Zoe, Local(12, 1, 14, 0), Local(12, 1, 16, 0), null, "api"));

        var no = (await Look("Coupe", Local(12, 1, 15, 0))).ShouldBeOfType<FindSlots.NoSlot>();

        no.Why.ShouldBeOfType<SlotRefusal.StaffAway>();
        no.Slots.ShouldNotBeEmpty();
        no.Slots.ShouldAllBe(slot => slot.EndsAt <= Local(12, 1, 14, 0) || slot.StartsAt >= Local(12, 1, 16, 0));
        (await night.Send(new HoldSlot(await night.Call(), Slot(At(2026, 12, 1, 13, 45), 30), ["Coupe"]))).ShouldBeOfType<HoldSlot.NotHeld>();
    }

    [Fact]
    public async Task The_minutes_after_a_service_are_kept_free_before_the_next_one()
    {
        var call = await night.Call();
        await night.Book(call, Slot(At(2026, 12, 1, 10, 0), 30), "Vidal", ["Coupe"]);

        (await Look("Coupe", Local(12, 1, 10, 30))).ShouldBeOfType<FindSlots.NoSlot>().Why.ShouldBeOfType<SlotRefusal.Taken>();
        (await Look("Coupe", Local(12, 1, 9, 25))).ShouldBeOfType<FindSlots.NoSlot>();
        (await night.Send(new HoldSlot(await night.Call("+33639980145"), Slot(At(2026, 12, 1, 10, 35), 30), ["Coupe"]))).ShouldBeOfType<HoldSlot.NotHeld>()
            .Why.ShouldBeOfType<SlotRefusal.Taken>();
        (await night.Send(new TakeBooking(night.Sheet.StoreId, Zoe, Local(12, 1, 10, 35), [night.Sheet.Services[0].Id], null, "Mme Roux", null, null, "api")))
            .ShouldBeOfType<DiaryEntry.Refused>().Why.ShouldBe(Clash.Taken);
        (await Look("Coupe", Local(12, 1, 10, 40))).ShouldBeOfType<FindSlots.Found>();
        (await Look("Coupe", Local(12, 1, 9, 20))).ShouldBeOfType<FindSlots.Found>();
    }

    // Half past one and two hours more: half past four when the clock goes on, half past two when it goes back.
    [Theory]
    [InlineData(2027, 3, 28, 4)]
    [InlineData(2027, 10, 31, 2)]
    public async Task Two_hours_are_two_hours_in_the_night_on_which_the_clock_is_changed(int year, int month, int day, int until)
    {
        var (at, end) = (new LocalDateTime(year, month, day, 1, 30), new LocalDateTime(year, month, day, until, 30));
        var call = await night.Call();
        var slot = (await Look("Bain", at)).ShouldBeOfType<FindSlots.Found>().Slots.ShouldHaveSingleItem();
        slot.EndsAt.ShouldBe(end);

        var done = await night.Book(call, slot.Slot, "Vidal", ["Bain"]);

        (done.Booking.StartsAt, done.Booking.EndsAt).ShouldBe(($"{year}-{month:00}-{day:00}T01:30", $"{year}-{month:00}-{day:00}T0{until}:30"));
        var row = await night.Read(db => db.Bookings.SingleAsync(booking => booking.CallId == call.CallId));
        (row.EndsAt - row.StartsAt).ShouldBe(Duration.FromHours(2));
        (await night.Send(new HoldSlot(await night.Call("+33639980145"), Slot(row.EndsAt - Duration.FromMinutes(30), 30), ["Coupe"]))).ShouldBeOfType<HoldSlot.NotHeld>();
        (await night.Send(new HoldSlot(await night.Call("+33639980146"), Slot(row.EndsAt, 30), ["Coupe"]))).ShouldBeOfType<HoldSlot.Held>();
    }

    [Fact]
    public async Task What_nobody_at_all_does_is_said_so()
    {
        var no = (await Look("Modelage", Local(12, 1, 10, 0))).ShouldBeOfType<FindSlots.NoSlot>();

        var nobody = no.Why.ShouldBeOfType<SlotRefusal.NobodyDoesIt>();
        (nobody.Services.ShouldHaveSingleItem(), nobody.Staff).ShouldBe(("Modelage", null));
        no.Slots.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lapsed_draft_with_somebody_who_has_left_is_refused_and_not_a_fault()
    {
        var call = await night.Call();
        (await night.Send(new HoldSlot(call, Slot(At(2026, 12, 1, 10, 0), 30), ["Coupe"]))).ShouldBeOfType<HoldSlot.Held>();
        await night.Name(call, "Durand");
        var read = (await night.Send(new ReadBackBooking(call, 3))).ShouldBeOfType<ReadBackBooking.Read>();
        await night.Send(new KeepStaff(night.Sheet.StoreId, Zoe, ResourceKind.Person, "Zoé", null, null, true, [], IsActive: false));

        night.Now += Duration.FromMinutes(6);

        (await night.Send(new ConfirmBooking(call, read.Booking.Version, 4))).ShouldBeOfType<ConfirmBooking.NotFree>();
    }

    private Guid Zoe => night.Sheet.Resources.Single().Id;

    private async Task<FindSlots.Answer> Look(string service, LocalDateTime at) =>
        await night.Send(new FindSlots(await night.Call("+33639980144"), [service], null, at, at));

    private string Slot(Instant at, int minutes) =>
        SlotNames.Of(new Visit([new Leg([], new Place(Zoe, at, at + Duration.FromMinutes(minutes), at + Duration.FromMinutes(minutes)))]), night.Sheet.Zone);
}
