using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>What a call leaves in the diary when it is over.</summary>
public sealed class LetPlacesGoTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private House salon = null!;

    public async ValueTask InitializeAsync() => salon = await Open(database, "beauty-center");

    public ValueTask DisposeAsync() => salon.DisposeAsync();

    [Fact]
    public async Task What_was_held_is_free_at_the_hang_up_and_whose_it_was_is_forgotten()
    {
        var (gone, next) = (await salon.Call(), await salon.Call("+33639980123"));
        var slot = await Slot(gone, ["coupe femme", "manucure"], Local(12, 2, 9, 30));
        (await salon.Send(new HoldSlot(gone, slot, ["coupe femme", "manucure"]))).ShouldBeOfType<HoldSlot.Held>();
        await salon.Name(gone, "Durand", birthdate: "1991-07-22");
        (await salon.Send(new HoldSlot(next, slot, ["coupe femme", "manucure"]))).ShouldBeOfType<HoldSlot.NotHeld>();

        await salon.HangUp(gone);
        await salon.HangUp(gone);

        var rows = await salon.Read(db => db.Bookings.Where(row => row.CallId == gone.CallId).ToListAsync());
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(row => row.Status == BookingStatus.Cancelled && row.CustomerName == null && row.CustomerPhone == null && row.Birthdate == null && row.BirthdateKey == null);
        rows.ShouldAllBe(row => row.History.Count == 1);
        (await salon.Send(new HoldSlot(next, slot, ["coupe femme", "manucure"]))).ShouldBeOfType<HoldSlot.Held>();
    }

    [Fact]
    public async Task What_was_given_up_in_the_call_is_forgotten_too_and_what_was_confirmed_stays()
    {
        var call = await salon.Call();
        await salon.Send(new HoldSlot(call, await Slot(call, ["balayage"], Local(12, 2, 9, 0)), ["balayage"]));
        await salon.Name(call, "Durand");
        (await salon.Send(new CancelBooking(call, null))).ShouldBeOfType<CancelBooking.GivenUp>();
        await salon.Book(call, await Slot(call, ["balayage"], Local(12, 2, 13, 30)), "Durand", ["balayage"]);

        await salon.HangUp(call);

        (await salon.Read(db => db.Bookings.Where(row => row.CallId == call.CallId).OrderBy(row => row.StartsAt).ToListAsync()))
            .Select(row => (row.Status, row.CustomerName)).ShouldBe([(BookingStatus.Cancelled, null), (BookingStatus.Confirmed, "Durand")]);
    }

    [Fact]
    public async Task What_a_test_call_booked_takes_no_place_once_it_has_ended()
    {
        var (test, real) = (await salon.Call(isTest: true), await salon.Call("+33639980123"));
        var slot = await Slot(test, ["coupe femme", "manucure"], Local(12, 2, 9, 30));
        await salon.Book(test, slot, "Essai", ["coupe femme", "manucure"]);

        await salon.HangUp(test);

        var rows = await salon.Read(db => db.Bookings.Where(row => row.CallId == test.CallId).ToListAsync());
        rows.ShouldAllBe(row => row.IsTest && row.Status == BookingStatus.Confirmed && !row.HasPlace);
        await salon.Book(real, slot, "Vidal", ["coupe femme", "manucure"]);
        await salon.HangUp(real);
        (await salon.Read(db => db.Bookings.CountAsync(row => row.CallId == real.CallId && row.Status == BookingStatus.Confirmed))).ShouldBe(2);
    }

    private async Task<string> Slot(Application.Assistant.Situation call, string[] services, LocalDateTime at) =>
        (await salon.Send(new FindSlots(call, services, null, at, at))).ShouldBeOfType<FindSlots.Found>().Slots[0].Slot;
}
