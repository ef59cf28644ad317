using Kalliky.Application.Evaluation;
using NodaTime;

namespace Kalliky.Unit.Tests.Evaluation;

public sealed class SimulatedCallerTests
{
    [Fact]
    public void Begins_with_the_first_line_whatever_the_greeting_asks() =>
        Caller(["Bonsoir, une Reine."], ("name", null, ["Besson"])).Reply("À quel nom ?").ShouldBe("Bonsoir, une Reine.");

    [Theory]
    [InlineData("Très bien. À quel nom ?", "Besson")]
    [InlineData("À emporter ou en livraison ?", "À emporter")]
    [InlineData("Pour quelle heure ?", "19 h 30")]
    [InlineData("Je vous relis : une Reine, 11,50 €. C'est bien ça ?", "Oui")]
    public void Answers_what_the_last_question_asks(string assistant, string answer)
    {
        var caller = Caller(
            ["Bonsoir."], ("name", null, ["Besson"]), ("fulfilment", null, ["À emporter"]), ("when", null, ["19 h 30"]), ("confirm", null, ["Oui"]));
        caller.Reply("Bonsoir !");
        caller.Reply(assistant).ShouldBe(answer);
    }

    [Fact]
    public void Prefers_a_pattern_of_its_own_and_gives_successive_answers()
    {
        var caller = Caller(["Bonsoir."], ("confirm", null, ["Attendez, non.", "Oui."]), ("side", "haricots|frites", ["Des frites."]));
        caller.Reply("Bonsoir !");
        caller.Reply("Frites ou haricots, c'est ça ?").ShouldBe("Des frites.");
        caller.Reply("C'est bien ça ?").ShouldBe("Attendez, non.");
        caller.Reply("C'est bien ça ?").ShouldBe("Oui.");
        caller.Reply("C'est bien ça ?").ShouldBe("Oui.");
    }

    [Fact]
    public void Goes_on_with_its_own_lines_then_agrees_once_and_hangs_up()
    {
        var caller = Caller(["Un.", "Deux."]);
        caller.Reply("Bonsoir !");
        caller.Reply("Oui ?").ShouldBe("Deux.");
        caller.Reply("Oui ?").ShouldBe("Oui");
        caller.Reply("Oui ?").ShouldBeNull();
    }

    private static SimulatedCaller Caller(string[] says, params (string Key, string? Pattern, string[] Lines)[] answers) => new(new Scenario(
        "test", "store", new OffsetDateTime(new LocalDateTime(2026, 11, 24, 18, 40), Offset.FromHours(1)), null, false, says,
        [.. answers.Select(answer => new ScenarioAnswer(answer.Key, answer.Pattern, answer.Lines))], []));
}
