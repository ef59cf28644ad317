using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Calls;

namespace Kalliky.Unit.Tests.Calls;

public sealed class LiveCallResumeTests
{
    private static readonly Exchange[] Past =
    [
        new Exchange.Assistant("Bonjour, que puis-je faire pour vous ?", false),
        new Exchange.Caller("Une reine."),
        new Exchange.Tool("1", "add_item", "{}", new ToolAnswer("Une reine.").ToJson()),
        new Exchange.Assistant("Une reine. À emporter ou en livraison ?", false),
    ];

    [Fact]
    public async Task One_sentence_bridges_the_gap_and_asks_the_last_question_again()
    {
        await using var stage = new Stage(start => start with { IsResumed = true, Conversation = Past, LastSequence = 3, Generation = 2 });
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Text.ShouldBe("Excusez-moi, nous avons été coupés un instant. À emporter ou en livraison ?");

        await stage.Says("À emporter.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Asked[0].Sequence.ShouldBe(4);
        stage.Agent.Asked[0].Conversation.SkipLast(1).ShouldBe(Past);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task A_number_that_was_told_is_told_again_and_nothing_new_is_offered()
    {
        var told = new Exchange.Assistant("C'est confirmé, votre commande porte le numéro dix.", false);
        await using var stage = new Stage(start => start with { IsResumed = true, Conversation = [.. Past, told], LastSequence = 4, Generation = 2 });
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Text.ShouldBe("Excusez-moi, nous avons été coupés un instant. C'est confirmé, votre commande porte le numéro dix.");
    }

    [Fact]
    public async Task A_turn_that_nobody_answered_is_answered_now_under_its_own_number()
    {
        await using var stage = new Stage(start => start with
        {
            IsResumed = true, Conversation = [.. Past, new Exchange.Caller("À emporter.")], LastSequence = 4, UnansweredTurn = 4,
        });
        stage.Agent.Answers("Pour quelle heure ?");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Text.ShouldBe("Excusez-moi, nous avons été coupés un instant. Pour quelle heure ? ");
        stage.Agent.Asked.Single().Sequence.ShouldBe(4);
        stage.Agent.Asked.Single().Conversation[^1].ShouldBe(new Exchange.Caller("À emporter."));
    }

    [Fact]
    public async Task What_was_not_kept_does_not_stand_in_the_way()
    {
        Exchange[] unkept = [.. Past[..3], new Exchange.Tool("2", "stop_recording", "{}", "{}"), Past[3]];
        await using var stage = new Stage(start => start with { IsResumed = true, Conversation = unkept, LastSequence = 3, KeepsWords = false });
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Text.ShouldEndWith("À emporter ou en livraison ?");
    }

    [Fact]
    public async Task Whoever_comes_back_from_a_failed_transfer_is_told_so()
    {
        await using var stage = new Stage(start => start with { IsResumed = true, Conversation = Past, Transfer = TransferState.Failed });
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Text.ShouldStartWith("Je n'arrive pas à les joindre");
        stage.Line.Done.ShouldBe(["returned"]);
    }
}
