using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Analysis;

namespace Kalliky.Unit.Tests.Calls.Analysis;

public sealed class SpokenClaimsTests
{
    [Theory]
    [InlineData("Votre commande est confirmée, à tout à l'heure.", DifferenceKind.Order)]
    [InlineData("Votre commande sera prête à dix-neuf heures trente.", DifferenceKind.Order)]
    [InlineData("Votre table est réservée pour samedi.", DifferenceKind.Booking)]
    [InlineData("C'est tout bon pour samedi à vingt heures.", DifferenceKind.Booking)]
    [InlineData("On vous attend samedi à vingt heures.", DifferenceKind.Booking)]
    [InlineData("Je vous note pour mardi à dix heures.", DifferenceKind.Booking)]
    [InlineData("À mardi pour votre rendez-vous.", DifferenceKind.Booking)]
    [InlineData("Votre rendez-vous est bien annulé.", DifferenceKind.Cancellation)]
    [InlineData("Je vous transfère tout de suite.", DifferenceKind.Transfer)]
    [InlineData("J'ai transmis votre message.", DifferenceKind.Message)]
    public void What_no_tool_has_done_is_told(string sentence, DifferenceKind kind) =>
        SpokenClaims.Untrue(Said.By(sentence), [], Said.Nothing).ShouldBe([new Difference(kind, sentence, null)]);

    [Theory]
    [InlineData("Votre commande est confirmée.", Claims.OrderConfirmed)]
    [InlineData("On vous attend samedi à vingt heures.", Claims.Booked)]
    [InlineData("Votre rendez-vous est bien annulé.", Claims.BookingCancelled)]
    [InlineData("Je vous transfère tout de suite.", Claims.Transferring)]
    [InlineData("J'ai transmis votre message.", Claims.MessageTaken)]
    public void What_a_tool_has_done_may_be_said(string sentence, string claim) =>
        SpokenClaims.Untrue(Said.By(sentence), [Said.Tool("any", claim)], Said.Nothing).ShouldBeEmpty();

    [Theory]
    [InlineData("Voulez-vous que je confirme votre commande ?")]
    [InlineData("Votre commande n'est pas encore validée.")]
    [InlineData("Une fois confirmée, votre commande sera prête en vingt minutes.")]
    [InlineData("C'est noté.")]
    [InlineData("Rien n'est encore réservé.")]
    [InlineData("Si vous voulez, on vous attend samedi.")]
    [InlineData("Nous sommes ouverts jusqu'à vingt-deux heures.")]
    [InlineData("Merci, bonne soirée.")]
    public void What_claims_nothing_is_nothing(string sentence) => SpokenClaims.Untrue(Said.By(sentence), [], Said.Nothing).ShouldBeEmpty();

    [Fact]
    public void A_tool_that_refused_has_done_nothing() => SpokenClaims
        .Untrue(Said.By("Votre commande est confirmée."), [new ToolTold(7, "confirm_order", new ToolAnswer("Je relis d'abord.", Done: false, Claims: [Claims.OrderConfirmed]))], Said.Nothing)
        .ShouldHaveSingleItem();

    [Fact]
    public void The_same_lie_twice_is_one_difference() => SpokenClaims
        .Untrue(Said.By("Votre commande est confirmée.", "Votre commande est bien enregistrée.", "Votre table est réservée."), [], Said.Nothing)
        .Select(differs => differs.Kind).ShouldBe([DifferenceKind.Order, DifferenceKind.Booking]);

    [Theory]
    [InlineData("On vous rappelle dans l'après-midi.")]
    [InlineData("Je me renseigne auprès du chef et je vous rappelle.")]
    [InlineData("Je vérifie avec l'équipe et on vous redit ça demain.")]
    [InlineData("On vous tient au courant.")]
    [InlineData("Nous reviendrons vers vous rapidement.")]
    [InlineData("Je transmets à l'équipe.")]
    [InlineData("Le responsable vous recontactera.")]
    public void A_promise_is_heard(string sentence) => SpokenClaims.Promise(Said.By("Très bien.", sentence)).ShouldBe(sentence);

    [Theory]
    [InlineData("Un instant, je regarde.")]
    [InlineData("Je vérifie tout de suite.")]
    [InlineData("Voulez-vous qu'on vous rappelle ?")]
    [InlineData("Si vous voulez, on vous rappelle demain.")]
    [InlineData("Je vous rappelle que nous fermons à vingt-deux heures.")]
    [InlineData("Je transmets la commande en cuisine.")]
    public void What_is_done_at_once_or_offered_is_no_promise(string sentence) => SpokenClaims.Promise(Said.By(sentence)).ShouldBeNull();
}
