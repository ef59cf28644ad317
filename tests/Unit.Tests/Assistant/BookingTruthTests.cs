using Kalliky.Application.Assistant;
using Kalliky.Unit.Tests.Ordering;

namespace Kalliky.Unit.Tests.Assistant;

public sealed class BookingTruthTests
{
    private const string Reserved = "C'est réservé pour jeudi à quinze heures.";

    private readonly CallTruth truth = new(Menu.Sheet);

    [Fact]
    public void What_is_only_held_is_not_booked()
    {
        truth.Learn(new ToolAnswer("Je vous garde la place.", Booking: Booking("held"), Claims: [Claims.Noted]));
        ClaimCheck.Instead(Reserved, truth).ShouldBe("Rien n'est encore réservé.");
        ClaimCheck.Instead("Votre rendez-vous est confirmé.", truth).ShouldNotBeNull();
    }

    [Fact]
    public void What_was_confirmed_may_be_said_until_another_draft_is_begun()
    {
        truth.Learn(new ToolAnswer("C'est réservé.", Booking: Booking("confirmed"), Claims: [Claims.Booked, Claims.Noted]));
        ClaimCheck.Instead(Reserved, truth).ShouldBeNull();
        truth.Learn(new ToolAnswer("Je vous garde aussi vendredi.", Booking: Booking("held"), Claims: [Claims.Noted]));
        ClaimCheck.Instead(Reserved, truth).ShouldBe("Rien n'est encore réservé.");
    }

    [Fact]
    public void What_is_cancelled_may_be_said_cancelled_and_not_booked()
    {
        ClaimCheck.Instead("Votre rendez-vous est annulé.", truth).ShouldBe("Je n'ai encore rien annulé.");
        truth.Learn(new ToolAnswer("Voici.", Claims: [Claims.Booked]));
        truth.Learn(new ToolAnswer("C'est annulé.", Booking: Booking("cancelled"), Claims: [Claims.BookingCancelled, Claims.Noted]));
        ClaimCheck.Instead("Votre rendez-vous est annulé.", truth).ShouldBeNull();
        ClaimCheck.Instead(Reserved, truth).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Vos résultats sont bons.")]
    [InlineData("Les analyses sont tout à fait normales.")]
    [InlineData("Votre prise de sang est négative.")]
    [InlineData("Donnez-lui du paracétamol en attendant.")]
    [InlineData("Prenez un Doliprane.")]
    [InlineData("Your results are normal.")]
    public void Nobody_hears_results_or_advice(string sentence) => ClaimCheck.Instead(sentence, truth).ShouldNotBeNull();

    [Theory]
    [InlineData("Les résultats ne sont jamais donnés par téléphone.")]
    [InlineData("Je ne peux pas vous dire si vos résultats sont bons.")]
    [InlineData("Je ne donne pas de conseil sur les médicaments.")]
    public void That_there_are_none_may_be_said(string sentence) => ClaimCheck.Instead(sentence, truth).ShouldBeNull();

    private static BookingState Booking(string status) =>
        new(Guid.NewGuid(), "appointment", status, 1, false, null, ["Coupe"], "Sophie", "2026-11-26T15:00", "2026-11-26T15:45", null, null, null, null, "Vidal", true, []);
}
