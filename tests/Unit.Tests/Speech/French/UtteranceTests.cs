using Kalliky.Application.Speech.French;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Unit.Tests.Speech.French;

/// <summary>Whole sentences of callers, as spoken and as recognition writes them: the figures in them must come out right.</summary>
public class UtteranceTests
{
    static readonly LocalDate Today = new(2026, 11, 24);

    static TimeContext Clock(string time, Meal meal = Meal.None, params Opening[] openings) =>
        new(DateTimeZoneProviders.Tzdb["Europe/Paris"].AtStrictly(Today + LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value)) { Meal = meal, Openings = openings };

    static readonly Opening[] Pizzeria = [new(new(11, 30), new(14, 0)), new(new(18, 30), new(22, 30))];
    static readonly Opening[] Salon = [new(new(9, 0), new(18, 0))];

    static string Days(string said) => string.Join(' ', Dates.Hear(said, Today).Select(date =>
        date.IsWindow && date.Candidates.Count == 0
            ? $"[{LocalDatePattern.Iso.Format(date.From!.Value)}-{LocalDatePattern.Iso.Format(date.Upto!.Value)}]"
            : (date.Denied ? "-" : "") + string.Join('|', date.Candidates.Select(LocalDatePattern.Iso.Format)) + (date.Part is { } part ? "/" + part : "")));

    static string Hours(string said, TimeContext context) => string.Join(' ', Times.Hear(said, context).Select(time => time switch
    {
        HeardTime.Clock clock => Times.Show(clock.At),
        HeardTime.Window window => $"[{(window.From is { } from ? Times.Show(from) : "")}-{(window.Upto is { } upto ? Times.Show(upto) : "")}]",
        HeardTime.In later => Times.Show(later.At.TimeOfDay),
        HeardTime.Shift shift => $"+{shift.Minutes}",
        _ => "soon",
    }));

    static string Counts(string said) => string.Join(' ', Numbers.Hear(said).Where(number => !number.Article)
        .Select(number => number.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + (number.Upto is { } upto ? $"-{upto:0}" : "") + (number.Approximate ? "~" : "")));

    [Theory]
    [InlineData("Bonjour, c'est pour prendre rendez-vous pour une coupe brushing, plutôt en fin de semaine.", "[2026-11-26-2026-11-28]")]
    [InlineData("Vous avez une place lundi en quinze ? Le matin, première heure.", "2026-12-14")]
    [InlineData("Bonjour, vous auriez une place lundi en quinze, le matin, à la première heure ?", "2026-12-14")]
    [InlineData("La même chose que la dernière fois avec Nadia, c'était en septembre je crois.", "[2026-09-01-2026-09-30]")]
    [InlineData("J'ai mal au dos depuis lundi, j'aimerais voir quelqu'un rapidement.", "2026-11-23")]
    [InlineData("Il faut que je décommande demain onze heures vingt, je suis retenue au travail.", "2026-11-25")]
    [InlineData("On serait six, samedi midi, vers midi et quart.", "2026-11-28/Midday")]
    [InlineData("on serait 6 samedi midi vers midi et quart", "2026-11-28/Midday")]
    [InlineData("Vous auriez de la place samedi en huit pour une dizaine de personnes ?", "2026-12-05")]
    [InlineData("vous auriez de la place samedi en 8 pour une dizaine de personnes", "2026-12-05")]
    [InlineData("Dans quinze jours, un vendredi soir si possible, pour deux.", "2026-12-11|2026-12-04/Evening")]
    [InlineData("C'est pour le réveillon, le vingt-quatre décembre au soir, deux adultes et trois enfants.", "2026-12-24/Evening")]
    [InlineData("Pour dimanche midi, on est cinq, plus un bébé, il faudrait une chaise haute.", "2026-11-29/Midday")]
    [InlineData("J'ai réservé pour ce soir au nom de Benali, en fait on sera huit au lieu de six.", "2026-11-24/Evening")]
    [InlineData("On sera entre douze et quinze, je vous confirme le nombre jeudi.", "2026-11-26")]
    [InlineData("Ah non, pas le vingt-sept, le vingt-huit !", "-2026-11-27 2026-11-28")]
    [InlineData("Bonjour, vous êtes ouverts dimanche ? C'est pour chercher un cadeau.", "2026-11-29")]
    [InlineData("Mon téléphone est en réparation chez vous depuis vendredi dernier, c'est au nom de Caron, est-ce qu'il est prêt ?", "2026-11-20")]
    [InlineData("Deux baguettes tradition, un pain de campagne tranché, et une bûche pour huit, au chocolat, pour le vingt-quatre.", "2026-12-24|2026-11-24")]
    [InlineData("un bouquet a 40 50 euros livre vendredi avant midi avec une carte", "2026-11-27")]
    [InlineData("Mon bébé a trente-neuf huit de fièvre depuis hier, qu'est-ce que je fais ?", "2026-11-23")]
    [InlineData("une coupe femme avec Sophie jeudi de la semaine prochaine, mais pas avant dix-huit heures trente, je travaille.", "2026-12-03")]
    [InlineData("Je dois décaler mon balayage de vendredi dix heures, plutôt vendredi après-midi, le plus tôt possible.", "2026-11-27 2026-11-27/Afternoon")]
    [InlineData("Finalement, le mercredi neuf décembre à neuf heures et quart.", "2026-12-09")]
    [InlineData("on serait une douzaine samedi en huit, le soir, pour un anniversaire.", "2026-12-05")]
    [InlineData("vous pouvez m'en mettre un de côté jusqu'à demain soir ?", "2026-11-25/Evening")]
    [InlineData("Oui, le quatorze décembre à neuf heures.", "2026-12-14")]
    [InlineData("D'accord, je viendrai samedi alors. Merci, au revoir.", "2026-11-28")]
    [InlineData("C'est pour une livraison au quatorze bis rue des Lilas, bâtiment C, interphone Moreau, deuxième gauche.", "")]
    [InlineData("J'ai une ordonnance pour dix séances de kiné, pour le genou.", "")]
    [InlineData("J'ai dix-sept ans, ça pose problème ?", "")]
    [InlineData("Un kebab complet sans oignons, sauce samouraï et blanche, et la frite à part.", "")]
    public void Hears_the_days(string said, string days) => Days(said).ShouldBe(days);

    [Theory]
    [InlineData("Je passe la chercher dans trois quarts d'heure, ça ira ?", "19:25")]
    [InlineData("Dans une demi-heure.", "19:10")]
    [InlineData("Le plus vite possible, on a faim !", "soon")]
    [InlineData("Pour huit heures moins le quart.", "19:45")]
    [InlineData("Est-ce qu'on peut décaler d'une demi-heure ? On est coincés dans les bouchons.", "+30")]
    [InlineData("Vingt heures, ça ne change pas.", "20:00")]
    [InlineData("Samedi en huit, vers vingt heures.", "20:00")]
    [InlineData("Demain midi, midi et demi.", "12:30")]
    [InlineData("Attendez deux secondes, je demande à ma femme… Chérie, tu veux quoi ?", "")]
    [InlineData("Deux menus enfant, un avec nuggets frites et compote, l'autre avec steak haché et un yaourt.", "")]
    [InlineData("Annulez tout, on va se débrouiller autrement.", "")]
    public void Hears_the_hours_of_a_pizzeria(string said, string hours) => Hours(said, Clock("18:40", Meal.None, Pizzeria)).ShouldBe(hours);

    [Theory]
    [InlineData("Neuf heures moins le quart, ça vous va ?", Meal.Dinner, "20:45")]
    [InlineData("9h moins le quart ca vous va", Meal.Dinner, "20:45")]
    [InlineData("Plutôt vers une heure, une heure et demie.", Meal.Lunch, "[13:00-13:30]")]
    [InlineData("Deux couverts, dix-neuf heures quinze, au nom de Dupuis : D comme Daniel, U, P comme Pierre, U, I, S.", Meal.None, "19:15")]
    [InlineData("2 couverts 19h15 au nom de dupuis d comme daniel u p comme pierre u i s", Meal.None, "19:15")]
    [InlineData("On serait six, samedi midi, vers midi et quart.", Meal.None, "12:15")]
    [InlineData("on serait 6 samedi midi vers midi et quart", Meal.None, "12:15")]
    [InlineData("Dans quinze jours, un vendredi soir si possible, pour deux.", Meal.Dinner, "[19:00-22:00]")]
    public void Hears_the_hours_of_a_table(string said, Meal meal, string hours) => Hours(said, Clock("10:05", meal, Pizzeria)).ShouldBe(hours);

    [Theory]
    [InlineData("Le matin, première heure.", "[09:00-10:00]")]
    [InlineData("Pas avant dix-huit heures trente, je travaille.", "[18:30-]")]
    [InlineData("pas avant 18h30 je travail", "[18:30-]")]
    [InlineData("Et si je viens sans rendez-vous vers dix-sept heures, j'ai une chance ?", "17:00")]
    [InlineData("Il faut que je décommande demain onze heures vingt, je suis retenue au travail.", "11:20")]
    [InlineData("Un bouquet à quarante, cinquante euros, livré vendredi avant midi, avec une carte.", "[-12:00]")]
    [InlineData("Je dois décaler mon balayage de vendredi dix heures, plutôt vendredi après-midi, le plus tôt possible.", "10:00 [13:00-18:00] soon")]
    [InlineData("Deux personnes en même temps, ma sœur et moi, pour un soin du visage, c'est possible ?", "")]
    [InlineData("il faut compter combien de temps ? Et demain à dix heures, ce serait possible ?", "10:00")]
    public void Hears_the_hours_of_a_salon(string said, string hours) => Hours(said, Clock("10:05", Meal.None, Salon)).ShouldBe(hours);

    [Theory]
    [InlineData("ce serait pour commander deux margheritas dont une sans olives, à emporter", "2")]
    [InlineData("Attendez, non, trois cocas. Enfin deux cocas et un coca zéro.", "3 2 0")]
    [InlineData("attendez non 3 cocas enfin 2 cocas et un coca 0", "3 2 0")]
    [InlineData("Une douzaine de nems au porc, une demi-douzaine aux crevettes, et deux riz cantonais.", "12 6 2")]
    [InlineData("une douzaine de nem au port une demi douzaine au crevette et 2 riz cantonnais", "12 6 2")]
    [InlineData("vous auriez de la place samedi en huit pour une dizaine de personnes ?", "8 10~")]
    [InlineData("On sera entre douze et quinze, je vous confirme le nombre jeudi.", "12-15")]
    [InlineData("on sera entre 12 et 15 je vous confirme le nombre jeudi", "12-15")]
    [InlineData("en fait on sera huit au lieu de six", "8 6")]
    [InlineData("Et vous me préparez deux kilos cinq pour samedi ?", "2.5")]
    [InlineData("et vous me preparez 2 kilos 5 pour samedi", "2.5")]
    [InlineData("Un bouquet à quarante, cinquante euros, livré vendredi", "40-50")]
    [InlineData("un bouquet a 40 50 euros livre vendredi avant midi", "40-50")]
    [InlineData("mon bebe a 39 8 de fievre depuis hier", "39.8")]
    [InlineData("trois margheritas dont deux sans olives, deux orientales dont une grande, et une grande quatre fromages", "3 2 2 4")]
    public void Hears_the_numbers(string said, string numbers) => Counts(said).ShouldBe(numbers);
}
