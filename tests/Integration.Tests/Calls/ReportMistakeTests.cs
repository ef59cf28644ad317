using Kalliky.Application.Calls.Reports;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Infrastructure.Evaluation;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A call that went wrong becomes a scenario that the product itself reads, and in which nobody is real.</summary>
public sealed class ReportMistakeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly string[] Said =
    [
        "Bonsoir, c'est Zéphirine Vauquelin, deux margheritas sans olives.",
        "Livrez au 77 impasse du Héron, deuxième étage.",
        "Mon numéro c'est le 06 39 98 77 01.",
        "Zéro six, trente-neuf, quatre-vingt-dix-huit, soixante-dix-sept, zéro un.",
        "Vauquelin, V A U Q U E L I N.",
        "Écrivez-moi à zephirine.vauquelin@exemple.fr.",
        "Non, c'est tout, merci.",
    ];

    private static readonly string[] Real = ["Zéphirine", "Zephirine", "Vauquelin", "V A U Q", "77 01", "7701", "soixante-dix-sept", "Héron", "zephirine"];

    private Restaurant mario = null!;

    public async ValueTask InitializeAsync() => mario = await Restaurant.Open(database);

    public ValueTask DisposeAsync() => mario.DisposeAsync();

    [Fact]
    public async Task Is_a_scenario_that_the_evaluation_reads()
    {
        var text = await Report(Right);

        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".yaml");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var scenario = ScenarioFiles.Read(file);
        File.Delete(file);
        scenario.Store.ShouldBe("pizza-mario");
        scenario.Clock.ToInstant().ShouldBe(Restaurant.At(18, 40));
        scenario.Caller.ShouldBe("+33639980122");
        scenario.Says.Count.ShouldBe(Said.Length);
        var order = scenario.Expect["orders"]![0]!;
        order["ready_at"]!.GetValue<string>().ShouldBe("2026-11-24T19:25:00+01:00");
        order["lines"]![0]!["product"]!.GetValue<string>().ShouldBe("Margherita");
        order["lines"]![0]!["removed"]![0]!.GetValue<string>().ShouldBe("olives");
        scenario.Expect["tickets"]![0]!["kind"]!.GetValue<string>().ShouldBe("callback");
    }

    [Fact]
    public async Task Holds_nothing_personal_and_keeps_what_was_ordered()
    {
        var text = await Report(Right);

        foreach (var word in Real)
            text.ShouldNotContain(word, Case.Insensitive);
        text.ShouldContain("deux margheritas sans olives");
        text.ShouldContain("Non, c'est tout, merci.");
    }

    [Fact]
    public async Task A_booking_put_right_is_expected_in_the_diary_under_an_invented_name()
    {
        var text = await Report(new Correction(null, [], false)
        {
            Bookings =
            [
                new CorrectedBooking(BookingKind.Reservation, false, new LocalDateTime(2026, 11, 28, 20, 0), [], "Terrasse", 4, null, null, null, "Zéphirine Vauquelin"),
            ],
        });

        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".yaml");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var expected = ScenarioFiles.Read(file).Expect;
        File.Delete(file);
        expected["orders"]!.AsArray().ShouldBeEmpty();
        var booking = expected["bookings"]!.AsArray().ShouldHaveSingleItem()!;
        (booking["kind"]!.GetValue<string>(), booking["status"]!.GetValue<string>()).ShouldBe(("reservation", "confirmed"));
        booking["starts_at"]!.GetValue<string>().ShouldBe("2026-11-28T20:00:00+01:00");
        booking["party_size"]!.ToString().ShouldBe("4");
        booking["resource"]!.GetValue<string>().ShouldBe("Terrasse");
        booking["customer"]!["name"].ShouldNotBeNull();
        foreach (var word in Real)
            text.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task Other_kinds_expect_what_is_theirs()
    {
        var text = await Report(new Correction(null, [], false)
        {
            Bookings =
            [
                new CorrectedBooking(BookingKind.Appointment, true, new LocalDateTime(2026, 11, 28, 10, 0), ["Balayage"], "Sophie", null, null, null, null, null),
                new CorrectedBooking(BookingKind.Hold, false, new LocalDateTime(2026, 11, 28, 19, 0), [], null, null, "Bottines noires", "38", null, null),
            ],
        });

        text.ShouldContain("""{"kind":"appointment","status":"cancelled","starts_at":"2026-11-28T10:00:00+01:00","services":["Balayage"],"resource":"Sophie"}""");
        text.ShouldContain("""{"kind":"hold","status":"confirmed","ends_at":"2026-11-28T19:00:00+01:00","product":"Bottines noires","size":"38","quantity":1}""");
    }

    [Fact]
    public async Task A_booking_without_what_it_is_for_is_refused()
    {
        var call = await mario.Work(Talk);
        foreach (var kind in (BookingKind[])[BookingKind.Appointment, BookingKind.Reservation, BookingKind.Hold, BookingKind.Block])
        {
            var nothing = new Correction(null, [], false) { Bookings = [new CorrectedBooking(kind, false, null, [], null, null, null, null, null, null)] };
            await Should.ThrowAsync<FluentValidation.ValidationException>(() => mario.Send(new ReportMistake(call, nothing, "demo")));
        }
    }

    [Fact]
    public async Task A_call_that_goes_on_or_left_no_words_is_not_one()
    {
        var live = await mario.Call();
        (await mario.Send(new ReportMistake(live.CallId, new Correction(null, [], false), "demo"))).ShouldBeOfType<ReportMistake.NothingToTell>();
    }

    private static Correction Right => new(
        new CorrectedOrder(Fulfilment.Delivery, new LocalDateTime(2026, 11, 24, 19, 25), "Zéphirine Vauquelin", [new CorrectedLine(2, "Margherita", ["Normale"], ["olives"])]),
        [TicketKind.Callback], false);

    private async Task<string> Report(Correction correction)
    {
        var call = await mario.Work(Talk);
        var reported = (ReportMistake.Reported)await mario.Send(new ReportMistake(call, correction, "demo"));
        return (await mario.Send(new ListReports(mario.Sheet.StoreId))).Single(report => report.Id == reported.DraftId).Yaml!;
    }

    private async Task<Guid> Talk(IServiceProvider scope)
    {
        var (db, vault) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>());
        var number = PhoneNumber.Parse($"+3363998{Random.Shared.Next(1_000, 9_999)}");
        var card = new Customer(mario.NewId(), mario.Tenant, "Zéphirine Vauquelin", vault.Seal(number.Value), vault.KeyOf(number), mario.Now);
        var call = new Call(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, "v3:" + Guid.NewGuid(), vault.Seal(number.Value), vault.KeyOf(number), false, mario.Now) { CustomerId = card.Id };
        call.End("normal_clearing", mario.Now + Duration.FromMinutes(2));
        call.ForgetEvents();
        db.Customers.Add(card);
        db.Calls.Add(call);
        for (var at = 0; at < Said.Length; at++)
            db.CallTurns.Add(new CallTurn(mario.NewId(), mario.Tenant, call.Id, at + 1, Speaker.Caller, vault.Seal(Said[at]), mario.Now));
        var order = new Order(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, call.Id, false, mario.Now);
        order.Deliver(vault.SealAddress(new DeliveryAddress("77 impasse du Héron", "38000", "Grenoble", "deuxième étage")), new Money(300));
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        return call.Id;
    }
}
