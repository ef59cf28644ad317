using Kalliky.Application.Calls.Live;

namespace Kalliky.Unit.Tests.Calls;

public sealed class HeardTests
{
    [Theory]
    [InlineData("Une reine. À emporter ?", "Une reine.", "À emporter ?")]
    [InlineData("Une reine. À emporter ?", "Une  reine. À", "emporter ?")]
    [InlineData("Une reine. À emporter ?", "", "Une reine. À emporter ?")]
    [InlineData("Une reine. À emporter ?", "Une reine. À emporter ?", null)]
    [InlineData("Une reine. À emporter ?", "À empor", "ter ?")]
    [InlineData("Une reine. À emporter ?", "une reine à", "À emporter ?")]
    public void The_rest_is_what_was_not_heard(string said, string heard, string? rest) => Heard.RestOf(said, heard).ShouldBe(rest);

    [Theory]
    [InlineData("Très bien. À emporter ou en livraison ?", "À emporter ou en livraison ?")]
    [InlineData("C'est noté. Pour quelle heure ? Merci.", "Pour quelle heure ?")]
    [InlineData("C'est noté.", null)]
    [InlineData(null, null)]
    public void The_last_question_is_found(string? words, string? question) => Questions.Last(words).ShouldBe(question);

    [Theory]
    [InlineData("euh", true, true)]
    [InlineData("Euh... hum", true, true)]
    [InlineData("D'accord !", false, true)]
    [InlineData("euh, ok", false, true)]
    [InlineData("très bien", false, true)]
    [InlineData("oui", false, false)]
    [InlineData("d'accord mais sans olives", false, false)]
    [InlineData("euh une reine", false, false)]
    public void Fillers_are_told_from_words(string words, bool hesitation, bool nod)
    {
        Fillers.IsHesitation(words).ShouldBe(hesitation);
        Fillers.IsNod(words).ShouldBe(nod);
    }

    [Theory]
    [InlineData("Quelle est votre adresse ?", "Address", "12 rue Condorcet", true)]
    [InlineData("Quelle est votre adresse ?", "Address", "12 rue Condorcet 38000 Grenoble", false)]
    [InlineData("Votre adresse mail ?", "Email", "jean arobase", true)]
    [InlineData("Votre adresse mail ?", "Email", "jean arobase orange point fr", false)]
    [InlineData("Pouvez-vous épeler votre nom ?", "Spelling", "L E F", true)]
    [InlineData("À quel numéro ?", "Phone", "06 39 98", true)]
    [InlineData("À quel numéro ?", "Phone", "06 39 98 01 22", false)]
    [InlineData("À quel numéro ?", "Phone", "le même", false)]
    [InlineData("Combien de personnes ?", "Count", "quatre", false)]
    [InlineData("À emporter ?", "Anything", "oui", false)]
    public void Dictation_is_recognised(string question, string asked, string heard, bool mayGoOn)
    {
        var what = Dictation.AskedIn(question);
        what.ToString().ShouldBe(asked);
        Dictation.MayGoOn(what, heard).ShouldBe(mayGoOn);
    }
}
