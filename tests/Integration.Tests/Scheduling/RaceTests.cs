using Kalliky.Application.Assistant;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>Many callers want the same few places at the same moment: each place is had once, and the others are told the truth.</summary>
public sealed class RaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Callers = 200;
    private const int Places = 20;
    private static readonly int Times = Often.Times(20);

    private const string Salon = """
        key: salon
        name: Salon
        trade: salon
        number: "+33199000150"
        hours: {tuesday: ["09:00-19:00"], wednesday: ["09:00-19:00"]}
        staff: [{name: Zoé}, {name: Léa}]
        services: [{name: Coupe, minutes: 30, price: 3000}]
        """;

    private const string Bistro = """
        key: bistro
        name: Bistro
        trade: restaurant
        number: "+33199000150"
        hours: {tuesday: ["19:00-23:00"]}
        tables: [{name: Salle, covers: 40}]
        reservations: {slot_minutes: 15, duration_minutes: 90, max_party: 8, last_seating_before_close_minutes: 60}
        """;

    [Fact]
    public async Task Two_hundred_callers_for_twenty_places_leave_twenty_bookings_and_honest_alternatives()
    {
        await using var salon = await House.Open(database, StoreFiles.Parse("salon", Salon));
        var callers = await Callers200(salon);
        for (var time = 0; time < Times; time++)
        {
            // Ten times of the day with each of two: another day each time.
            var day = House.Local(11, 24, 0, 0).Date.PlusDays(7 * (time + 1));
            var slots = (from person in salon.Sheet.Resources
                         from step in Enumerable.Range(0, Places / 2)
                         let start = (day + new NodaTime.LocalTime(10, 0)).PlusMinutes(30 * step).InZoneStrictly(salon.Sheet.Zone).ToInstant()
                         let end = start + NodaTime.Duration.FromMinutes(30)
                         select SlotNames.Of(new Visit([new Leg([salon.Sheet.Services[0].Id], new Place(person.Id, start, end, end))]), salon.Sheet.Zone)).ToArray();

            var outcomes = await Task.WhenAll(callers.Select((call, index) => Take(salon, call, slots[index % Places])));

            outcomes.Count(outcome => outcome is null).ShouldBe(Places);
            outcomes.OfType<HoldSlot.NotHeld>().Count().ShouldBe(Callers - Places);
            foreach (var refused in outcomes.OfType<HoldSlot.NotHeld>())
            {
                refused.Why.ShouldBeOfType<SlotRefusal.Taken>();
                refused.Slots.ShouldNotBeEmpty();
            }

            // What somebody else has just got is never offered instead.
            for (var index = 0; index < Callers; index++)
            {
                if (outcomes[index] is HoldSlot.NotHeld no)
                    no.Slots.ShouldNotContain(free => free.Slot == slots[index % Places]);
            }

            (await Doubled(salon)).ShouldBe(0);
            (await salon.Read(db => db.Bookings.CountAsync(booking => booking.Status == BookingStatus.Confirmed))).ShouldBe(Places * (time + 1));
        }
    }

    [Fact]
    public async Task Two_hundred_callers_for_the_last_table_leave_one()
    {
        await using var bistro = await House.Open(database, StoreFiles.Parse("bistro", Bistro));
        var callers = await Callers200(bistro);
        for (var time = 0; time < Times; time++)
        {
            // Thirty-six of forty covers are gone: one party of four fits.
            var start = House.Local(11, 24, 20, 0).PlusDays(7 * (time + 1)).InZoneStrictly(bistro.Sheet.Zone).ToInstant();
            var area = bistro.Sheet.Resources[0].Id;
            await bistro.Work(async scope =>
            {
                var db = (IKallikyDb)scope.GetService(typeof(IKallikyDb))!;
                var full = new Booking(bistro.NewId(), bistro.Tenant, bistro.Sheet.StoreId, BookingKind.Reservation, null, false, bistro.Now);
                full.Seats(36);
                full.Take(TableSearch.PlaceOf(bistro.Sheet, start, area), null, "test", bistro.Now);
                db.Bookings.Add(full);
                return await db.SaveChangesAsync();
            });

            var slot = SlotNames.Of(start, area, bistro.Sheet.Zone);
            var outcomes = await Task.WhenAll(callers.Select(call => Take(bistro, call, slot, party: 4)));

            outcomes.Count(outcome => outcome is null).ShouldBe(1);
            outcomes.OfType<HoldSlot.NotHeld>().Count().ShouldBe(Callers - 1);
            outcomes.OfType<HoldSlot.NotHeld>().ShouldAllBe(refused => refused.Why is SlotRefusal.Taken && refused.Slots.Count > 0 && refused.Slots.All(free => free.Slot != slot));
            (await bistro.Read(db => db.Bookings.Where(booking => booking.StartsAt == start && booking.Status == BookingStatus.Confirmed).SumAsync(booking => booking.PartySize))).ShouldBe(40);
        }
    }

    [Fact]
    public async Task The_database_alone_refuses_what_overlaps()
    {
        await using var salon = await House.Open(database, StoreFiles.Parse("salon", Salon));
        var (start, person) = (House.At(2026, 12, 1, 10, 0), salon.Sheet.Resources[0].Id);
        Task<int> Put(int minutes, bool forced) => salon.Work(async scope =>
        {
            var db = (IKallikyDb)scope.GetService(typeof(IKallikyDb))!;
            var booking = new Booking(salon.NewId(), salon.Tenant, salon.Sheet.StoreId, BookingKind.Appointment, null, false, salon.Now);
            var at = start + NodaTime.Duration.FromMinutes(minutes);
            booking.Take(new Place(person, at, at + NodaTime.Duration.FromMinutes(30), at + NodaTime.Duration.FromMinutes(30)), null, "test", salon.Now, forced);
            db.Bookings.Add(booking);
            return await db.SaveChangesAsync();
        });

        await Put(0, false);
        await Should.ThrowAsync<DbUpdateException>(() => Put(15, false));
        await Put(30, false);
        await Put(15, true);
    }

    private static async Task<Situation[]> Callers200(House house) =>
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(index => house.Call($"+3363998{1000 + index}")));

    // Null when it is booked.
    private static async Task<HoldSlot.Answer?> Take(House house, Situation call, string slot, int? party = null)
    {
        if (await house.Send(new HoldSlot(call, slot, party is null ? ["Coupe"] : null, party)) is HoldSlot.NotHeld no)
            return no;
        await house.Name(call, "Client", call.Caller!.Value.Value);
        (await house.Agree(call)).ShouldBeOfType<ConfirmBooking.Confirmed>();
        return null;
    }

    private static Task<int> Doubled(House house) => house.Read(db => db.Bookings.CountAsync(one => db.Bookings.Any(other =>
        one.Id.CompareTo(other.Id) < 0 && one.ResourceId == other.ResourceId && one.StartsAt < other.BusyUntil && other.StartsAt < one.BusyUntil)));
}
