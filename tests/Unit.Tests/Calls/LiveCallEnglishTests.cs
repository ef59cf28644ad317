using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Shared;

namespace Kalliky.Unit.Tests.Calls;

public sealed class LiveCallEnglishTests
{
    private static Stage Speaking(bool english) => new(
        start => start with { Sheet = start.Sheet with { Assistant = start.Sheet.Assistant with { SpeaksEnglish = english } } });

    [Fact]
    public async Task Who_speaks_English_hears_the_notice_in_it_and_the_model_is_told()
    {
        await using var stage = Speaking(english: true);
        await stage.Says("Hello, I would like to book a table for tomorrow.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Mouth.Language.ShouldBe(Language.English);
        stage.Mouth.Text.ShouldBe("You are speaking with the automatic voice assistant of Pizza Testeur. ");
        stage.Agent.Asked[0].Situation.Language.ShouldBe(Language.English);
        stage.Agent.Answers("For how many people?");

        // A word that is of no language changes nothing, and the notice is not said twice.
        await Stage.Until(() => stage.Mouth.Turns == 1);
        await stage.Says("Four.");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Agent.Asked[1].Situation.Language.ShouldBe(Language.English);
        stage.Agent.Answers("One moment.");
        stage.Mouth.Text.IndexOf("You are speaking", StringComparison.Ordinal).ShouldBe(stage.Mouth.Text.LastIndexOf("You are speaking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Back_in_French_the_assistant_follows()
    {
        await using var stage = Speaking(english: true);
        await stage.Says("Hello, do you speak English?");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Agent.Answers("Yes, I do.");
        await Stage.Until(() => stage.Mouth.Turns == 1);
        await stage.Says("Ah, je vous passe mon mari, il parle avec vous en français.");
        await Stage.Until(() => stage.Agent.Asked.Count == 2);
        stage.Mouth.Language.ShouldBe(Language.French);
        stage.Agent.Ends();
    }

    [Fact]
    public async Task A_store_that_does_not_speak_English_stays_French()
    {
        await using var stage = Speaking(english: false);
        await stage.Says("Hello, I would like to book a table for tomorrow.");
        await Stage.Until(() => stage.Agent.Asked.Count == 1);
        stage.Mouth.Language.ShouldBeNull();
        stage.Agent.Asked[0].Situation.Language.ShouldBe(Language.French);
        stage.Agent.Ends();
    }

    [Theory]
    [InlineData("Une Margherita, the best.", null)]
    [InlineData("Karim.", null)]
    [InlineData("Do you have gluten free pizza?", Language.English)]
    [InlineData("I'd like to make an appointment with Sophie.", Language.English)]
    [InlineData("Bonjour, je voudrais un rendez-vous.", Language.French)]
    [InlineData("Ce serait pour un brushing et un soin.", Language.French)]
    public void Only_words_that_belong_to_one_language_tell_it(string words, Language? heard) => LanguageEar.Of(words).ShouldBe(heard);
}
