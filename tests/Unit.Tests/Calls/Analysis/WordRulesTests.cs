using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Trades.Urgency;

namespace Kalliky.Unit.Tests.Calls.Analysis;

/// <summary>What callers say, and what the rules make of it; where they are not sure, nothing.</summary>
public sealed class WordRulesTests
{
    [Theory]
    [InlineData("Je voudrais faire une réclamation sur ma commande d'hier.", CallFlag.Complaint)]
    [InlineData("Ma pizza est arrivée froide et en retard.", CallFlag.Complaint)]
    [InlineData("Il manquait deux boissons dans la livraison.", CallFlag.Complaint)]
    [InlineData("Vous vous êtes trompés, j'avais demandé sans oignons.", CallFlag.Complaint)]
    [InlineData("On n'a jamais reçu la commande.", CallFlag.Complaint)]
    [InlineData("Je ne suis pas du tout contente de ma couleur.", CallFlag.Complaint)]
    [InlineData("Mon fils est allergique aux arachides.", CallFlag.Allergy)]
    [InlineData("J'ai une allergie au gluten.", CallFlag.Allergy)]
    [InlineData("Je suis intolérante au lactose.", CallFlag.Allergy)]
    [InlineData("Bonjour, avez-vous pensé au solaire pour votre commerce ?", CallFlag.Spam)]
    [InlineData("Je vous appelle au sujet de votre compte formation.", CallFlag.Spam)]
    [InlineData("Nous proposons d'améliorer votre référencement sur Google.", CallFlag.Spam)]
    [InlineData("Je souhaite parler au gérant au sujet d'une offre.", CallFlag.Spam)]
    [InlineData("Mon mari ne respire plus, venez vite.", CallFlag.Emergency)]
    public void Hears_what_is_said_outright(string said, CallFlag flag) => Of(said).Flags.ShouldBe([flag]);

    [Theory]
    [InlineData("Bonsoir, ce serait pour deux margheritas dont une sans olives.")]
    [InlineData("Non, je ne suis pas allergique.")]
    [InlineData("Il n'y a pas d'allergie, c'est juste qu'il n'aime pas.")]
    [InlineData("Quels sont les allergènes de la Reine ?")]
    [InlineData("Il faut un test d'allergie avant la couleur ?")]
    [InlineData("Est-ce que vous remboursez un article sans ticket ?")]
    [InlineData("Il manque encore une boisson, ajoutez un coca.")]
    [InlineData("Vous faites des offres le midi ?")]
    [InlineData("Je peux parler au responsable ?")]
    [InlineData("Je n'ai pas de réclamation, c'est juste une question.")]
    public void Hears_nothing_where_nothing_is_said(string said)
    {
        var heard = Of(said);

        heard.Flags.ShouldBeEmpty();
        heard.Satisfaction.ShouldBeNull();
        heard.IsUnwanted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, "C'est inadmissible, ça fait une heure que j'attends !")]
    [InlineData(1, "J'en ai marre, vous vous moquez de moi.")]
    [InlineData(2, "Je suis déçue, la dernière fois c'était mieux.")]
    [InlineData(2, "Je ne suis pas content du tout.")]
    [InlineData(4, "Merci beaucoup, bonne soirée.")]
    [InlineData(4, "Parfait, merci !")]
    [InlineData(5, "Vous êtes vraiment efficace, au revoir.")]
    [InlineData(5, "Je suis ravie, c'est génial.")]
    [InlineData(null, "Merci, au revoir.")]
    [InlineData(null, "Oui, c'est parfait.")]
    [InlineData(null, "Super. Et avec ça un tiramisu.")]
    [InlineData(null, "")]
    public void Tells_how_content_somebody_is_by_their_words_alone(int? satisfaction, string said)
    {
        var heard = Of(said);

        heard.Satisfaction.ShouldBe(satisfaction);
        heard.Reason.ShouldBe(satisfaction is null ? null : $"« {said} »");
    }

    [Fact]
    public void Anger_weighs_more_than_the_thanks_that_end_every_call() =>
        Of("C'est scandaleux, il manque la moitié.", "Bon. Merci beaucoup.").Satisfaction.ShouldBe(1);

    [Fact]
    public void Thanks_in_the_middle_are_only_manners() =>
        Of("Merci beaucoup.", "Une Reine.", "À emporter.", "Oui, c'est ça.").Satisfaction.ShouldBeNull();

    [Fact]
    public void A_reason_holds_no_telephone_number_and_is_short()
    {
        var reason = Of($"Merci beaucoup, rappelez-moi au 06 39 98 01 22{string.Concat(Enumerable.Repeat(", voilà", 50))}").Reason!;

        reason.ShouldNotContain("39 98");
        reason.Length.ShouldBeLessThan(170);
    }

    [Theory]
    [InlineData("Pardon, je me suis trompé de numéro.", true)]
    [InlineData("Excusez-moi, c'est un faux numéro.", true)]
    [InlineData("Notez bien mon numéro.", false)]
    public void Knows_a_wrong_number(string said, bool unwanted) => Of(said).IsUnwanted.ShouldBe(unwanted);

    private static Heard Of(params string[] said) => WordRules.Of(said, Emergencies.Anywhere);
}
