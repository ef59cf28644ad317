using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Calls;

/// <summary>The longest call is the longest, whatever the caller does; and who only leaves a message talks to no model.</summary>
public sealed class LiveCallLimitTests
{
    private static readonly Manners Slow = new() { CharactersPerSecond = 10 };

    [Theory]
    [InlineData("talks")]
    [InlineData("interrupts")]
    [InlineData("keys")]
    public async Task The_goodbye_of_the_longest_call_is_not_talked_over(string how)
    {
        await using var stage = new Stage(AlmostOver, Slow);
        await RunOut(stage);
        CallInput input = how switch
        {
            "talks" => new CallInput.Prompt("Attendez, encore une pizza !", true),
            "interrupts" => new CallInput.Interrupt("L'appel"),
            _ => new CallInput.Key('0'),
        };
        await stage.Hears(input);
        await Pass(stage, () => stage.Left.IsCompleted);
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldBe(["end longest_call", "let go Ended"]);
        stage.Agent.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_under_way_does_not_take_it_back()
    {
        await using var stage = new Stage(AlmostOver, Slow);
        await stage.Says("Une reine.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        await RunOut(stage);
        stage.Agent.Answers("Une reine, avec ceci ?");
        await stage.Says("Oui, un coca.");
        await Stage.Until(() => stage.Pages.Turns.Any(turn => turn.Speaker == Speaker.Assistant));
        await Pass(stage, () => stage.Left.IsCompleted);
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldBe(["end longest_call", "let go Ended"]);
        stage.Agent.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_limit_holds_after_a_transfer_that_nobody_took()
    {
        await using var stage = new Stage(AlmostOver);
        await stage.Hears(new CallInput.Key('0'));
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        await stage.Hears(new CallInput.TransferMoved(TransferState.Failed));
        await Stage.Until(() => stage.Line.Done.Contains("returned"));

        // Time for a message, and then it is over, though the caller talks on and on.
        await Pass(stage, () => stage.Left.IsCompleted, talking: true);
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldContain("end longest_call");
    }

    [Fact]
    public async Task Who_only_leaves_a_message_may_add_to_it_and_never_talks_to_the_model()
    {
        await using var stage = new Stage(start => start with { TakesMessageOnly = true }, Slow);
        await stage.Says("Je voudrais annuler ma table.");
        await Stage.Until(() => stage.Line.Done.Count == 1);
        await stage.Says("C'était au nom de Lefebvre.");
        await Stage.Until(() => stage.Line.Done.Count == 2);
        await stage.Says("Merci, au revoir !");
        await Pass(stage, () => stage.Left.IsCompleted);
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldBe(
            ["message Je voudrais annuler ma table.", "message C'était au nom de Lefebvre.", "end message_taken", "let go Ended"]);
        stage.Agent.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_is_taken_up_in_the_language_it_was_left_in()
    {
        await using var stage = new Stage(start => start with { IsResumed = true, Language = Language.English });
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Language.ShouldBe(Language.English);
        stage.Mouth.Text.ShouldStartWith(Phrases.In(Language.English).CutOff);
    }

    [Fact]
    public async Task A_language_that_is_spoken_is_written_down()
    {
        await using var stage = new Stage(start => start with { Sheet = start.Sheet with { Assistant = start.Sheet.Assistant with { SpeaksEnglish = true } } });
        await stage.Hears(new CallInput.Prompt("Two margheritas please.", true, "en-GB"));
        stage.Agent.Answers("Two margheritas.");
        await Stage.Until(() => stage.Pages.Entries.Contains(new JournalEntry.Spoke(Language.English)));
    }

    // Five seconds are left.
    private static CallStart AlmostOver(CallStart start) => start with
    {
        Sheet = Stage.Sheet("+33639980100", longestMinutes: 1), AnsweredAt = Instant.FromUtc(2026, 11, 24, 17, 39, 5),
    };

    private static async Task RunOut(Stage stage)
    {
        await Pass(stage, () => stage.Mouth.Text.Contains(Phrases.In(Language.French).LongestCall));
    }

    // Second by second, with time for the call to follow.
    private static async Task Pass(Stage stage, Func<bool> isSo, bool talking = false)
    {
        for (var second = 0; second < 120 && !isSo(); second++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
            if (talking && !stage.Left.IsCompleted)
                stage.Murmurs("Et puis");
        }

        await Stage.Until(isSo);
    }
}
