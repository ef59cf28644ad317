using FsCheck.Fluent;
using Kalliky.Application.Speech.French;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Unit.Tests.Speech.French;

public class DatesTests
{
    // A Tuesday.
    static readonly LocalDate Today = new(2026, 11, 24);

    static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    static HeardDate One(string said, LocalDate? about = null) =>
        Dates.Hear(said, new DateContext(Today) { About = about }).ShouldHaveSingleItem();

    [Theory]
    [InlineData("aujourd'hui", "2026-11-24")]
    [InlineData("aujourd’hui", "2026-11-24")]
    [InlineData("ce soir", "2026-11-24")]
    [InlineData("J'ai réservé pour ce soir au nom de Benali", "2026-11-24")]
    [InlineData("cet après-midi", "2026-11-24")]
    [InlineData("demain", "2026-11-25")]
    [InlineData("Il faut que je décommande demain onze heures vingt", "2026-11-25")]
    [InlineData("après-demain", "2026-11-26")]
    [InlineData("apres demain matin", "2026-11-26")]
    [InlineData("jeudi", "2026-11-26")]
    [InlineData("je vous confirme le nombre jeudi", "2026-11-26")]
    [InlineData("samedi midi", "2026-11-28")]
    [InlineData("Pour dimanche midi, on est cinq", "2026-11-29")]
    [InlineData("lundi à huit heures et demie", "2026-11-30")]
    [InlineData("ce samedi", "2026-11-28")]
    [InlineData("samedi qui vient", "2026-11-28")]
    [InlineData("jeudi de la semaine prochaine", "2026-12-03")]
    [InlineData("vendredi de cette semaine", "2026-11-27")]
    [InlineData("dans huit jours", "2026-12-01")]
    [InlineData("dans 8 jours", "2026-12-01")]
    [InlineData("dans quinze jours", "2026-12-08")]
    [InlineData("sous huitaine", "2026-12-01")]
    [InlineData("dans une quinzaine", "2026-12-08")]
    [InlineData("dans une semaine", "2026-12-01")]
    [InlineData("dans trois jours", "2026-11-27")]
    [InlineData("dans trois semaines", "2026-12-15")]
    [InlineData("dans un mois ça irait", "2026-12-24")]
    [InlineData("le vingt-quatre décembre au soir", "2026-12-24")]
    [InlineData("le deux janvier", "2027-01-02")]
    [InlineData("le premier décembre", "2026-12-01")]
    [InlineData("le 1er janvier", "2027-01-01")]
    [InlineData("mardi 1er décembre", "2026-12-01")]
    [InlineData("le 28", "2026-11-28")]
    [InlineData("le vingt-huit, plutôt", "2026-11-28")]
    [InlineData("le trois", "2026-12-03")]
    [InlineData("le 31", "2026-12-31")]
    [InlineData("24/12", "2026-12-24")]
    [InlineData("le 24/12/2026", "2026-12-24")]
    [InlineData("le 24/12/26", "2026-12-24")]
    [InlineData("24 12 2026", "2026-12-24")]
    [InlineData("le 24 12", "2026-12-24")]
    [InlineData("samedi 28 novembre", "2026-11-28")]
    [InlineData("samedi vingt-huit", "2026-11-28")]
    [InlineData("le samedi cinq décembre, à quatorze heures", "2026-12-05")]
    [InlineData("mardi huit décembre à neuf heures et quart", "2026-12-08")]
    [InlineData("Mettons le mardi vingt-deux décembre à neuf heures et demie ?", "2026-12-22")]
    [InlineData("le lundi quatorze décembre à neuf heures", "2026-12-14")]
    [InlineData("vendredi 4 décembre 2026", "2026-12-04")]
    [InlineData("pour Noël", "2026-12-25")]
    [InlineData("la veille de Noël", "2026-12-24")]
    [InlineData("le réveillon de Noël", "2026-12-24")]
    [InlineData("le réveillon du jour de l'an", "2026-12-31")]
    [InlineData("la Saint-Sylvestre", "2026-12-31")]
    [InlineData("pour la Saint-Valentin", "2027-02-14")]
    [InlineData("à Pâques", "2027-03-28")]
    [InlineData("le lundi de Pâques", "2027-03-29")]
    [InlineData("à la Pentecôte", "2027-05-16")]
    [InlineData("la fête des mères", "2027-05-30")]
    [InlineData("la fête des pères", "2027-06-20")]
    [InlineData("samedi, le 28", "2026-11-28")]
    [InlineData("demain, mercredi vingt-cinq", "2026-11-25")]
    [InlineData("samedi en huit, le 5 décembre", "2026-12-05")]
    [InlineData("lundi prochain, donc le 30", "2026-11-30")]
    [InlineData("c'est pour le réveillon, le vingt-quatre décembre au soir", "2026-12-24")]
    [InlineData("le 5 du mois prochain", "2026-12-05")]
    [InlineData("le 28 de ce mois", "2026-11-28")]
    [InlineData("la semaine prochaine, mardi", "2026-12-01")]
    [InlineData("mardi, la semaine prochaine", "2026-12-01")]
    [InlineData("le 24 décembre prochain", "2026-12-24")]
    [InlineData("demain midi, midi et demi", "2026-11-25")]
    [InlineData("le vingt sept", "2026-11-27")]
    public void Hears_a_day(string said, string day)
    {
        var date = One(said);
        date.Candidates.ShouldHaveSingleItem().ShouldBe(Day(day));
        date.ReadBack.ShouldBeFalse();
        date.Past.ShouldBeFalse();
    }

    [Theory]
    [InlineData("samedi en huit", "2026-12-05")]
    [InlineData("vous auriez de la place samedi en 8", "2026-12-05")]
    [InlineData("lundi en quinze", "2026-12-14")]
    [InlineData("lundi en 15", "2026-12-14")]
    [InlineData("mardi en huit", "2026-12-01")]
    [InlineData("demain en huit", "2026-12-02")]
    [InlineData("mercredi prochain à quatorze heures", "2026-12-02", "2026-11-25")]
    [InlineData("samedi prochain", "2026-11-28", "2026-12-05")]
    [InlineData("mardi", "2026-11-24", "2026-12-01")]
    [InlineData("mardi soir", "2026-11-24", "2026-12-01")]
    [InlineData("un vendredi", "2026-11-27", "2026-12-04")]
    [InlineData("le premier samedi de décembre", "2026-12-05")]
    [InlineData("le dernier samedi du mois", "2026-11-28")]
    [InlineData("samedi dans huit jours", "2026-12-05")]
    [InlineData("lundi dans quinze jours", "2026-12-14")]
    [InlineData("le 24", "2026-12-24", "2026-11-24")]
    [InlineData("une bûche pour huit, au chocolat, pour le vingt-quatre.", "2026-12-24", "2026-11-24")]
    [InlineData("Dans quinze jours, un vendredi soir si possible, pour deux.", "2026-12-11", "2026-12-04")]
    [InlineData("le réveillon", "2026-12-24", "2026-12-31")]
    [InlineData("jeudi 27 novembre", "2026-11-27", "2026-11-26")]
    public void Hears_a_day_that_must_be_read_back(string said, params string[] days)
    {
        var date = One(said);
        date.Candidates.ShouldBe(days.Select(Day));
        date.ReadBack.ShouldBeTrue();
    }

    [Theory]
    [InlineData("plutôt en fin de semaine", "2026-11-26", "2026-11-28")]
    [InlineData("ce week-end", "2026-11-28", "2026-11-29")]
    [InlineData("le weekend", "2026-11-28", "2026-11-29")]
    [InlineData("la semaine prochaine", "2026-11-30", "2026-12-06")]
    [InlineData("en début de semaine prochaine", "2026-11-30", "2026-12-01")]
    [InlineData("cette semaine", "2026-11-24", "2026-11-29")]
    [InlineData("dans la semaine", "2026-11-24", "2026-11-29")]
    [InlineData("en décembre", "2026-12-01", "2026-12-31")]
    [InlineData("début janvier", "2027-01-01", "2027-01-10")]
    [InlineData("mi-décembre", "2026-12-11", "2026-12-20")]
    [InlineData("fin décembre", "2026-12-21", "2026-12-31")]
    [InlineData("le mois prochain", "2026-12-01", "2026-12-31")]
    [InlineData("à la fin du mois", "2026-11-24", "2026-11-30")]
    [InlineData("dans un mois", "2026-12-21", "2026-12-31")]
    [InlineData("semaine prochaine", "2026-11-30", "2026-12-06")]
    [InlineData("la semaine dernière", "2026-11-16", "2026-11-22")]
    [InlineData("le mois dernier", "2026-10-01", "2026-10-31")]
    [InlineData("d'ici la fin de la semaine", null, "2026-11-28")]
    [InlineData("avant la fin du mois", null, "2026-11-30")]
    [InlineData("avant la semaine prochaine", null, "2026-11-29")]
    [InlineData("la semaine du 7 décembre", "2026-12-07", "2026-12-13")]
    [InlineData("du lundi au mercredi", "2026-11-30", "2026-12-02")]
    [InlineData("entre jeudi et samedi", "2026-11-26", "2026-11-28")]
    [InlineData("du 3 au 5 décembre", "2026-12-03", "2026-12-05")]
    [InlineData("entre le 10 et le 15 décembre", "2026-12-10", "2026-12-15")]
    [InlineData("de demain à samedi", "2026-11-25", "2026-11-28")]
    [InlineData("avant samedi", null, "2026-11-27")]
    [InlineData("avant le 24 décembre", null, "2026-12-23")]
    [InlineData("avant Noël", null, "2026-12-24")]
    [InlineData("jusqu'à demain soir", null, "2026-11-25")]
    [InlineData("jusqu'au 28", null, "2026-11-28")]
    [InlineData("d'ici vendredi", null, "2026-11-27")]
    [InlineData("pas après jeudi", null, "2026-11-26")]
    [InlineData("à partir de jeudi", "2026-11-26", null)]
    [InlineData("à partir du 28", "2026-11-28", null)]
    [InlineData("dès demain", "2026-11-25", null)]
    [InlineData("pas avant lundi", "2026-11-30", null)]
    [InlineData("après le 1er décembre", "2026-12-02", null)]
    public void Hears_a_window_of_days(string said, string? from, string? upto)
    {
        var date = One(said);
        (date.From, date.Upto).ShouldBe((from is null ? null : Day(from), upto is null ? null : Day(upto)));
        date.IsWindow.ShouldBeTrue();
        date.Denied.ShouldBeFalse();
    }

    [Fact]
    public void What_is_over_today_is_next_week() =>
        Dates.Hear("mardi midi", new DateContext(Today) { Now = new(18, 40) })[0].Candidates.ShouldHaveSingleItem().ShouldBe(Day("2026-12-01"));

    [Fact]
    public void A_refused_day_leaves_the_other() =>
        Dates.Hear("mercredi prochain, pas demain", Today)[0].Candidates.ShouldHaveSingleItem().ShouldBe(Day("2026-12-02"));

    [Theory]
    [InlineData("depuis vendredi dernier", "2026-11-20")]
    [InlineData("samedi dernier", "2026-11-21")]
    [InlineData("mardi dernier", "2026-11-17")]
    [InlineData("j'ai mal au dos depuis lundi", "2026-11-23")]
    [InlineData("hier soir", "2026-11-23")]
    [InlineData("avant-hier", "2026-11-22")]
    [InlineData("il y a trois jours", "2026-11-21")]
    [InlineData("il y a deux semaines", "2026-11-10")]
    [InlineData("il y a quinze jours", "2026-11-10")]
    public void Hears_a_day_that_is_past(string said, string day)
    {
        var date = One(said);
        date.Past.ShouldBeTrue();
        date.Date.ShouldBe(Day(day));
    }

    [Fact]
    public void A_month_that_is_past_is_last_year_or_this_one()
    {
        var date = One("c'était en septembre je crois");
        date.Past.ShouldBeTrue();
        (date.From, date.Upto).ShouldBe((Day("2026-09-01"), Day("2026-09-30")));
        One("c'était en décembre").From.ShouldBe(Day("2025-12-01"));
    }

    [Theory]
    [InlineData("demain soir", DayPart.Evening)]
    [InlineData("samedi midi", DayPart.Midday)]
    [InlineData("vendredi après-midi", DayPart.Afternoon)]
    [InlineData("vendredi apres midi", DayPart.Afternoon)]
    [InlineData("demain matin", DayPart.Morning)]
    [InlineData("le vingt-quatre décembre au soir", DayPart.Evening)]
    [InlineData("vendredi dans la soirée", DayPart.Evening)]
    [InlineData("samedi en huit au soir", DayPart.Evening)]
    [InlineData("dans la matinée de jeudi", DayPart.Morning)]
    [InlineData("le soir du 28", DayPart.Evening)]
    [InlineData("Dans quinze jours, un vendredi soir", DayPart.Evening)]
    [InlineData("ce midi", DayPart.Midday)]
    [InlineData("samedi", null)]
    [InlineData("demain à midi", null)]
    public void Hears_the_part_of_the_day(string said, DayPart? part) => One(said).Part.ShouldBe(part);

    [Theory]
    [InlineData("Ah non, pas le vingt-sept, le vingt-huit !", "-2026-11-27 2026-11-28")]
    [InlineData("Le mercredi deux décembre, pas demain.", "2026-12-02 -2026-11-25")]
    [InlineData("Le deux décembre, hein, pas demain.", "2026-12-02 -2026-11-25")]
    [InlineData("vendredi au lieu de samedi", "2026-11-27 -2026-11-28")]
    [InlineData("samedi et non vendredi", "2026-11-28 -2026-11-27")]
    [InlineData("le jeudi je ne peux pas, vendredi plutôt", "-2026-11-26 2026-11-27")]
    [InlineData("jeudi c'est trop tard", "-2026-11-26")]
    [InlineData("sauf mercredi", "-2026-11-25")]
    [InlineData("plutôt jeudi que vendredi", "2026-11-26 -2026-11-27")]
    [InlineData("je voudrais déplacer mon rendez-vous de jeudi à vendredi", "2026-11-26 2026-11-27")]
    [InlineData("samedi je peux pas avant midi", "2026-11-28")]
    [InlineData("pourquoi pas samedi", "2026-11-28")]
    [InlineData("Ah non, excusez-moi, le jeudi je ne peux pas. Le vendredi alors, le vingt-sept, à la même heure.", "-2026-11-26 2026-11-27")]
    [InlineData("jeudi ou vendredi", "2026-11-26 2026-11-27")]
    public void Hears_which_day_is_refused(string said, string expected) =>
        string.Join(' ', Dates.Hear(said, Today).Select(date => (date.Denied ? "-" : "") + LocalDatePattern.Iso.Format(date.Date!.Value))).ShouldBe(expected);

    [Theory]
    [InlineData("Ah non le mardi je peux pas, le mercredi sinon ?", "2026-12-09")]
    [InlineData("Le mercredi d'après.", "2026-12-09")]
    [InlineData("le lendemain", "2026-12-09")]
    [InlineData("la veille", "2026-12-07")]
    [InlineData("le jeudi suivant", "2026-12-10")]
    [InlineData("Le mercredi alors, le neuf, à la même heure.", "2026-12-09")]
    [InlineData("le même jour", "2026-12-08")]
    [InlineData("le dix", "2026-12-10")]
    [InlineData("Ah non le mardi je peux pas, le mercredi sinon ? Le mercredi d'après.", "2026-12-09")]
    public void Follows_the_day_that_is_discussed(string said, string day) =>
        Dates.Hear(said, new DateContext(Today) { About = new(2026, 12, 8) }).Last(date => !date.Denied).Date.ShouldBe(Day(day));

    [Theory]
    [InlineData("deux quatre fromages")]
    [InlineData("la 4 fromages")]
    [InlineData("le quatre fromages")]
    [InlineData("une bûche de Noël")]
    [InlineData("vingt-quatre nems")]
    [InlineData("au 14 bis rue des Lilas")]
    [InlineData("au quatorze bis rue des Lilas")]
    [InlineData("au 8 avenue du Vercors")]
    [InlineData("le premier")]
    [InlineData("dans trois quarts d'heure")]
    [InlineData("dans vingt minutes")]
    [InlineData("le dix-neuf heures trente")]
    [InlineData("le docteur Marchand")]
    [InlineData("du gorgonzola")]
    [InlineData("on sera huit au lieu de six")]
    [InlineData("c'est le 06 39 98 01 22")]
    [InlineData("à la fin")]
    [InlineData("tout à l'heure")]
    [InlineData("tous les mardis")]
    [InlineData("après-midi")]
    [InlineData("avant midi")]
    [InlineData("deux à quatre personnes")]
    [InlineData("de dix-huit à vingt heures")]
    public void Hears_no_date_where_none_is_said(string said) => Dates.Hear(said, Today).ShouldBeEmpty();

    [Fact]
    public void A_date_keeps_the_words_that_said_it()
    {
        const string Said = "Bonjour, ce serait pour samedi en huit, le soir, une table";
        var words = Words.Of(Said);
        var date = Dates.Hear(words, Today).ShouldHaveSingleItem();
        words.Slice(date.First, date.Next).ShouldBe("samedi en huit");
    }

    [Fact]
    public void The_twenty_ninth_of_february_waits_for_a_leap_year() =>
        Dates.Hear("le 29 février", Today)[0].Date.ShouldBe(new LocalDate(2028, 2, 29));

    [Fact]
    public void A_date_that_does_not_exist_is_not_heard() => Dates.Hear("le 31 novembre", Today).ShouldBeEmpty();

    [Fact]
    public void Says_a_date()
    {
        Dates.Say(new(2026, 11, 28)).ShouldBe("samedi 28 novembre");
        Dates.Say(new(2026, 12, 1)).ShouldBe("mardi 1er décembre");
        Dates.Say(Today, Today).ShouldBe("aujourd'hui");
        Dates.Say(new(2026, 11, 25), Today).ShouldBe("demain");
        Dates.Say(new(2026, 11, 28), Today).ShouldBe("samedi 28 novembre");
        Dates.Say(new(2028, 1, 3), Today).ShouldBe("lundi 3 janvier 2028");
        Dates.SayBirth(new(1991, 7, 22)).ShouldBe("22 juillet 1991");
    }

    [Fact]
    public void Shows_a_date()
    {
        Dates.ShowShort(new(2026, 11, 28)).ShouldBe("sam. 28 nov.");
        Dates.ShowLong(new(2026, 11, 28)).ShouldBe("samedi 28 novembre 2026");
        Dates.Show(new(2026, 1, 2)).ShouldBe("02/01/2026");
    }

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(Gen.Choose(0, 360), days =>
    {
        var date = Today.PlusDays(days);
        return new[] { Dates.Say(date), Dates.Say(date, Today), Dates.ShowLong(date), Dates.Show(date), Plain.Of(Dates.ShowLong(date)) }.All(said =>
            Dates.Hear(said, Today) is [var heard] && heard.Date == date && heard.Candidates.Count == 1 && heard.Next == Words.Of(said).Count);
    });

    [Fact]
    public void What_is_said_is_heard_from_any_day() => Property.Holds(
        Gen.Zip(Gen.Choose(0, 3_000), Gen.Choose(0, 300)), pair =>
        {
            var today = Today.PlusDays(pair.Item1);
            var date = today.PlusDays(pair.Item2);
            return Dates.Hear(Dates.Say(date), today) is [var heard] && heard.Date == date && !heard.ReadBack;
        });

    [Fact]
    public void Any_words_in_any_order_can_be_heard() => Property.Holds(
        Gen.ListOf(Gen.Elements("le", "lundi", "en", "huit", "dans", "quinze", "jours", "prochain", "28", "/", "décembre", "fin", "de", "semaine",
            "soir", "midi", "à", "heures", "et", "demie", "pas", "avant", "zéro", "4", "20", "11", "mois", "un", "avant", "veille", ",")),
        said => Dates.Hear(string.Join(' ', said), Today).All(date => date.Next > date.First));
}
