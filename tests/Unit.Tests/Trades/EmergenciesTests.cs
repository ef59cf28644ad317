using Kalliky.Application.Trades.Urgency;

namespace Kalliky.Unit.Tests.Trades;

public sealed class EmergenciesTests
{
    [Theory]
    [InlineData("Bonjour, mon mari a une douleur dans la poitrine et dans le bras, il est tout pâle.")]
    [InlineData("mon mari a une douleur dans la poitrine et dans le bras il est tout pale")]
    [InlineData("J'ai mal à la poitrine depuis ce matin.")]
    [InlineData("Ma poitrine me serre, j'ai du mal à parler.")]
    [InlineData("Je crois que mon père fait une crise cardiaque.")]
    [InlineData("Venez vite, il ne respire plus !")]
    [InlineData("Ma fille respire mal.")]
    [InlineData("Mon fils s'étouffe avec une cacahuète.")]
    [InlineData("Je n'arrive plus à respirer.")]
    [InlineData("Il a du mal à respirer.")]
    [InlineData("Un client a perdu connaissance dans la salle.")]
    [InlineData("Elle est inconsciente, je ne sais pas quoi faire.")]
    [InlineData("Ma femme fait un malaise.")]
    [InlineData("Il ne se réveille pas.")]
    [InlineData("Mon bébé convulse.")]
    [InlineData("Je pense que ma mère fait un AVC, sa bouche est déformée.")]
    [InlineData("Il n'arrive plus à parler, le bras est paralysé.")]
    [InlineData("Ça saigne beaucoup, je me suis coupé.")]
    [InlineData("Ça n'arrête pas de saigner.")]
    [InlineData("C'est une hémorragie.")]
    [InlineData("Sa gorge gonfle, il est allergique.")]
    [InlineData("Mon mari fait une réaction allergique, il a mangé chez vous.")]
    [InlineData("Mon fils a avalé de la javel.")]
    [InlineData("Il faut appeler le SAMU.")]
    [InlineData("Ma femme a perdu les eaux.")]
    [InlineData("My husband has chest pain.")]
    [InlineData("She can't breathe, please help.")]
    [InlineData("I think he is having a stroke.")]
    [InlineData("L'an dernier il a fait un infarctus, et là il a mal dans la poitrine.")]
    public void Dangers_to_life_are_heard_in_every_trade(string words)
    {
        Emergencies.Anywhere(words).ShouldBe(Emergency.Vital);
        Emergencies.AtTheDoctors(words).ShouldBe(Emergency.Vital);
    }

    [Theory]
    [InlineData("Je veux mourir.")]
    [InlineData("Mon fils veut se suicider.")]
    [InlineData("Je pense à mettre fin à mes jours.")]
    [InlineData("Je n'ai plus envie de vivre.")]
    [InlineData("I want to kill myself.")]
    public void Who_thinks_of_ending_their_life_is_heard_in_every_trade(string words) =>
        Emergencies.Anywhere(words).ShouldBe(Emergency.Distress);

    [Theory]
    [InlineData("Mon père a mal au bras gauche.", Emergency.Vital)]
    [InlineData("Il est tout bleu.", Emergency.Vital)]
    [InlineData("Elle a pris une boîte de somnifères.", Emergency.Vital)]
    [InlineData("Elle est tombée dans l'escalier, elle ne bouge plus.", Emergency.Vital)]
    [InlineData("Il a la nuque raide et de la fièvre.", Emergency.Vital)]
    [InlineData("Il a fait un choc anaphylactique tout à l'heure.", Emergency.Vital)]
    [InlineData("J'ai des idées noires, je voudrais en finir.", Emergency.Distress)]
    [InlineData("Bonjour, mon bébé a trente-neuf huit de fièvre depuis hier, qu'est-ce que je fais ?", Emergency.Urgent)]
    [InlineData("Ma fille a quarante.", Emergency.Urgent)]
    [InlineData("J'ai 40 de fièvre.", Emergency.Urgent)]
    [InlineData("C'est une urgence, il faut un médecin.", Emergency.Urgent)]
    [InlineData("Ma grand-mère est tombée, elle ne peut plus se relever.", Emergency.Urgent)]
    [InlineData("My baby has a fever.", Emergency.Urgent)]
    public void A_practice_hears_more(string words, Emergency heard) => Emergencies.AtTheDoctors(words).ShouldBe(heard);

    [Theory]
    [InlineData("J'ai une urgence, il me faut un gâteau pour ce soir.")]
    [InlineData("C'est urgent, il me faudrait une table pour quatre.")]
    [InlineData("Mon mari est allergique au sésame, il fait des chocs.")]
    [InlineData("Ma fille est allergique aux arachides, c'est grave.")]
    [InlineData("En cas de choc allergique, vous avez une trousse ?")]
    [InlineData("Je suis allergique, je peux faire un choc anaphylactique.")]
    [InlineData("On était morts de rire, on étouffe de chaleur chez vous.")]
    [InlineData("Je meurs de faim.")]
    [InlineData("Le pull est tout bleu ?")]
    [InlineData("Votre collègue ne répond plus au téléphone.")]
    [InlineData("Vous avez le livre Le Suicide, de Durkheim ?")]
    [InlineData("Je voudrais Mourir peut attendre en DVD.")]
    [InlineData("Une pizza qui fait mal au cœur, très peu pour moi.")]
    [InlineData("Il n'y a pas de douleur avec l'épilation ?")]
    [InlineData("Ma commande n'arrive pas.")]
    [InlineData("Je n'arrive pas à parler à quelqu'un.")]
    [InlineData("Un magret saignant, pas trop.")]
    [InlineData("J'étouffe d'impatience.")]
    public void What_only_sounds_like_it_is_none_elsewhere(string words) => Emergencies.Anywhere(words).ShouldBeNull();

    [Theory]
    [InlineData("Bonjour, c'est pour un détartrage, rien d'urgent, dans un mois ça irait.")]
    [InlineData("C'est pour un renouvellement d'ordonnance avec le docteur Marchand, jeudi à neuf heures si c'est possible.")]
    [InlineData("C'est pour son vaccin avec le docteur Marchand, lundi à huit heures et demie.")]
    [InlineData("Mon mari a fait un AVC l'an dernier, c'est pour son suivi.")]
    [InlineData("J'ai une ordonnance de kiné après un AVC.")]
    [InlineData("C'est pour de la rééducation, suite à un infarctus.")]
    [InlineData("Ce n'est pas une urgence.")]
    [InlineData("Il n'a pas de douleur dans la poitrine, c'est pour le genou.")]
    [InlineData("J'ai mal à une dent.")]
    [InlineData("Je voudrais les résultats de ma prise de sang.")]
    [InlineData("Vous prenez la carte Vitale et la mutuelle ?")]
    [InlineData("J'ai une urgence dentaire, une dent cassée.")]
    [InlineData("Je voudrais un rendez-vous pour mon fils, un certificat pour le sport.")]
    [InlineData("Zéro six, trente-neuf, quatre-vingt-dix-huit, quarante, quarante et un.")]
    [InlineData("Le douze, zéro trois, quarante et un.")]
    public void What_only_sounds_like_it_is_none_at_the_doctors(string words) => Emergencies.AtTheDoctors(words).ShouldBeNull();
}
