using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Calls;
using NodaTime;

namespace Kalliky.Unit.Tests.Calls;

public sealed class LiveCallSilenceTests
{
    [Fact]
    public async Task Silence_is_asked_about_after_eight_seconds_and_ended_after_sixteen()
    {
        await using var stage = new Stage();
        await stage.Waits(8);
        stage.Time.Advance(TimeSpan.FromSeconds(7.9));
        stage.Mouth.Text.ShouldBe("");
        stage.Time.Advance(TimeSpan.FromSeconds(0.1));
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Mouth.Text.ShouldBe("Vous êtes toujours là ? Bonjour, que puis-je faire pour vous ?");

        await stage.Waits(7);
        stage.Time.Advance(TimeSpan.FromSeconds(7));
        await stage.Waits(1);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Mouth.Text.ShouldEndWith("au revoir.");
        stage.Line.Done.ShouldBe(["end silence", "let go Ended"]);
    }

    [Fact]
    public async Task A_goodbye_that_was_talked_over_leaves_no_reason_behind()
    {
        await using var stage = new Stage(manners: new Manners { CharactersPerSecond = 20 });
        for (var second = 0; second < 100 && !stage.Mouth.Text.Contains("au revoir"); second++)
        {
            await Stage.Until(() => stage.Time.NextRing is not null);
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        await stage.Says("Attendez, je suis là. Quels sont vos horaires ?");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Says("De midi à minuit, bonne journée.");
        stage.Agent.Steps(new AgentStep.Wants(CallWish.HangUp, null));
        stage.Agent.Ends();
        await Stage.Until(() => stage.Mouth.Text.Contains("midi") && stage.Time.NextRing <= TimeSpan.FromSeconds(10));
        stage.Time.Advance(TimeSpan.FromSeconds(10));
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldContain("end goodbye");
    }

    [Fact]
    public async Task Silence_begins_when_the_voice_has_finished()
    {
        await using var stage = new Stage(
            start => start with { Conversation = [new Exchange.Assistant(new string('a', 50), false)] },
            new Manners { CharactersPerSecond = 10 });
        await stage.Waits(13);
        stage.Time.Advance(TimeSpan.FromSeconds(12));
        stage.Mouth.Text.ShouldBe("");
        await stage.Waits(1);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await Stage.Until(() => stage.Mouth.Turns == 1);
    }

    [Fact]
    public async Task Any_word_ends_the_silence()
    {
        await using var stage = new Stage();
        await stage.Waits(8);
        stage.Time.Advance(TimeSpan.FromSeconds(7));
        await stage.Waits(1);
        await stage.Says("Attendez que", last: false);
        await stage.Waits(8);
        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.Waits(5);
        stage.Mouth.Text.ShouldBe("");
    }

    [Fact]
    public async Task A_call_is_not_longer_than_the_store_allows()
    {
        await using var stage = new Stage(start => start with
        {
            Sheet = Stage.Sheet(null, longestMinutes: 1),
            AnsweredAt = Instant.FromUtc(2026, 11, 24, 17, 39, 5),
        });
        await stage.Waits(5);
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldBe(["end longest_call", "let go Ended"]);
    }

    [Fact]
    public async Task A_pause_in_a_dictated_number_is_waited_for()
    {
        await using var stage = new Stage(Asking("À quel numéro peut-on vous joindre ?"));
        await stage.Says("06 39");
        await stage.Waits(1.4);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await stage.Waits(0.4);
        stage.Agent.Asked.ShouldBeEmpty();
        await stage.Says("98 01 22");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Asked[0].Conversation[^1].ShouldBe(new Exchange.Caller("06 39 98 01 22"));
        stage.Agent.Ends();
    }

    [Fact]
    public async Task Half_a_number_is_taken_when_nothing_follows()
    {
        await using var stage = new Stage(Asking("À quel numéro peut-on vous joindre ?"));
        await stage.Says("06 39");
        await stage.Waits(1.4);
        stage.Time.Advance(TimeSpan.FromSeconds(1.4));
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task An_answer_without_digits_is_not_waited_for()
    {
        await using var stage = new Stage(Asking("À quel numéro peut-on vous joindre ?"));
        await stage.Says("C'est le numéro avec lequel j'appelle.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task Keys_make_a_number_where_one_is_asked()
    {
        await using var stage = new Stage(Asking("Quel est votre numéro de téléphone ?"));
        foreach (var digit in "0639980122")
            await stage.Hears(new CallInput.Key(digit));
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Asked[0].Conversation[^1].ShouldBe(new Exchange.Caller("0639980122"));
        stage.Agent.Ends();
    }

    [Fact]
    public async Task Zero_asks_for_a_human()
    {
        await using var stage = new Stage();
        await stage.Hears(new CallInput.Key('5'));
        await stage.Hears(new CallInput.Key('0'));
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        stage.Mouth.Text.ShouldBe("Je vous passe quelqu'un.");
        stage.Agent.Asked.ShouldBeEmpty();
    }

    private static Func<CallStart, CallStart> Asking(string question) =>
        start => start with { Conversation = [new Exchange.Assistant(question, false)] };
}
