using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Reading;
using Kalliky.Infrastructure.Models.Offline.Reading.Slots;

namespace Kalliky.Unit.Tests.Offline;

/// <summary>What must be heard whatever the words: allergies, minors, who wants to know whether a human speaks, who refuses to
/// be recorded.</summary>
public sealed class SafetyWordsTests
{
    [Theory]
    [InlineData("Je suis allergique aux noix.", "fruits à coque")]
    [InlineData("Oui mais attention, je suis allergique aux fruits à coque, je préfère vous le dire.", "fruits à coque")]
    [InlineData("allergie aux crevettes", "crustacés")]
    [InlineData("Ma fille ne supporte pas le lactose.", "lait")]
    [InlineData("Je ne digère pas le gluten.", "gluten")]
    [InlineData("Mon fils est cœliaque.", "gluten")]
    [InlineData("Il fait des œdèmes avec les cacahuètes.", "arachides")]
    [InlineData("Je ne peux pas manger d'œufs.", "œufs")]
    [InlineData("Elle n'a pas droit au sésame.", "sésame")]
    [InlineData("Le soja m'est interdit.", "soja")]
    [InlineData("Je suis au régime sans gluten.", "gluten")]
    [InlineData("La moutarde me rend malade.", "moutarde")]
    [InlineData("intolérant au lactose", "lait")]
    public void An_allergy_is_heard(string words, string allergen)
    {
        var said = Utterance.Of(words);

        AllergyReader.Tells(said).ShouldBeTrue();
        AllergyReader.Hear(said).ShouldContain(allergen);
    }

    [Theory]
    [InlineData("Je ne suis pas allergique aux œufs.")]
    [InlineData("Ce n'est pas une allergie, je n'aime pas le poisson.")]
    [InlineData("Une Margherita sans olives.")]
    [InlineData("On n'a pas d'allergie au lait.")]
    [InlineData("Vous avez du lait d'amande ?")]
    [InlineData("Un steak à la moutarde.")]
    public void What_only_names_an_allergen_is_no_allergy(string words) => AllergyReader.Tells(Utterance.Of(words)).ShouldBeFalse();

    [Theory]
    [InlineData("J'ai seize ans, mais c'est pour mes parents.")]
    [InlineData("Je n'ai que dix-sept ans.")]
    [InlineData("Je suis mineur.")]
    [InlineData("On n'a pas dix-huit ans.")]
    [InlineData("J'aurai dix-huit ans en mars.")]
    [InlineData("Je viens d'avoir quinze ans.")]
    [InlineData("J'ai moins de dix-huit ans.")]
    [InlineData("j'ai 17 ans ça pose problème")]
    public void A_minor_is_heard(string words) => AgeReader.IsMinor(Utterance.Of(words)).ShouldBeTrue();

    [Theory]
    [InlineData("Mon fils a douze ans.")]
    [InlineData("J'ai quarante-deux ans.")]
    [InlineData("J'ai un enfant de six ans.")]
    [InlineData("On a quinze ans de mariage.")]
    [InlineData("Un menu enfant, il a huit ans.")]
    public void A_parent_is_no_minor(string words) => AgeReader.IsMinor(Utterance.Of(words)).ShouldBeFalse();

    [Theory]
    [InlineData("Vous êtes un robot ou une vraie personne ?")]
    [InlineData("Je parle à une vraie personne là ?")]
    [InlineData("Allô ? C'est une machine qui me parle là ?")]
    [InlineData("T'es une IA ?")]
    [InlineData("Êtes-vous réelle ?")]
    [InlineData("C'est un être humain que j'ai au téléphone ?")]
    [InlineData("C'est ChatGPT ?")]
    [InlineData("Qui êtes-vous ?")]
    [InlineData("vous êtes humain")]
    public void Who_asks_for_a_robot_is_heard(string words) => Topics.In(Utterance.Of(words).Plain).ShouldContain(Topic.AreYouRobot);

    [Theory]
    [InlineData("Je ne veux pas être enregistré.")]
    [InlineData("N'enregistrez pas cet appel.")]
    [InlineData("Je m'oppose à l'enregistrement.")]
    [InlineData("Coupez l'enregistrement, s'il vous plaît.")]
    [InlineData("Je refuse que vous m'enregistriez.")]
    public void Who_refuses_to_be_recorded_is_heard(string words) => Topics.In(Utterance.Of(words).Plain).ShouldContain(Topic.StopRecording);

    [Theory]
    [InlineData("Vous faites des robots de cuisine ?")]
    [InlineData("Je voudrais une table pour deux personnes.")]
    [InlineData("Une grande Reine, s'il vous plaît.")]
    public void Nobody_asks_for_a_robot_here(string words) => Topics.In(Utterance.Of(words).Plain).ShouldNotContain(Topic.AreYouRobot);
}
