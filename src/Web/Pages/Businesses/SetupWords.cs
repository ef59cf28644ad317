using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>The steps to the first real call in the trade's words, and the page that each is done on.</summary>
internal static class SetupWords
{
    public static (string Word, string Page) Of(SetupStep step, string trade) => step switch
    {
        SetupStep.Heard => ("Entendre votre assistant", "bienvenue"),
        SetupStep.Offer => (Offer(trade), "carte/import"),
        SetupStep.Team => ("Votre équipe", "equipe"),
        SetupStep.Hours => ("Vos horaires", "horaires"),
        SetupStep.Human => ("Un numéro où vous joindre", "assistant#humain"),
        SetupStep.Plan => ("Votre plan", "facturation/plan"),
        SetupStep.Number => ("Un numéro que vos clients composent", "numeros"),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What the example is an example of.</summary>
    public static string Example(string trade) => trade switch
    {
        Trade.Restaurant => "Carte d’exemple",
        Trade.Salon => "Prestations d’exemple",
        Trade.Clinic => "Motifs d’exemple",
        _ => "Articles d’exemple",
    };

    /// <summary>What somebody who tries it out may say first.</summary>
    public static IReadOnlyList<string> Openings(string trade) => trade switch
    {
        Trade.Restaurant => ["Bonjour, ce serait pour deux margheritas à emporter.", "Vous avez une table pour quatre ce soir ?", "Vous acceptez les chiens ?"],
        Trade.Salon => ["Bonjour, je voudrais une coupe samedi matin.", "C’est combien, une couleur ?", "On peut venir sans rendez-vous ?"],
        Trade.Clinic => ["Bonjour, je voudrais une consultation demain.", "Je peux déplacer mon rendez-vous ?", "Qu’est-ce que je dois apporter ?"],
        Trade.Retail => ["Bonjour, vous avez des bougies parfumées ?", "Vous pouvez me mettre un mug de côté ?", "Vous faites des paquets cadeaux ?"],
        _ => ["Bonjour, vous ouvrez à quelle heure ?", "Vous pouvez me rappeler ?"],
    };

    private static string Offer(string trade) => trade switch
    {
        Trade.Restaurant => "Votre carte",
        Trade.Salon => "Vos prestations",
        Trade.Clinic => "Vos motifs de consultation",
        _ => "Vos articles",
    };
}
