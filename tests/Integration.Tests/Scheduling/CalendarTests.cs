using System.Text;
using Ical.Net;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>The feed of a diary as a calendar program reads it back.</summary>
public sealed class CalendarTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Salon = """
        key: salon
        name: Salon
        trade: salon
        number: "+33199000150"
        hours: {tuesday: ["09:00-19:00"], wednesday: ["09:00-19:00"]}
        staff: [{name: Zoé}, {name: Léa}]
        services: [{name: Coupe, minutes: 30, price: 3000}]
        """;

    private House salon = null!;

    public async ValueTask InitializeAsync() => salon = await Open(database, StoreFiles.Parse("salon", Salon));

    public ValueTask DisposeAsync() => salon.DisposeAsync();

    [Fact]
    public async Task An_absence_of_three_months_stands_there_until_a_month_after_its_end()
    {
        await salon.Send(new BlockTime(salon.Sheet.StoreId, Zoe, Local(11, 25, 9, 0), Local(11, 25, 9, 0).PlusMonths(3), null, "api"));

        salon.Now += Duration.FromDays(60);
        (await Page()).Entries.ShouldHaveSingleItem().Title.ShouldBe("Indisponible");
        salon.Now += Duration.FromDays(90);
        (await Page()).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_booked_comes_back_with_its_moment_its_stamp_and_an_id_of_its_own()
    {
        var booked = await Take("Mme Fontaine", Local(12, 1, 10, 0));
        salon.Now += Duration.FromMinutes(7);
        await salon.Send(new MoveBooking(booked, Zoe, Local(12, 1, 11, 0), null, "api"));
        await Take("M. Roux", Local(12, 2, 9, 0));

        var (text, events) = await Read();

        events.Select(entry => entry.Uid).ShouldBe([$"{booked}@kalliky", events[1].Uid!]);
        events.Select(entry => entry.Uid).ShouldBeUnique();
        (events[0].DtStart!.AsUtc, events[0].DtEnd!.AsUtc).ShouldBe((At(2026, 12, 1, 11, 0).ToDateTimeUtc(), At(2026, 12, 1, 11, 30).ToDateTimeUtc()));
        (events[0].DtStamp!.AsUtc, events[0].Sequence).ShouldBe((At(2026, 11, 24, 10, 12).ToDateTimeUtc(), 1));
        events[0].Summary.ShouldBe("Coupe · Mme Fontaine");

        // In UTC, which needs no table of time zones beside it.
        text.ShouldContain("DTSTART:20261201T100000Z");
        text.ShouldNotContain("TZID");
        text.Split("\r\n").Count(line => line.StartsWith("DTSTAMP:", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Commas_line_ends_and_accents_survive_and_no_line_is_too_long_nor_cut_within_a_letter()
    {
        string[] names = ["Moreau, Claire; « dite Zoé » \\ 🌸", new string('é', 70) + " — œuvre ç", "Mme Nguyễn-Đặng de la Très Longue Rivière aux Hérissons Égarés"];
        for (var day = 0; day < names.Length; day++)
            await Take(names[day], Local(12, 1, 9 + day, 0));

        var (text, events) = await Read();

        events.Select(entry => entry.Summary).ShouldBe(names.Select(name => $"Coupe · {name}"));
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.ShouldNotContain('\uFFFD');
        text.ShouldContain("\\, Claire\\; ");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
    }

    private Guid Zoe => salon.Sheet.Resources.Single(resource => resource.Name == "Zoé").Id;

    private async Task<CalendarPage> Page() => (await salon.Send(new ShowCalendar(Zoe)))!;

    private async Task<(string Text, List<Ical.Net.CalendarComponents.CalendarEvent> Events)> Read()
    {
        var page = await Page();
        var text = await salon.Work(scope => Task.FromResult(scope.GetRequiredService<ICalendarFile>().Write(page)));
        return (text, [.. Calendar.Load(text)!.Events.OrderBy(entry => entry.DtStart!.AsUtc)]);
    }

    private async Task<Guid> Take(string name, LocalDateTime at) => (await salon.Send(new TakeBooking(
        salon.Sheet.StoreId, Zoe, at, [salon.Sheet.Services.Single().Id], null, name, null, null, "api"))).ShouldBeOfType<DiaryEntry.Written>().BookingId;
}
