using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>Tables near closing, and parts of the house that are shut for an evening.</summary>
public sealed class TableTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Bistro = """
        key: bistro
        name: Bistro
        trade: restaurant
        number: "+33199000150"
        hours: {tuesday: ["19:00-23:00"]}
        tables: [{name: Salle, covers: 40}, {name: Terrasse, covers: 16}]
        reservations: {slot_minutes: 15, duration_minutes: 90, max_party: 8, last_seating_before_close_minutes: 60}
        """;

    private House bistro = null!;

    public async ValueTask InitializeAsync() => bistro = await Open(database, StoreFiles.Parse("bistro", Bistro));

    public ValueTask DisposeAsync() => bistro.DisposeAsync();

    [Fact]
    public async Task Nobody_sits_into_an_hour_for_which_the_terrace_is_shut()
    {
        await Shut(21, 23);
        var call = await bistro.Call();
        var late = Local(12, 1, 20, 0);

        (await bistro.Send(new FindTable(call, 2, Local(12, 1, 19, 30), Local(12, 1, 19, 30), "terrasse"))).ShouldBeOfType<FindTable.Found>();
        var no = (await bistro.Send(new FindTable(call, 2, late, late, "terrasse"))).ShouldBeOfType<FindTable.NoSlot>();
        no.Slots[0].ShouldBe(no.Slots[0] with { With = "Salle", StartsAt = late });
        no.Slots.ShouldNotContain(slot => slot.With == "Terrasse" && slot.StartsAt > Local(12, 1, 19, 30) && slot.StartsAt < Local(12, 1, 23, 0));
        (await bistro.Send(new HoldSlot(call, SlotNames.Of(At(2026, 12, 1, 20, 0), Area("Terrasse"), bistro.Sheet.Zone), null, 2))).ShouldBeOfType<HoldSlot.NotHeld>();
        (await bistro.Send(new TakeBooking(bistro.Sheet.StoreId, Area("Terrasse"), late, [], 2, "Mme Roux", null, null, "api")))
            .ShouldBeOfType<DiaryEntry.Refused>().Why.ShouldBe(Clash.Taken);
    }

    [Fact]
    public async Task The_hour_for_which_an_area_is_shut_can_be_moved()
    {
        var block = (await Shut(19, 20)).ShouldBeOfType<DiaryEntry.Written>();

        (await bistro.Send(new MoveBooking(block.BookingId, Area("Terrasse"), Local(12, 1, 22, 0), null, "api"))).ShouldBeOfType<DiaryEntry.Written>();

        (await bistro.Send(new FindTable(await bistro.Call(), 2, Local(12, 1, 19, 0), Local(12, 1, 19, 0), "terrasse"))).ShouldBeOfType<FindTable.Found>();
        (await bistro.Send(new FindTable(await bistro.Call(), 2, Local(12, 1, 21, 0), Local(12, 1, 21, 0), "terrasse"))).ShouldBeOfType<FindTable.NoSlot>();
    }

    [Theory]
    [InlineData(22, 0, null)]
    [InlineData(22, 30, typeof(SlotRefusal.LastSeating))]
    [InlineData(23, 30, typeof(SlotRefusal.Closed))]
    [InlineData(18, 0, typeof(SlotRefusal.Closed))]
    public async Task Guests_are_received_until_an_hour_before_closing(int hour, int minute, Type? why)
    {
        var at = Local(12, 1, hour, minute);

        var answer = await bistro.Send(new FindTable(await bistro.Call(), 2, at, at, null));

        (answer as FindTable.NoSlot)?.Why.GetType().ShouldBe(why);
        if (answer is FindTable.NoSlot { Why: SlotRefusal.LastSeating late })
            late.Last.ShouldBe(Local(12, 1, 22, 0));
        (answer is FindTable.Found).ShouldBe(why is null);
    }

    [Fact]
    public async Task A_lapsed_table_in_an_area_that_takes_no_more_bookings_is_refused()
    {
        var call = await bistro.Call();
        var slot = SlotNames.Of(At(2026, 12, 1, 20, 0), Area("Terrasse"), bistro.Sheet.Zone);
        (await bistro.Send(new HoldSlot(call, slot, null, 2))).ShouldBeOfType<HoldSlot.Held>();
        await bistro.Name(call, "Durand");
        var read = (await bistro.Send(new ReadBackBooking(call, 3))).ShouldBeOfType<ReadBackBooking.Read>();
        var terrace = bistro.Sheet.Resources.Single(area => area.Name == "Terrasse");
        await bistro.Send(new KeepStaff(bistro.Sheet.StoreId, terrace.Id, terrace.Kind, terrace.Name, terrace.Covers, null, false, [], IsActive: false));

        bistro.Now += NodaTime.Duration.FromMinutes(6);

        (await bistro.Send(new ConfirmBooking(call, read.Booking.Version, 4))).ShouldBeOfType<ConfirmBooking.NotFree>().Slots.ShouldAllBe(free => free.With == "Salle");
        (await bistro.Read(db => db.Bookings.CountAsync(row => row.Status == BookingStatus.Confirmed))).ShouldBe(0);
    }

    private Task<DiaryEntry> Shut(int from, int to) =>
        bistro.Send(new BlockTime(bistro.Sheet.StoreId, Area("Terrasse"), Local(12, 1, from, 0), Local(12, 1, to, 0), "Pluie", "api"));

    private Guid Area(string name) => bistro.Sheet.Resources.Single(area => area.Name == name).Id;
}
