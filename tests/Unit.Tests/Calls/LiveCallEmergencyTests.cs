using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Trades.Clinic;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Calls;

namespace Kalliky.Unit.Tests.Calls;

public sealed class LiveCallEmergencyTests
{
    private const string ChestPain = "Mon mari a une douleur dans la poitrine, il est tout pâle.";

    [Fact]
    public async Task An_emergency_is_answered_and_handed_on_before_any_model_is_asked()
    {
        await using var stage = new Stage(trade: new ClinicTrade());
        await stage.Says(ChestPain);
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        stage.Mouth.Text.ShouldBe("C'est peut-être une urgence vitale : composez tout de suite le 15 ou le 112. Je vous passe quelqu'un.");
        stage.Agent.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_heard_in_a_trade_that_nobody_has_registered()
    {
        await using var stage = new Stage();
        await stage.Says("Vite, il ne respire plus !");
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        stage.Agent.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_human_answers_the_number_stands_and_a_ticket_waits()
    {
        await using var stage = new Stage(trade: new ClinicTrade());
        await stage.Says(ChestPain);
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        await stage.Hears(new CallInput.TransferMoved(TransferState.Failed));
        await Stage.Until(() => stage.Line.Done.Contains("emergency message") && stage.Mouth.Turns == 2);
        stage.Mouth.Text.ShouldContain("Je n'arrive pas à les joindre. C'est peut-être une urgence vitale : composez tout de suite le 15 ou le 112. "
            + "J'ai laissé un message à l'équipe. N'attendez pas de réponse ici : raccrochez et composez le 15 ou le 112.");
        stage.Line.Done.ShouldNotContain(done => done.StartsWith("message", StringComparison.Ordinal));

        // And the call goes on: what is said next is no message.
        await stage.Says("D'accord, et vos horaires ?");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task Where_the_store_has_named_nobody_the_number_is_all_there_is()
    {
        await using var stage = new Stage(start => start with { Sheet = Stage.Sheet(null) }, trade: new ClinicTrade());
        await stage.Says(ChestPain);
        await Stage.Until(() => stage.Line.Done.Contains("emergency message"));
        stage.Mouth.Text.ShouldStartWith("C'est peut-être une urgence vitale : composez tout de suite le 15 ou le 112. ");
        stage.Line.Done.ShouldNotContain("transfer");
    }

    [Fact]
    public async Task Taken_up_after_a_failed_transfer_the_number_is_said_again()
    {
        await using var stage = new Stage(
            start => start with { IsResumed = true, Transfer = TransferState.Failed, Emergency = Emergency.Vital }, trade: new ClinicTrade());
        await Stage.Until(() => stage.Line.Done.Contains("emergency message"));
        stage.Mouth.Text.ShouldContain("composez tout de suite le 15 ou le 112");
    }

    [Fact]
    public async Task While_a_message_is_being_taken_an_emergency_goes_first()
    {
        await using var stage = new Stage(start => start with { TakesMessageOnly = true }, trade: new ClinicTrade());
        await stage.Says(ChestPain);
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        stage.Line.Done.ShouldNotContain(done => done.StartsWith("message", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_English_it_is_said_in_English()
    {
        await using var stage = new Stage(
            start => start with { Sheet = start.Sheet with { Assistant = start.Sheet.Assistant with { SpeaksEnglish = true } } }, trade: new ClinicTrade());
        await stage.Says("Please help, my husband has chest pain and I need a doctor.");
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        stage.Mouth.Text.ShouldContain("dial 15 or 112 right now");
    }

    [Fact]
    public async Task Nothing_of_a_patients_words_is_written_and_the_tools_answers_are()
    {
        await using var stage = new Stage(trade: new ClinicTrade());
        await stage.Says("J'ai des plaques rouges, je voudrais un rendez-vous.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Steps(new AgentStep.Used(
            new Exchange.Tool("1", "find_slots", """{"services":["plaques rouges"]}""", new ToolAnswer("Demain à dix heures, c'est libre.").ToJson()), false, 3));
        stage.Agent.Says("Pour vos plaques rouges, d'accord. Demain à dix heures, c'est libre. Cela vous convient ?");
        stage.Agent.Ends();
        await Stage.Until(() => stage.Pages.Turns.Count == 2);

        stage.Mouth.Text.ShouldContain("plaques rouges");
        stage.Pages.Turns.Select(turn => turn.Text).ShouldBe(["[…]", "[…] Demain à dix heures, c'est libre. […]"]);
        var used = stage.Pages.Entries.OfType<JournalEntry.Used>().ShouldHaveSingleItem();
        used.Arguments.ShouldBe("{}");
        used.Answer.ShouldContain("c'est libre");

        // The call itself remembers.
        await stage.Says("Oui.");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Agent.Asked[1].Conversation.OfType<Exchange.Caller>().First().Text.ShouldContain("plaques rouges");
        stage.Agent.Ends();
    }

    [Fact]
    public async Task What_is_repeated_or_cut_off_is_not_written_either()
    {
        await using var stage = new Stage(trade: new ClinicTrade());
        await stage.Says("Vous pouvez répéter ?");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Used("repeat", new ToolAnswer("Vous avez donc mal au genou."), writes: false);
        stage.Agent.Says("Vous avez donc mal au genou. Je regarde.");
        stage.Agent.Ends();
        await Stage.Until(() => stage.Pages.Turns.Count == 2);
        await stage.Hears(new CallInput.Interrupt("Vous avez donc mal"));
        await Stage.Until(() => stage.Pages.Entries.OfType<JournalEntry.Amended>().Any() || stage.Mouth.Turns == 1);

        var written = string.Join(' ', stage.Pages.Entries.Select(entry => entry.ToString()));
        written.ShouldNotContain("genou");
        written.ShouldNotContain("donc mal");
    }

    [Fact]
    public async Task The_offline_models_own_sentences_are_fixed_and_kept()
    {
        await using var stage = new Stage(trade: new ClinicTrade());
        await stage.Says("Pour un renouvellement.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Steps(new AgentStep.Words("C'est à quel nom ?", OfflineModelName.Value));
        stage.Agent.Ends();
        await Stage.Until(() => stage.Pages.Turns.Count == 2);
        stage.Pages.Turns[1].Text.ShouldBe("C'est à quel nom ?");
    }
}
