using Kalliky.Application.Assistant;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>The merchant's verbs: what is moved, marked, called off and blocked by hand, also by two at once, below any page.</summary>
public sealed class DeskTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Me = "api";

    private const string Salon = """
        key: salon
        name: Salon
        trade: salon
        number: "+33199000150"
        hours: {tuesday: ["09:00-19:00"], wednesday: ["09:00-19:00"]}
        staff: [{name: Zoé, services: [Coupe]}, {name: Max, services: [Coupe]}, {name: Léa, services: [Manucure]}]
        services: [{name: Coupe, minutes: 30, price: 3000}, {name: Manucure, minutes: 45, price: 2500}]
        """;

    private House salon = null!;

    public async ValueTask InitializeAsync() => salon = await Open(database, StoreFiles.Parse("salon", Salon));

    public ValueTask DisposeAsync() => salon.DisposeAsync();

    [Fact]
    public async Task The_parts_of_a_visit_move_with_the_one_that_is_moved()
    {
        var visit = await Visit();

        (await salon.Send(new MoveBooking(visit[0].Id, Who("Zoé"), Local(12, 1, 14, 0), null, Me))).ShouldBeOfType<DiaryEntry.Written>();

        (await Starts(visit)).ShouldBe([At(2026, 12, 1, 14, 0), At(2026, 12, 1, 14, 30)]);

        // From its second part too, and with somebody else without anything else moving.
        (await salon.Send(new MoveBooking(visit[1].Id, Who("Léa"), Local(12, 1, 16, 0), null, Me))).ShouldBeOfType<DiaryEntry.Written>();
        (await Starts(visit)).ShouldBe([At(2026, 12, 1, 15, 30), At(2026, 12, 1, 16, 0)]);
        (await salon.Send(new MoveBooking(visit[0].Id, Who("Max"), Local(12, 1, 15, 30), null, Me))).ShouldBeOfType<DiaryEntry.Written>();
        (await Starts(visit)).ShouldBe([At(2026, 12, 1, 15, 30), At(2026, 12, 1, 16, 0)]);
    }

    [Fact]
    public async Task A_visit_stays_whole_where_one_of_its_parts_finds_no_room_unless_it_is_forced()
    {
        var visit = await Visit();
        await salon.Send(new BlockTime(salon.Sheet.StoreId, Who("Léa"), Local(12, 1, 16, 0), Local(12, 1, 18, 0), null, Me));

        var no = (await salon.Send(new MoveBooking(visit[0].Id, Who("Zoé"), Local(12, 1, 16, 0), null, Me))).ShouldBeOfType<DiaryEntry.Refused>();

        (no.Why, no.With).ShouldBe((Clash.Taken, Who("Léa")));
        (await Starts(visit)).ShouldBe([At(2026, 12, 1, 10, 0), At(2026, 12, 1, 10, 30)]);
        (await salon.Send(new MoveBooking(visit[0].Id, Who("Zoé"), Local(12, 1, 16, 0), null, Me, Force: true))).ShouldBeOfType<DiaryEntry.Written>();
        (await Starts(visit)).ShouldBe([At(2026, 12, 1, 16, 0), At(2026, 12, 1, 16, 30)]);
    }

    [Fact]
    public async Task Several_who_move_one_booking_at_once_are_all_answered()
    {
        var booked = await Take("Zoé", Local(12, 1, 10, 0));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(each =>
            salon.Send(new MoveBooking(booked, Who("Zoé"), Local(12, 1, 11 + each, 0), null, Me))));

        answers.ShouldAllBe(answer => answer is DiaryEntry.Written);
        (await salon.Read(db => db.Bookings.SingleAsync())).History.Count(change => change.What == "moved").ShouldBe(8);
    }

    [Fact]
    public async Task The_first_bookings_of_a_new_number_written_at_once_are_all_kept_on_one_card()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => salon.Send(new TakeBooking(
            salon.Sheet.StoreId, Who("Zoé"), Local(12, 1, 9 + each, 0), [Service("Coupe")], null, "Mme Fontaine", "06 39 98 33 18", null, Me))));

        answers.ShouldAllBe(answer => answer is DiaryEntry.Written);
        (await salon.Read(db => db.Bookings.Select(booking => booking.CustomerId).Distinct().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_visit_is_received_served_or_called_off_as_one()
    {
        var visit = await Visit();

        (await salon.Send(new MarkBooking(visit[0].Id, BookingMark.Arrived, Me))).ShouldBeOfType<DiaryEntry.Written>().Status.ShouldBe(BookingStatus.Arrived);
        (await salon.Send(new MarkBooking(visit[0].Id, BookingMark.NoShow, Me))).ShouldBeOfType<DiaryEntry.TooLate>().Status.ShouldBe(BookingStatus.Arrived);
        (await salon.Send(new CallOffBooking(visit[0].Id, Me))).ShouldBeOfType<DiaryEntry.Written>();
        (await salon.Send(new MarkBooking(visit[0].Id, BookingMark.Done, Me))).ShouldBeOfType<DiaryEntry.TooLate>().Status.ShouldBe(BookingStatus.Cancelled);

        (await Rows(visit)).ShouldAllBe(row => row.Status == BookingStatus.Cancelled);
        (await salon.Send(new CallOffBooking(Guid.NewGuid(), Me))).ShouldBeOfType<DiaryEntry.Unknown>();
        await Take("Zoé", Local(12, 1, 10, 0));
    }

    [Fact]
    public async Task Time_is_blocked_where_nothing_stands_or_on_purpose_and_nobody_is_offered_it()
    {
        var booked = await Take("Zoé", Local(12, 1, 10, 0));
        Task<DiaryEntry> Block(bool force) => salon.Send(new BlockTime(salon.Sheet.StoreId, Who("Zoé"), Local(12, 1, 9, 30), Local(12, 1, 12, 0), "Formation", Me, force));

        (await Block(false)).ShouldBeOfType<DiaryEntry.Refused>().Why.ShouldBe(Clash.Taken);
        var block = (await Block(true)).ShouldBeOfType<DiaryEntry.Written>();

        (await salon.Read(db => db.Bookings.SingleAsync(row => row.Id == booked))).Status.ShouldBe(BookingStatus.Confirmed);
        (await Look("Zoé", Local(12, 1, 11, 0))).ShouldBeOfType<FindSlots.NoSlot>().Why.ShouldBeOfType<SlotRefusal.StaffAway>();
        (await salon.Send(new CallOffBooking(block.BookingId, Me))).ShouldBeOfType<DiaryEntry.Written>();
        (await Look("Zoé", Local(12, 1, 11, 0))).ShouldBeOfType<FindSlots.Found>();
    }

    [Fact]
    public async Task A_block_is_moved_to_another_time_and_to_somebody_else()
    {
        var block = (await salon.Send(new BlockTime(salon.Sheet.StoreId, Who("Zoé"), Local(12, 1, 9, 0), Local(12, 1, 12, 0), null, Me))).ShouldBeOfType<DiaryEntry.Written>();

        (await salon.Send(new MoveBooking(block.BookingId, Who("Max"), Local(12, 1, 14, 0), null, Me))).ShouldBeOfType<DiaryEntry.Written>();

        (await Look("Zoé", Local(12, 1, 9, 0))).ShouldBeOfType<FindSlots.Found>();
        (await Look("Max", Local(12, 1, 16, 30))).ShouldBeOfType<FindSlots.NoSlot>().Why.ShouldBeOfType<SlotRefusal.StaffAway>();
    }

    private async Task<List<Booking>> Visit()
    {
        var call = await salon.Call();
        var at = Local(12, 1, 10, 0);
        var found = (await salon.Send(new FindSlots(call, ["Coupe", "Manucure"], "Zoé", at, at))).ShouldBeOfType<FindSlots.Found>();
        await salon.Book(call, found.Slots[0].Slot, "Vidal", ["Coupe", "Manucure"]);
        return await salon.Read(db => db.Bookings.Where(booking => booking.CallId == call.CallId).OrderBy(booking => booking.StartsAt).ToListAsync());
    }

    private async Task<Guid> Take(string with, LocalDateTime at) => (await salon.Send(new TakeBooking(
        salon.Sheet.StoreId, Who(with), at, [Service("Coupe")], null, "Mme Roux", null, null, Me))).ShouldBeOfType<DiaryEntry.Written>().BookingId;

    private async Task<FindSlots.Answer> Look(string with, LocalDateTime at)
    {
        var call = await salon.Call("+33639980144");
        return await salon.Send(new FindSlots(call, ["Coupe"], with, at, at));
    }

    private async Task<List<Booking>> Rows(List<Booking> visit)
    {
        var ids = visit.ConvertAll(part => part.Id);
        return await salon.Read(db => db.Bookings.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.PartOf != null).ToListAsync());
    }

    private async Task<Instant[]> Starts(List<Booking> visit) => [.. (await Rows(visit)).Select(row => row.StartsAt)];

    private Guid Who(string name) => salon.Sheet.Resources.Single(resource => resource.Name == name).Id;

    private Guid Service(string name) => salon.Sheet.Services.Single(service => service.Name == name).Id;
}
