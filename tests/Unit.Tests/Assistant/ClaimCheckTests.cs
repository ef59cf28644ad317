using Kalliky.Application.Assistant;
using Kalliky.Unit.Tests.Ordering;
using Shouldly;
using Xunit;

namespace Kalliky.Unit.Tests.Assistant;

public sealed class ClaimCheckTests
{
    private readonly CallTruth truth = new(Menu.Sheet);

    [Theory]
    [InlineData("Votre commande est confirmée.")]
    [InlineData("Parfait, votre commande numéro 12 est bien enregistrée, à tout à l'heure !")]
    [InlineData("C'est confirmé !")]
    [InlineData("C'est tout bon, c'est validé, autre chose ?")]
    [InlineData("J'ai bien validé votre commande.")]
    [InlineData("Je viens de passer votre commande en cuisine.")]
    [InlineData("Je confirme votre commande tout de suite.")]
    [InlineData("Votre commande a été transmise à la cuisine.")]
    [InlineData("La cuisine prépare déjà vos pizzas.")]
    [InlineData("Votre commande est confirmée, autre chose ?")]
    [InlineData("Ne vous inquiétez pas, votre commande est validée.")]
    [InlineData("Votre numéro de commande est le 42.")]
    [InlineData("Your order has been placed.")]
    [InlineData("J'annule votre commande.")]
    [InlineData("Votre commande est bien annulée.")]
    [InlineData("Votre table est réservée pour demain soir.")]
    [InlineData("C'est réservé pour quatre personnes.")]
    [InlineData("Je vous ai réservé une table.")]
    [InlineData("Votre rendez-vous est pris.")]
    [InlineData("Je vous transfère tout de suite.")]
    [InlineData("Je vous passe le patron.")]
    [InlineData("Je vous mets en relation avec un collègue.")]
    [InlineData("J'ai noté votre message.")]
    [InlineData("Le patron vous rappellera dans la soirée.")]
    [InlineData("On va vous rappeler très vite.")]
    [InlineData("Je vous envoie un SMS de confirmation.")]
    [InlineData("Vous allez recevoir un texto.")]
    [InlineData("Un mail vient de vous être envoyé.")]
    [InlineData("L'enregistrement est coupé.")]
    [InlineData("Votre paiement est accepté.")]
    [InlineData("Nous vous rembourserons.")]
    [InlineData("Il n'y a aucun risque pour votre fille.")]
    [InlineData("La Satay ne contient pas d'arachides.")]
    [InlineData("Non, il n'y a pas de sésame dans la Kebab.")]
    [InlineData("C'est noté.")]
    [InlineData("J'ai ajouté une Margherita.")]
    public void Withholds_what_nothing_committed(string lie) => ClaimCheck.Instead(lie, truth).ShouldNotBeNull();

    [Theory]
    [InlineData("Bonsoir, que puis-je faire pour vous ?")]
    [InlineData("Je confirme votre commande ?")]
    [InlineData("Voulez-vous que je confirme la commande ?")]
    [InlineData("C'est bien ça, je valide votre commande ?")]
    [InlineData("Votre commande n'est pas encore confirmée.")]
    [InlineData("Une fois votre commande confirmée, la cuisine commence.")]
    [InlineData("Si tout est bon, je confirme votre commande.")]
    [InlineData("Rien n'est encore réservé.")]
    [InlineData("Aucun SMS n'est envoyé.")]
    [InlineData("Voulez-vous que je vous passe quelqu'un ?")]
    [InlineData("Souhaitez-vous que je prenne un message pour qu'on vous rappelle ?")]
    [InlineData("Je peux prendre un message, et on vous rappelle.")]
    [InlineData("Je vous rappelle que nous fermons à vingt-deux heures.")]
    [InlineData("À quel nom, la commande ?")]
    [InlineData("Je note, deux Margherita.")]
    [InlineData("La Margherita est à neuf euros cinquante.")]
    [InlineData("Le supplément chorizo est à un euro cinquante.")]
    [InlineData("En grande, la Margherita fait douze euros cinquante.")]
    [InlineData("La livraison coûte trois euros, à partir de quinze euros.")]
    [InlineData("Nous sommes ouverts jusqu'à vingt-deux heures trente.")]
    [InlineData("Il n'y a plus de tiramisu ce soir.")]
    [InlineData("Une Margherita sans olives, très bien.")]
    [InlineData("Pour quelle heure souhaitez-vous la commande ?")]
    public void Lets_out_what_claims_nothing(string said) => ClaimCheck.Instead(said, truth).ShouldBeNull();

    [Theory]
    [InlineData("Votre commande est confirmée.", Claims.OrderConfirmed)]
    [InlineData("Votre commande est annulée.", Claims.OrderCancelled)]
    [InlineData("Je vous passe quelqu'un, ne quittez pas.", Claims.Transferring)]
    [InlineData("J'ai pris votre message.", Claims.MessageTaken)]
    [InlineData("Le patron vous rappelle demain.", Claims.MessageTaken)]
    [InlineData("Votre table est réservée.", Claims.Booked)]
    [InlineData("L'enregistrement est arrêté.", Claims.RecordingStopped)]
    [InlineData("La Margherita ne contient pas d'arachides.", Claims.AllergensTold)]
    [InlineData("C'est noté.", Claims.Noted)]
    public void Lets_out_what_a_tool_committed(string said, string claim)
    {
        ClaimCheck.Instead(said, truth).ShouldNotBeNull();
        truth.Learn(new ToolAnswer("Fait.", Claims: [claim]));
        ClaimCheck.Instead(said, truth).ShouldBeNull();
    }

    [Fact]
    public void A_refusal_commits_nothing()
    {
        truth.Learn(new ToolAnswer("Je vous relis d'abord la commande.", false, "not_read_back", Claims: [Claims.OrderConfirmed]));
        ClaimCheck.Instead("Votre commande est confirmée.", truth).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Le total est de vingt-trois euros.")]
    [InlineData("Ça vous fera 23 €.")]
    [InlineData("Cela fait 23,40 euros.")]
    [InlineData("Je vous la fais à cinq euros.")]
    public void Withholds_an_amount_that_nobody_gave(string said) => ClaimCheck.Instead(said, truth).ShouldNotBeNull();

    [Fact]
    public void The_total_of_the_order_may_be_said_until_it_changes()
    {
        truth.Learn(new ToolAnswer("Fait.", Order: Draft(2300)));
        ClaimCheck.Instead("Le total est de vingt-trois euros.", truth).ShouldBeNull();
        truth.Learn(new ToolAnswer("Fait.", Order: Draft(2700)));
        ClaimCheck.Instead("Le total est de vingt-trois euros.", truth).ShouldNotBeNull();
    }

    [Fact]
    public void A_new_draft_ends_the_confirmation_of_the_old_one()
    {
        truth.Learn(new ToolAnswer("Confirmé.", Claims: [Claims.OrderConfirmed]));
        truth.Learn(new ToolAnswer("Fait.", Order: Draft(250)));
        ClaimCheck.Instead("Votre commande est confirmée.", truth).ShouldNotBeNull();
    }

    [Fact]
    public void What_a_tool_said_may_be_said_in_its_words()
    {
        truth.Learn(new ToolAnswer("Votre commande numéro douze est en préparation, prévue pour midi."));
        ClaimCheck.Instead("Votre commande numéro douze est en préparation.", truth).ShouldBeNull();
    }

    private static OrderState Draft(long total) => new(
        Guid.NewGuid(), "draft", 1, false, null, null, null, false, null, null, false, [], [], 0, total, []);
}
