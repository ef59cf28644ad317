using Kalliky.Application.Calls.Analysis;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Unit.Tests.Calls.Analysis;

/// <summary>What a model read, held against what was committed.</summary>
public sealed class FormComparisonTests
{
    private static readonly SaidOrder AsOrdered = new(
        SaidState.Agreed, [new(1, "Margherita", []), new(1, "margheritas", ["olives"]), new(1, "coca cola", [])], 2150, "2026-11-24", "19:30");

    private static readonly SaidBooking AsBooked = new(SaidState.Agreed, "2026-11-28", "10:00", ["balayage", "Coupe femme"], "sophie", null, null, null, null);

    private static readonly SaidBooking AtTheTable = new(SaidState.Agreed, "2026-11-28", "20:00", [], "terrasse", 4, null, null, null);

    [Fact]
    public void What_agrees_makes_no_difference()
    {
        Differ(Said.With(Said.Order), AsOrdered).ShouldBeEmpty();
        Differ(Said.With(Said.Balayage), AsBooked).ShouldBeEmpty();
        Differ(Said.With(Said.Table), AtTheTable).ShouldBeEmpty();
        FormComparison.Differ(Form([], []), Said.Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_said_is_not_compared()
    {
        Differ(Said.With(Said.Order), AsOrdered with { Total = null, Date = null, Time = null }).ShouldBeEmpty();
        Differ(Said.With(Said.Table), AtTheTable with { Date = null, Time = null, With = null, PartySize = null }).ShouldBeEmpty();
    }

    [Fact]
    public void An_order_that_does_not_exist_is_told_and_so_is_one_that_was_not_announced()
    {
        Differ(Said.Nothing, AsOrdered).ShouldBe([new Difference(DifferenceKind.Order, "1 Margherita, 1 margheritas, 1 coca cola", null)]);
        FormComparison.Differ(Form([AsOrdered with { State = SaidState.Unfinished }], []), Said.With(Said.Order))
            .ShouldBe([new Difference(DifferenceKind.Order, null, "1 Margherita, 1 Margherita, 1 Coca-Cola")]);
    }

    [Fact]
    public void A_booking_that_does_not_exist_is_told_and_so_is_one_that_was_not_announced()
    {
        Differ(Said.Nothing, AsBooked).ShouldBe([new Difference(DifferenceKind.Booking, "balayage et Coupe femme, 2026-11-28 10:00, sophie", null)]);
        FormComparison.Differ(Form([], []), Said.With(Said.Balayage))
            .ShouldBe([new Difference(DifferenceKind.Booking, null, "Balayage et Coupe femme, 2026-11-28 10:00, Sophie")]);
    }

    [Fact]
    public void What_an_earlier_call_made_may_be_spoken_of()
    {
        var older = Said.Nothing with { KnowsOlder = true };
        Differ(older, AsOrdered).ShouldBeEmpty();
        Differ(older, AsBooked).ShouldBeEmpty();
    }

    [Fact]
    public void Totals_times_and_days_are_held_against_each_other()
    {
        Differ(Said.With(Said.Order), AsOrdered with { Total = 2400 }).ShouldBe([new Difference(DifferenceKind.Total, "24,00\u00A0€", "21,50\u00A0€")]);
        Differ(Said.With(Said.Order), AsOrdered with { Time = "20:00" }).ShouldBe([new Difference(DifferenceKind.Time, "20:00", "19:30")]);
        Differ(Said.With(Said.Order with { AsSoonAsPossible = true }), AsOrdered with { Time = "19:35" }).ShouldBeEmpty();
        Differ(Said.With(Said.Order with { ReadyAt = null }), AsOrdered with { Time = "20:00" }).ShouldBeEmpty();
        Differ(Said.With(Said.Table), AtTheTable with { Date = "2026-11-29" }).ShouldBe([new Difference(DifferenceKind.Date, "2026-11-29", "2026-11-28")]);
    }

    [Fact]
    public void Dishes_are_counted_and_what_is_taken_out_of_them_is_kept()
    {
        Differ(Said.With(Said.Order), AsOrdered with { Lines = [new(3, "Margherita", []), new(1, "Coca-Cola", [])] })
            .ShouldBe([new Difference(DifferenceKind.Item, "3 Margherita", "2 Margherita")]);
        Differ(Said.With(Said.Order), AsOrdered with { Lines = [.. AsOrdered.Lines, new(1, "Tiramisu", [])] })
            .ShouldBe([new Difference(DifferenceKind.Item, "1 Tiramisu", null)]);
        Differ(Said.With(Said.Order), AsOrdered with { Lines = [new(2, "Margherita", ["olives"])] })
            .ShouldBe([new Difference(DifferenceKind.Item, null, "1 Coca-Cola")]);
        Differ(Said.With(Said.Order), AsOrdered with { Lines = [new(2, "Margherita", ["basilic"]), new(1, "Coca-Cola", [])] })
            .ShouldBe([new Difference(DifferenceKind.Item, "Margherita sans basilic", "Margherita")]);
    }

    [Fact]
    public void Guests_persons_services_and_articles_too()
    {
        Differ(Said.With(Said.Table), AtTheTable with { PartySize = 6 }).ShouldBe([new Difference(DifferenceKind.Party, "6", "4")]);
        Differ(Said.With(Said.Balayage), AsBooked with { With = "Karim" }).ShouldBe([new Difference(DifferenceKind.Person, "Karim", "Sophie")]);
        Differ(Said.With(Said.Balayage), AsBooked with { Services = ["Balayage"] }).ShouldBe([new Difference(DifferenceKind.Item, null, "Coupe femme")]);
        Differ(Said.With(Said.Balayage), AsBooked with { Services = ["Balayage", "coupe femme", "brushing"] })
            .ShouldBe([new Difference(DifferenceKind.Item, "brushing", "Balayage et Coupe femme")]);
        var shoes = new CommittedBooking(BookingKind.Hold, false, new LocalDateTime(2026, 11, 28, 19, 0), [], null, null, "Bottines noires", "38", 1, 5);
        var said = new SaidBooking(SaidState.Agreed, "2026-11-28", null, [], null, null, "bottines noires", "38", 1);
        Differ(Said.With(shoes), said).ShouldBeEmpty();
        Differ(Said.With(shoes), said with { Size = "39" }).ShouldBe([new Difference(DifferenceKind.Item, "1 bottines noires (39)", "1 Bottines noires (38)")]);
    }

    [Fact]
    public void A_cancellation_is_held_against_what_was_cancelled()
    {
        var cancelled = AtTheTable with { State = SaidState.Cancelled };
        Differ(Said.Nothing, cancelled).ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Cancellation);
        Differ(Said.Nothing with { Cancelled = true, CancelledForGood = true, Bookings = [Said.Table with { Cancelled = true }] }, cancelled).ShouldBeEmpty();
        FormComparison.Differ(Form([], []), Said.Nothing with { Cancelled = true, CancelledForGood = true }).ShouldHaveSingleItem().Said.ShouldBeNull();
        FormComparison.Differ(Form([], []), Said.Nothing with { Cancelled = true }).ShouldBeEmpty();
    }

    [Fact]
    public void A_ticket_says_the_difference_in_one_line()
    {
        DifferenceWords.Subject([new(DifferenceKind.Total, "24,00 €", "21,50 €")]).ShouldBe("À vérifier : total dit 24,00 €, enregistré 21,50 €");
        DifferenceWords.Subject([new(DifferenceKind.Booking, "Balayage", null), new(DifferenceKind.Time, "20:00", "19:30")])
            .ShouldBe("À vérifier : une réservation annoncée n'est pas enregistrée (et 1 autre)");
        DifferenceWords.Subject([new(DifferenceKind.Item, new string('x', 300), new string('y', 300)), .. Enumerable.Repeat(new Difference(DifferenceKind.Item, "a", "b"), 9)])
            .Length.ShouldBeLessThanOrEqualTo(120);
    }

    private static IReadOnlyList<Difference> Differ(Committed made, SaidOrder order) => FormComparison.Differ(Form([order], []), made);

    private static IReadOnlyList<Difference> Differ(Committed made, SaidBooking booking) => FormComparison.Differ(Form([], [booking]), made);

    private static FilledForm Form(IReadOnlyList<SaidOrder> orders, IReadOnlyList<SaidBooking> bookings) =>
        new(CallOutcome.Answered, "Un appel.", null, null, [], [], orders, bookings);
}
