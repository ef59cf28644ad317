using Kalliky.Domain.Calls;
using Kalliky.Domain.Scheduling;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The main story of each trade over the telephone: what it leaves in the diary, what the caller reads on their own
/// telephone, and what is told of the call.</summary>
[Trait("carrier", "document")]
public sealed class EveryTradeTests(HighStreet street) : IClassFixture<HighStreet>
{
    [Fact]
    public async Task A_table_for_four_tomorrow_evening()
    {
        street.Reach(street.Usual);
        await CheckTable(await Table("+33639980138"));
    }

    [Fact]
    public async Task The_same_table_with_a_model_over_streaming_http()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Otherwise = new Waiter()
            .On("table", "find_table", new { party = 4, from = "2026-11-25T20:30", to = "2026-11-25T20:30", area = "Salle" })
            .After("find_table", "book_table", new { slot = "?slot", party = 4 })
            .On("Benali", "caller_details", new { name = "Benali" })
            .On("num.ro", "caller_details", new { same_number = true })
            .Answer;
        await using var node = street.AddRealNode(vendor);
        street.Reach(node);
        await CheckTable(await Table("+33639980139"));
        vendor.Requests.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_balayage_with_Sophie_on_a_Saturday_morning()
    {
        street.Reach(street.Usual);
        await CheckBalayage(await Balayage("+33639980142"));
    }

    [Fact]
    public async Task The_same_balayage_with_a_model_over_streaming_http()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Otherwise = new Waiter()
            .On("balayage", "find_slots", new { services = new[] { "Balayage" }, staff = "Sophie", from = "2026-12-05T09:00", to = "2026-12-05T12:00" })
            .After("find_slots", "hold_slot", new { slot = "?slot", services = new[] { "Balayage" } })
            .On("Carlier", "caller_details", new { name = "Carlier" })
            .On("num.ro", "caller_details", new { same_number = true })
            .Answer;
        await using var node = street.AddRealNode(vendor);
        street.Reach(node);
        await CheckBalayage(await Balayage("+33639980143"));
        vendor.Requests.Count.ShouldBeGreaterThan(5);
    }

    /// <summary>A practice demonstrates, and says so, where nothing was declared for health data. Either way only the offline
    /// model hears patients: the provider was not declared for them.</summary>
    [Theory]
    [InlineData(false, "jeudi", 26)]
    [InlineData(true, "vendredi", 27)]
    public async Task A_renewal_with_Dr_Marchand(bool isDeclared, string day, int date)
    {
        await using var vendor = await FakeOpenAi.Start();
        await using var node = street.AddRealNode(isDeclared ? new Dictionary<string, string?> { ["Hosting:HealthData"] = "true" } : [], vendor);
        street.Reach(node);
        var (call, story, left) = await Talk("cabinet-marchand", $"+336399801{date}",
            $"Bonsoir, c'est pour un renouvellement d'ordonnance avec le docteur Marchand, {day} à neuf heures si c'est possible.",
            new("naissance|née? le", "Le quatorze mars soixante-huit."), new("déjà (venu|suivi|patient)|première (fois|visite)|nouvelle? patient", "Je suis déjà suivie chez vous."),
            new("nom\\b", "Claire Moulin."));

        (await left.Bookings()).ShouldBe([$"Appointment | Confirmed | 2026-11-{date} 09:00 - 09:15 | Dr Marchand | Renouvellement d'ordonnance | Claire Moulin | {call.From} | caller"], story.ToString());
        (await left.Agenda(new LocalDate(2026, 11, date))).ShouldBe([$"09:00 Dr Marchand : Claire Moulin, {call.From}, Confirmed"]);
        (await left.Messages(sent: 1)).ShouldBe([$"Confirmation | Delivered | at once | {call.From}", $"Reminder | Pending | 2026-11-{date - 1} 18:00 | {call.From}"]);
        var text = left.Texts.ShouldHaveSingleItem();
        text.ShouldStartWith("+33199000103 : Cabinet Marchand");
        text.ShouldContain($"{date}/11 à 9");
        text.ShouldNotContain("ordonnance");
        (await left.Tickets()).ShouldBeEmpty();
        (await left.Concluded()).Outcome.ShouldBe(CallOutcome.Booked);
        story.Story[0].Contains("démonstration", StringComparison.Ordinal).ShouldBe(!isDeclared, story.Story[0]);
        vendor.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shops_hours_and_a_book_put_aside()
    {
        street.Reach(street.Usual);
        var (call, story, left) = await Talk("librairie-du-parc", "+33639980162", "Bonsoir, vous êtes ouverts jusqu'à quelle heure demain ?",
            new("autre chose|faire d.autre", "Et vous auriez La Dernière Cordée en grand format, pas le poche ? Si oui, vous pouvez m'en mettre un de côté jusqu'à demain soir ?", "Non merci, c'est tout."),
            new("nom\\b", "Au nom de Reynaud."));

        story.ToString().ShouldContain("dix-neuf heures");
        var booking = (await left.Bookings()).ShouldHaveSingleItem(story.ToString());
        booking.ShouldStartWith("Hold | Confirmed | jusqu'à 2026-11-25 ");
        booking.ShouldEndWith($" | - | 1 La Dernière Cordée grand format | Reynaud | {call.From} | caller");
        var listed = (await left.Listed(BookingKind.Hold)).ShouldHaveSingleItem();
        (listed.Status, listed.Article!.Name, listed.CustomerName, listed.IsTest).ShouldBe((BookingStatus.Confirmed, "La Dernière Cordée grand format", "Reynaud", false));
        (await left.Messages(sent: 1)).ShouldBe([$"Confirmation | Delivered | at once | {call.From}"]);
        var text = left.Texts.ShouldHaveSingleItem();
        text.ShouldStartWith("+33199000104 : Librairie du Parc");
        text.ShouldContain("La Dernière Cordée");
        text.ShouldContain("25/11");
        (await left.Tickets()).ShouldBeEmpty();
        (await left.Concluded()).Outcome.ShouldBe(CallOutcome.Booked);
    }

    [Fact]
    public async Task A_title_that_nobody_knows_leaves_somebody_to_be_called_back()
    {
        street.Reach(street.Usual);
        var (call, story, left) = await Talk("librairie-du-parc", "+33639980163", "Bonsoir, je cherche un livre qui s'appelle Le Phare des oubliés, vous l'avez ?",
            new("autre chose|faire d.autre", "Rappelez-moi quand vous l'aurez reçu, s'il vous plaît.", "Non merci, c'est tout."),
            new("nom\\b", "Reynaud."));

        var ticket = (await left.Tickets()).ShouldHaveSingleItem(story.ToString());
        ticket.ShouldStartWith("Callback | Open | ");
        ticket.ShouldContain("Rappelez-moi quand vous l'aurez reçu");
        ticket.ShouldEndWith($" | {call.From}");
        (await left.Bookings()).ShouldBeEmpty();
        left.Texts.ShouldBeEmpty();
        var (outcome, summary) = await left.Concluded();
        outcome.ShouldBe(CallOutcome.MessageTaken);
        summary.Length.ShouldBeGreaterThan(20);
    }

    private Task<Told> Table(string from) => Talk(
        "pizza-mario", from, "Bonsoir, je voudrais réserver une table en salle pour quatre, demain soir à vingt heures trente.", new Answering("nom\\b", "Au nom de Benali."));

    private static async Task CheckTable(Told told)
    {
        var (call, story, left) = told;
        (await left.Bookings()).ShouldBe([$"Reservation | Confirmed | 2026-11-25 20:30 - 22:00 | Salle | 4 couverts | Benali | {call.From} | caller"], story.ToString());
        (await left.Agenda(new LocalDate(2026, 11, 25))).ShouldBe([$"20:30 Salle : Benali, {call.From}, Confirmed"]);
        var listed = (await left.Listed(BookingKind.Reservation)).ShouldHaveSingleItem();
        (listed.Status, listed.Resource, listed.PartySize, listed.IsTest).ShouldBe((BookingStatus.Confirmed, "Salle", 4, false));
        (await left.Messages(sent: 1)).ShouldBe([$"Confirmation | Delivered | at once | {call.From}"]);
        var text = left.Texts.ShouldHaveSingleItem();
        text.ShouldStartWith("+33199000101 : Pizza Mario");
        text.ShouldContain("table pour 4");
        text.ShouldContain("mercredi 25/11 à 20");
        (await left.Tickets()).ShouldBeEmpty();
        (await left.Concluded()).Outcome.ShouldBe(CallOutcome.Booked);
    }

    private Task<Told> Balayage(string from) => Talk(
        "beauty-center", from, "Bonsoir, je voudrais un balayage avec Sophie, samedi cinq décembre au matin.", new("propose|convient", "Oui, ça me va."), new("nom\\b", "Carlier."));

    // Called off at the end, so that the place is free for whoever tells the story next.
    private static async Task CheckBalayage(Told told)
    {
        var (call, story, left) = told;
        var saturday = new LocalDate(2026, 12, 5);
        (await left.Bookings()).ShouldBe([$"Appointment | Confirmed | 2026-12-05 11:00 - 13:00 | Sophie | Balayage | Carlier | {call.From} | caller"], story.ToString());
        (await left.Agenda(saturday)).ShouldBe([$"11:00 Sophie : Carlier, {call.From}, Confirmed"]);
        (await left.Messages(sent: 1)).ShouldBe([$"Confirmation | Delivered | at once | {call.From}", $"Reminder | Pending | 2026-12-04 18:00 | {call.From}"]);
        var text = left.Texts.ShouldHaveSingleItem();
        text.ShouldStartWith("+33199000102 : Beauty Center");
        text.ShouldContain("samedi 05/12 à 11");
        (await left.Tickets()).ShouldBeEmpty();
        (await left.Concluded()).Outcome.ShouldBe(CallOutcome.Booked);

        await left.CallOff(BookingKind.Appointment);
        (await left.Messages(sent: 2)).ShouldBe(
            [$"Confirmation | Delivered | at once | {call.From}", $"Confirmation | Delivered | at once | {call.From}", $"Reminder | Cancelled | 2026-12-04 18:00 | {call.From}"]);
        (await left.Agenda(saturday)).ShouldBeEmpty();
        left.Texts.Length.ShouldBe(2);
    }

    private async Task<Told> Talk(string store, string from, string cameFor, params Answering[] answers)
    {
        var call = await street.Rings(store, from);
        var caller = new Guest(call, cameFor, answers);
        await caller.Talk();
        await street.Ended(call);
        return new Told(call, caller, new Left(street, call));
    }

    private sealed record Told(FakeCall Call, Guest Story, Left Left);
}
