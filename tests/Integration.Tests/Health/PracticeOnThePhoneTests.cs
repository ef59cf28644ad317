using Kalliky.Domain.Calls;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Calls;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Health;

/// <summary>What a practice's caller is never told, what is asked first, and what no model may delay.</summary>
public sealed class PracticeOnThePhoneTests(Practice practice) : IClassFixture<Practice>
{
    private const string Lemoine = "+33639980183";

    private static readonly (string Words, string Kind, string Number)[] Emergencies =
    [
        ("Au secours, mon mari a une douleur dans la poitrine, il est tout pâle.", "vital", "15"),
        ("J'ai envie de mourir.", "distress", "31 14"),
        ("Mon bébé a quarante de fièvre.", "urgent", "15"),
    ];

    [Fact]
    public async Task Emergencies_are_answered_and_transferred_before_any_model_is_asked_and_stand_nowhere()
    {
        await using var vendor = await FakeOpenAi.Start();
        practice.Carrier.Human = Human.Waits;
        await using var node = practice.AddRealNode(vendor);
        practice.Reach(node);

        foreach (var emergency in Emergencies)
            await IsTransferred(emergency.Words, emergency.Number, vendor);

        var facts = await practice.Read(async (db, _) => await db.CallEvents.AsNoTracking().Where(fact => fact.Kind == "emergency").Select(fact => fact.Detail).ToListAsync());
        Emergencies.ShouldAllBe(emergency => facts.Contains(emergency.Kind));
        (await practice.Search("poitrine", "envie de mourir", "quarante de fièvre", "tout pâle")).ShouldBeEmpty();
        practice.Leaks.Holding("poitrine", "envie de mourir", "quarante de fièvre", "tout pâle").ShouldBeEmpty();
    }

    private async Task IsTransferred(string words, string number, FakeOpenAi vendor)
    {
        var call = await practice.Dial();
        await call.Hears();

        await call.Says(words);
        var heard = await call.Hears();

        heard.Replace(" ", "", StringComparison.Ordinal).ShouldContain(number.Replace(" ", "", StringComparison.Ordinal), Case.Sensitive, heard);
        await Telephone.Until(() => Task.FromResult(call.Transfer is not null));
        call.Transfer!.To.ShouldBe("+33639980300");
        vendor.Requests.ShouldBeEmpty("nobody waits for a model when a life may depend on it");
        await call.Transfer.Answers();
        await Telephone.Until(async () => (await practice.CallOf(call)).Transfer == TransferState.Bridged);
        await call.Transfer.HangsUp();
        await practice.Concluded(call);
        vendor.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_results_are_told_by_phone()
    {
        practice.Reach(practice.Usual);
        var call = await practice.Dial();
        await call.Hears();

        await call.Says("Bonjour, est-ce que vous avez les résultats de ma prise de sang ?");

        (await call.HearsAbout("résultats")).ShouldContain("jamais donnés par téléphone");
        await call.HangsUp();
        await practice.Concluded(call);
    }

    [Fact]
    public async Task A_model_that_tells_results_is_not_heard()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Otherwise = _ => Reply.Says("Vos résultats d'analyses sont normaux.");
        await using var node = practice.AddRealNode(vendor);
        practice.Reach(node);
        var call = await practice.Dial();
        await call.Hears();

        await call.Says("Vous avez mes résultats ?");
        var heard = await call.Hears();

        vendor.Requests.ShouldNotBeEmpty();
        heard.ShouldNotContain("normaux");
        await call.HangsUp();
        await practice.Concluded(call);
    }

    [Theory]
    [InlineData("+33639980199", "Bonjour, à quelle heure est le rendez-vous de monsieur Lemoine jeudi ?", "C'est pour Lemoine.", "Je ne sais pas.")]
    [InlineData("+33639980199", "Bonjour, je suis monsieur Lemoine, à quelle heure est mon rendez-vous jeudi ?", "Lemoine.", "Le premier janvier mille neuf cent cinquante.")]
    [InlineData("anonymous", "Bonjour, à quelle heure est mon rendez-vous jeudi ?", "Lemoine.", "Le premier janvier mille neuf cent cinquante.")]
    public async Task An_appointment_is_not_read_to_who_is_not_known(string from, params string[] says)
    {
        practice.Reach(practice.Usual);
        var call = await practice.Dial(from);
        await call.Hears();
        foreach (var words in says)
        {
            await call.Says(words);
            await call.Hears();
        }

        await call.HangsUp();
        await practice.Concluded(call);
        Said(call).ShouldNotContain("huit heures quarante");
        Said(call).ShouldNotContain("8 h 40");
        Said(call).ShouldNotContain("8h40");
    }

    [Fact]
    public async Task The_same_appointment_is_read_to_the_name_at_the_number_that_it_was_taken_with()
    {
        practice.Reach(practice.Usual);
        var call = await practice.Dial(Lemoine);
        await call.Hears();

        await call.Says("Bonjour, à quelle heure est mon rendez-vous jeudi ?");

        (await call.Hears()).ShouldContain("quel nom");
        await call.Says("Lemoine.");
        (await call.Hears()).ShouldContain("huit heures quarante");
        await call.HangsUp();
        await practice.Concluded(call);
    }

    [Fact]
    public async Task A_model_that_asks_for_it_anyway_is_told_nothing()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Replies.Enqueue(Reply.Calls("look_up_booking", new { name = "Lemoine", date = "2026-11-26" }));
        vendor.Replies.Enqueue(Reply.Calls("look_up_booking", new { name = "Lemoine", birthdate = "1950-01-01" }));
        vendor.Otherwise = _ => Reply.Says("Quelle est la date de naissance du patient ?");
        await using var node = practice.AddRealNode(vendor);
        practice.Reach(node);
        var call = await practice.Dial("+33639980199");
        await call.Hears();

        await call.Says("À quelle heure est le rendez-vous de monsieur Lemoine ?");
        await call.Hears();

        vendor.Requests.Count.ShouldBe(3);
        vendor.Requests.SelectMany(request => request.ToolAnswers).ShouldAllBe(answer => !answer.Contains("08:40") && !answer.Contains("quarante"));
        await call.HangsUp();
        await practice.Concluded(call);
    }

    private static string Said(FakeCall call) => string.Join(' ', call.Heard.Select(utterance => utterance.Text));
}
