using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Calls;

namespace Kalliky.Unit.Tests.Calls;

public sealed class LiveCallTests
{
    [Fact]
    public async Task A_final_prompt_is_answered_sentence_by_sentence()
    {
        await using var stage = new Stage();
        await stage.Says("Deux marghe", last: false);
        await stage.Says("Deux margheritas.");
        stage.Agent.Says("Très bien. À emporter ou en ");
        await Stage.Until(() => stage.Mouth.Text.Contains("Très bien."));
        stage.Mouth.Turns.ShouldBe(0);
        stage.Agent.Answers("livraison ?");
        await Stage.Until(() => stage.Mouth.Turns == 1);

        stage.Mouth.Text.ShouldBe("Très bien. À emporter ou en livraison ? ");
        stage.Agent.Asked.Single().Sequence.ShouldBe(2);
        stage.Agent.Asked.Single().Conversation[^1].ShouldBe(new Exchange.Caller("Deux margheritas."));
    }

    [Fact]
    public async Task One_turn_is_written_in_one_batch_with_its_tools()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        stage.Agent.Used("add_item", new ToolAnswer("Une reine."));
        stage.Agent.Answers("Une reine, c'est noté.");
        await Stage.Until(() => stage.Pages.Turns.Count == 2);

        stage.Pages.Batches.ShouldBe(1);
        stage.Pages.Turns.Select(turn => (turn.Sequence, turn.Speaker)).ShouldBe([(2, Speaker.Caller), (3, Speaker.Assistant)]);
        stage.Pages.Entries.OfType<JournalEntry.Used>().Single().Turn.ShouldBe(2);
    }

    [Fact]
    public async Task Barge_in_stops_the_words_at_once_and_keeps_what_was_heard()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        stage.Agent.Says("Une reine à emporter. Avec un supplément ? Nous avons du chorizo. ");
        await Stage.Until(() => stage.Mouth.Text.Contains("supplément"));
        var said = stage.Mouth.Text;
        await stage.Hears(new CallInput.Interrupt("Une reine à"));
        await Stage.Until(() => stage.Agent.IsInterrupted);
        stage.Agent.Answers("Et aussi des olives. Voilà.");
        await Stage.Until(() => stage.Pages.Turns.Count == 2);

        stage.Mouth.Text.ShouldBe(said);
        var turn = stage.Pages.Turns[1];
        turn.Text.ShouldBe("Une reine à");
        turn.Unheard.ShouldStartWith("emporter.");
        turn.Interrupted.ShouldBeTrue();
    }

    [Fact]
    public async Task Barge_in_after_the_last_word_was_sent_corrects_the_written_turn()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        stage.Agent.Answers("Une reine. À emporter ou en livraison ?");
        await Stage.Until(() => stage.Pages.Turns.Count == 2);
        await stage.Hears(new CallInput.Interrupt("Une reine. À emp"));
        await Stage.Until(() => stage.Pages.Entries.OfType<JournalEntry.Amended>().Any());

        var amended = stage.Pages.Entries.OfType<JournalEntry.Amended>().Single();
        amended.ShouldBe(new JournalEntry.Amended(3, "Une reine. À emp", "orter ou en livraison ?"));
        await stage.Says("Non, une margherita.");
        stage.Agent.Answers("Une margherita.");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Agent.Asked[1].Conversation.ShouldContain(new Exchange.Assistant("Une reine. À emp", true, "Une reine. À emporter ou en livraison ?"));
    }

    [Fact]
    public async Task A_tool_that_writes_finishes_though_interrupted_and_is_known_to_the_next_turn()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        stage.Agent.Says("Je note. Alors ");
        await Stage.Until(() => stage.Mouth.Text.Contains("Je note."));
        await stage.Hears(new CallInput.Interrupt("Je note."));
        await stage.Says("Non, deux !");
        stage.Agent.Used("add_item", new ToolAnswer("Une reine."));
        stage.Agent.Ends();
        await Stage.Until(() => stage.Agent.Asked.Count == 2);

        var conversation = stage.Agent.Asked[1].Conversation;
        conversation.OfType<Exchange.Tool>().Single().Name.ShouldBe("add_item");
        conversation[^1].ShouldBe(new Exchange.Caller("Non, deux !"));
        stage.Agent.Ends();
    }

    [Fact]
    public async Task A_new_utterance_during_the_thinking_replaces_the_answer()
    {
        await using var stage = new Stage();
        await stage.Says("Deux margheritas.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        await stage.Says("Et un coca.");
        stage.Agent.Ends();
        stage.Agent.Answers("Deux margheritas et un coca.");
        await Stage.Until(() => stage.Mouth.Turns == 1);

        stage.Agent.Asked[1].Conversation.OfType<Exchange.Caller>().Select(said => said.Text).ShouldBe(["Deux margheritas.", "Et un coca."]);
        stage.Mouth.Text.Trim().ShouldBe("Deux margheritas et un coca.");
    }

    [Theory]
    [InlineData("euh")]
    [InlineData("Mmh.")]
    [InlineData("D'accord.")]
    [InlineData("ah, ok")]
    public async Task Fillers_while_the_assistant_speaks_are_no_turn(string filler)
    {
        await using var stage = new Stage();
        await stage.Says("Vous avez quoi ?");
        stage.Agent.Says("Nous avons des pizzas. Et ");
        await Stage.Until(() => stage.Mouth.Text.Contains("pizzas"));
        await stage.Says(filler);
        stage.Agent.Answers("des salades.");
        await Stage.Until(() => stage.Mouth.Turns == 1);

        stage.Agent.Asked.Count.ShouldBe(1);
        stage.Mouth.Text.ShouldBe("Nous avons des pizzas. Et des salades. ");
    }

    [Fact]
    public async Task A_nod_answers_a_question()
    {
        await using var stage = new Stage(manners: new Manners { CharactersPerSecond = 1 });
        await stage.Says("Une reine.");
        stage.Agent.Answers("Une reine à emporter, vous confirmez ?");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        await stage.Says("D'accord.");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task After_a_mere_filler_the_rest_of_the_answer_is_said()
    {
        await using var stage = new Stage();
        await stage.Says("Vos horaires ?");
        stage.Agent.Answers("De onze heures à quatorze heures. Et le soir aussi.");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        await stage.Hears(new CallInput.Interrupt("De onze heures"));
        await stage.Says("Mmh mmh");
        await Stage.Until(() => stage.Mouth.Turns == 2);

        stage.Mouth.Text.ShouldEndWith("à quatorze heures. Et le soir aussi.");
        stage.Agent.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_late_model_is_excused_once_and_the_excuse_is_forgotten()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        await stage.Waits(1.5);
        stage.Time.Advance(TimeSpan.FromSeconds(1.5));
        await Stage.Until(() => stage.Mouth.Text.Length > 0);
        stage.Agent.Answers("Une reine.");
        await Stage.Until(() => stage.Mouth.Turns == 1);

        stage.Mouth.Text.ShouldBe("Un instant, je regarde. Une reine. ");
        await stage.Says("Oui.");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Agent.Asked[1].Conversation.ShouldNotContain(said => said is Exchange.Assistant && ((Exchange.Assistant)said).Heard.Contains("instant"));
        stage.Agent.Ends();
    }

    [Fact]
    public async Task An_answer_in_time_needs_no_excuse()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        await stage.Waits(1.5);
        stage.Time.Advance(TimeSpan.FromSeconds(1.4));
        stage.Agent.Answers("Une reine.");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        stage.Mouth.Text.ShouldBe("Une reine. ");
    }

    [Fact]
    public async Task The_wish_to_hang_up_is_followed_after_the_words()
    {
        await using var stage = new Stage(manners: new Manners { CharactersPerSecond = 10 });
        await stage.Says("Merci, au revoir.");
        stage.Agent.Steps(new AgentStep.Wants(CallWish.HangUp, "done"));
        stage.Agent.Answers("Merci, au revoir !!!!");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        stage.Line.Done.ShouldBeEmpty();
        await Stage.Until(() => stage.Time.NextRing < TimeSpan.FromSeconds(7));
        stage.Time.Advance(TimeSpan.FromSeconds(7));

        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Mouth.Ended.ShouldBeTrue();
        stage.Line.Done.ShouldBe(["end goodbye", "let go Ended"]);
    }

    [Fact]
    public async Task Who_speaks_over_the_goodbye_is_heard()
    {
        await using var stage = new Stage(manners: new Manners { CharactersPerSecond = 10 });
        await stage.Says("Merci.");
        stage.Agent.Steps(new AgentStep.Wants(CallWish.HangUp, "done"));
        stage.Agent.Answers("Au revoir et bonne soirée !");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        await stage.Says("Attendez, un coca aussi.");
        stage.Agent.Answers("Un coca.");
        await Stage.Until(() => stage.Mouth.Turns == 2);
        stage.Mouth.Ended.ShouldBeFalse();
    }

    [Fact]
    public async Task A_failing_model_is_admitted_and_a_human_follows()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        stage.Agent.Fails(new ModelException("nobody answered"));
        await Stage.Until(() => stage.Line.Done.Contains("transfer"));
        stage.Mouth.Text.ShouldBe("Excusez-moi, j'ai un souci technique. Je vous passe quelqu'un.");
    }

    [Fact]
    public async Task A_slow_database_keeps_nobody_from_hearing_the_truth()
    {
        await using var stage = new Stage(start => start with { Sheet = Stage.Sheet(null) });
        var database = new TaskCompletionSource();
        stage.Line.Database = database.Task;
        await stage.Says("Oui, je confirme.");
        stage.Agent.Fails(new TimeoutException("hangs"));
        await Stage.Until(() => stage.Mouth.Text.Contains("elle n'est pas notée"));
        stage.Line.Done.ShouldBeEmpty();
        database.SetResult();
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
    }

    [Fact]
    public async Task A_line_that_breaks_on_the_last_sentence_lets_the_call_go_at_once_with_its_words()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Says("Une reine à emporter ou en livraison");
        stage.Mouth.IsBroken = true;
        stage.Agent.Ends();
        (await stage.Ends()).ShouldBe(CallLeft.LineLost);
        stage.Pages.Turns[^1].Text.ShouldBe("Une reine à emporter ou en livraison");
    }

    [Fact]
    public async Task A_goodbye_on_a_broken_line_ends_the_call_all_the_same()
    {
        await using var stage = new Stage(manners: new Manners { CharactersPerSecond = 10 });
        await stage.Says("Au revoir.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Says("Au revoir, à bientôt.");
        stage.Agent.Steps(new AgentStep.Wants(CallWish.HangUp, null));
        stage.Agent.Ends();
        await Stage.Until(() => stage.Pages.Turns.Count == 2 && stage.Mouth.Turns == 1);
        stage.Mouth.IsBroken = true;
        for (var second = 0; second < 1_000 && !stage.Left.IsCompleted; second++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Line.Done.ShouldContain("end goodbye");
    }

    [Fact]
    public async Task A_failing_database_is_admitted_and_nothing_is_claimed()
    {
        await using var stage = new Stage(start => start with { Sheet = Stage.Sheet(null) });
        stage.Line.KeepsMessages = false;
        await stage.Says("Oui, je confirme.");
        stage.Agent.Fails(new Microsoft.EntityFrameworkCore.DbUpdateException("gone"));
        (await stage.Ends()).ShouldBe(CallLeft.Ended);
        stage.Mouth.Text.ShouldContain("elle n'est pas notée");
        stage.Mouth.Text.ShouldNotContain("J'ai laissé un message");
        stage.Line.Done.ShouldBe(["message ", "end trouble", "let go Ended"]);
    }

    [Fact]
    public async Task A_broken_line_lets_the_call_go_with_everything_written()
    {
        await using var stage = new Stage();
        await stage.Says("Une reine.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        await stage.Hears(new CallInput.LineClosed());
        stage.Agent.Used("add_item", new ToolAnswer("Une reine."));
        stage.Agent.Ends();

        (await stage.Ends()).ShouldBe(CallLeft.LineLost);
        stage.Pages.Entries.OfType<JournalEntry.Used>().Single().Tool.ShouldBe("add_item");
        stage.Line.Done.ShouldBe(["let go LineLost"]);
    }

    [Fact]
    public async Task A_call_that_another_socket_took_over_falls_silent()
    {
        await using var stage = new Stage();
        stage.Pages.IsTakenOver = true;
        await stage.Waits(8);
        stage.Time.Advance(TimeSpan.FromSeconds(8));
        await stage.Waits(7);
        stage.Time.Advance(TimeSpan.FromSeconds(7));
        await stage.Says("Allô ?");
        (await stage.Ends()).ShouldBe(CallLeft.TakenOver);
    }

    [Fact]
    public async Task Who_wants_no_recording_leaves_no_words_behind()
    {
        await using var stage = new Stage();
        await stage.Says("N'enregistrez pas.");
        stage.Agent.Steps(new AgentStep.Wants(CallWish.StopRecording, null));
        stage.Agent.Answers("D'accord.");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        await stage.Says("Je m'appelle Durand.");
        stage.Agent.Answers("Bonjour.");
        await Stage.Until(() => stage.Pages.Turns.Count == 4);
        stage.Pages.Turns[2].Text.ShouldNotContain("Durand");
        stage.Agent.Asked[1].Conversation[^1].ShouldBe(new Exchange.Caller("Je m'appelle Durand."));
    }
}
