using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Calls;

namespace Kalliky.Unit.Tests.Calls;

public sealed class LiveCallTransferTests
{
    [Fact]
    public async Task A_human_who_answers_ends_the_conversation_but_not_the_call()
    {
        await using var stage = await Transferring();
        await stage.Hears(new CallInput.TransferMoved(TransferState.Bridged));
        (await stage.Ends()).ShouldBe(CallLeft.Transferred);
        stage.Mouth.Ended.ShouldBeTrue();
        stage.Line.Done.ShouldNotContain(done => done.StartsWith("end"));
    }

    [Fact]
    public async Task Nobody_is_answered_while_the_human_is_rung()
    {
        await using var stage = await Transferring();
        await stage.Says("Allô ?");
        await stage.Hears(new CallInput.Interrupt("x"));
        await stage.Hears(new CallInput.TransferMoved(TransferState.Ringing));
        await stage.Hears(new CallInput.TransferMoved(TransferState.Failed));
        await Stage.Until(() => stage.Mouth.Turns == 2);
        stage.Agent.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_nobody_answers_a_message_is_taken_and_the_conversation_goes_on()
    {
        await using var stage = await Transferring();
        await stage.Hears(new CallInput.TransferMoved(TransferState.Failed));
        await Stage.Until(() => stage.Mouth.Turns == 2);
        stage.Mouth.Text.ShouldEndWith("Je n'arrive pas à les joindre, je prends un message. Que dois-je leur transmettre ?");

        await stage.Says("Qu'ils me rappellent pour un anniversaire.");
        await Stage.Until(() => stage.Mouth.Turns == 3);
        stage.Mouth.Text.ShouldEndWith("C'est noté, je leur transmets votre message. Souhaitez-vous autre chose ?");
        stage.Line.Done.ShouldBe(["transfer", "returned", "message Qu'ils me rappellent pour un anniversaire."]);

        await stage.Says("Oui, vos horaires ?");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task Whoever_was_not_reached_is_said_before_a_slow_database_has_noted_it()
    {
        await using var stage = await Transferring();
        var database = new TaskCompletionSource();
        stage.Line.Database = database.Task;
        await stage.Hears(new CallInput.TransferMoved(TransferState.Failed));
        await Stage.Until(() => stage.Mouth.Text.Contains("je prends un message"));
        stage.Line.Done.ShouldNotContain("returned");
        database.SetResult();
        await Stage.Until(() => stage.Line.Done.Contains("returned"));
    }

    [Fact]
    public async Task A_human_who_never_answers_is_given_up()
    {
        await using var stage = await Transferring();
        for (var second = 0; second < 35; second++)
        {
            await Stage.Until(() => stage.Time.NextRing <= TimeSpan.FromSeconds(1));
            stage.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await Stage.Until(() => stage.Mouth.Text.Contains("je prends un message"));
    }

    [Fact]
    public async Task A_store_without_human_takes_a_message()
    {
        await using var stage = new Stage();
        stage.Line.TransferAnswer = TransferState.None;
        await AskForHuman(stage);
        await Stage.Until(() => stage.Mouth.Text.Contains("Personne ne peut vous répondre tout de suite"));
    }

    [Fact]
    public async Task A_message_that_cannot_be_kept_is_not_claimed()
    {
        await using var stage = await Transferring();
        stage.Line.KeepsMessages = false;
        await stage.Hears(new CallInput.TransferMoved(TransferState.Failed));
        await Stage.Until(() => stage.Mouth.Turns == 2);
        await stage.Says("Rappelez-moi.");
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Mouth.Text.ShouldContain("Je n'ai pas pu enregistrer votre message.");
        stage.Mouth.Text.ShouldNotContain("C'est noté");
    }

    [Fact]
    public async Task A_store_that_takes_messages_only_takes_one_and_says_goodbye()
    {
        await using var stage = new Stage(start => start with { TakesMessageOnly = true });
        await stage.Says("C'est pour une commande de demain.");
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Agent.Asked.ShouldBeEmpty();
        stage.Line.Done.ShouldBe(["message C'est pour une commande de demain.", "end message_taken", "let go Ended"]);
    }

    private static async Task<Stage> Transferring()
    {
        var stage = new Stage();
        await AskForHuman(stage);
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        return stage;
    }

    private static async Task AskForHuman(Stage stage)
    {
        await stage.Says("Passez-moi quelqu'un.");
        stage.Agent.Used("transfer_to_human", new ToolAnswer("Je vous passe quelqu'un.", Claims: ["transferring"]));
        stage.Agent.Steps(new AgentStep.Wants(CallWish.TransferToHuman, "asked"));
        stage.Agent.Answers("Je vous passe quelqu'un.");
    }
}
