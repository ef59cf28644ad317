using FsCheck.Fluent;
using Kalliky.Application.Speech.French;
using NodaTime;

namespace Kalliky.Unit.Tests.Speech.French;

public class TimesTests
{
    static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    static readonly Opening[] Pizzeria = [new(new(11, 30), new(14, 0)), new(new(18, 30), new(22, 30))];
    static readonly Opening[] Doctor = [new(new(8, 0), new(12, 30)), new(new(13, 30), new(19, 0))];
    static readonly Opening[] Salon = [new(new(9, 0), new(19, 0))];
    static readonly Opening[] Bakery = [new(new(7, 0), new(20, 30))];

    static TimeContext At(string now, params Opening[] openings) => new(Paris.AtStrictly(
        LocalDateTime.FromDateTime(DateTime.Parse("2026-11-24T" + now, System.Globalization.CultureInfo.InvariantCulture)))) { Openings = openings };

    static readonly TimeContext Morning = At("10:05");
    static readonly TimeContext Evening = At("18:40", Pizzeria) with { Day = new(2026, 11, 24) };

    static string Show(HeardTime time) => time switch
    {
        HeardTime.Clock clock => Times.Show(clock.At) + (clock.Or is { } or ? "|" + Times.Show(or) : ""),
        HeardTime.Window window => $"[{(window.From is { } from ? Times.Show(from) : "")}-{(window.Upto is { } upto ? Times.Show(upto) : "")}]",
        HeardTime.In later => $"+{later.Minutes}",
        HeardTime.Soon => "soon",
        HeardTime.Shift shift => $"shift {shift.Minutes}",
        _ => "?",
    };

    static string Heard(string said, TimeContext context) => string.Join(' ', Times.Hear(said, context).Select(Show));

    [Theory]
    [InlineData("vingt heures trente", "20:30")]
    [InlineData("20h30", "20:30")]
    [InlineData("20 h 30", "20:30")]
    [InlineData("19:15", "19:15")]
    [InlineData("dix-neuf heures quinze", "19:15")]
    [InlineData("19 h", "19:00")]
    [InlineData("à 19 heures", "19:00")]
    [InlineData("vingt et une heures", "21:00")]
    [InlineData("21h05", "21:05")]
    [InlineData("vingt heures cinq", "20:05")]
    [InlineData("vingt heures zéro cinq", "20:05")]
    [InlineData("midi", "12:00")]
    [InlineData("midi et quart", "12:15")]
    [InlineData("vers midi et demi", "12:30")]
    [InlineData("midi trente", "12:30")]
    [InlineData("midi moins le quart", "11:45")]
    [InlineData("minuit", "00:00")]
    [InlineData("minuit et demi", "00:30")]
    [InlineData("minuit moins dix", "23:50")]
    [InlineData("treize heures pile", "13:00")]
    [InlineData("huit heures du soir", "20:00")]
    [InlineData("huit heures et demie du matin", "08:30")]
    [InlineData("trois heures de l'après-midi", "15:00")]
    [InlineData("une heure de l'après-midi", "13:00")]
    [InlineData("onze heures du matin", "11:00")]
    [InlineData("demain soir à huit heures", "[18:00-22:00] 20:00")]
    [InlineData("demain matin huit heures moins vingt", "[08:00-12:00] 07:40")]
    [InlineData("à 16h00", "16:00")]
    [InlineData("je suis à 20 heures 2 personnes", "20:00")]
    [InlineData("vingt heures quatre personnes", "20:00")]
    [InlineData("dix-huit heures, trente personnes", "18:00")]
    [InlineData("dix-huit heures quarante-cinq", "18:45")]
    [InlineData("cet aprem à quatre heures", "16:00")]
    [InlineData("pour dîner à huit heures", "20:00")]
    [InlineData("d'ici vingt heures", "[-20:00]")]
    [InlineData("on sera quatre vingt heures trente", "20:30")]
    [InlineData("20h-20h30", "[20:00-20:30]")]
    [InlineData("18 heures 45", "18:45")]
    public void Hears_a_time_on_the_clock(string said, string expected) => Heard(said, Morning).Split(' ')[^1].ShouldBe(expected.Split(' ')[^1]);

    [Theory]
    [InlineData("huit heures et demie", "20:30")]
    [InlineData("pour huit heures moins le quart", "19:45")]
    [InlineData("Pour sept heures et demie.", "19:30")]
    [InlineData("Pour sept heures et quart.", "19:15")]
    [InlineData("à neuf heures", "21:00")]
    [InlineData("vers dix heures", "22:00")]
    [InlineData("huit heures moins vingt", "19:40")]
    [InlineData("J'ai appelé ce matin, c'est pour huit heures", "[11:30-12:00] 20:00")]
    [InlineData("Merci, bonne soirée", "")]
    public void A_pizzeria_in_the_evening_means_the_evening(string said, string expected) => Heard(said, Evening).ShouldBe(expected);

    [Theory]
    [InlineData("huit heures et demie", "08:30")]
    [InlineData("à neuf heures et quart", "09:15")]
    [InlineData("neuf heures moins le quart", "08:45")]
    [InlineData("à deux heures", "14:00")]
    [InlineData("à six heures", "18:00")]
    [InlineData("onze heures vingt", "11:20")]
    [InlineData("à quatre heures et demie", "16:30")]
    public void A_doctor_by_day_means_the_day(string said, string expected) => Heard(said, At("10:05", Doctor)).ShouldBe(expected);

    [Theory]
    [InlineData("huit heures et demie", Meal.Dinner, "20:30")]
    [InlineData("Neuf heures moins le quart, ça vous va ?", Meal.Dinner, "20:45")]
    [InlineData("9h moins le quart ca vous va", Meal.Dinner, "20:45")]
    [InlineData("Plutôt vers une heure, une heure et demie.", Meal.Lunch, "[13:00-13:30]")]
    [InlineData("vers une heure", Meal.Lunch, "13:00")]
    public void A_meal_decides(string said, Meal meal, string expected) => Heard(said, Morning with { Meal = meal }).ShouldBe(expected);

    [Theory]
    [InlineData("à huit heures", "08:00|20:00")]
    [InlineData("à sept heures et demie", "07:30|19:30")]
    public void Both_hours_fit_and_it_says_so(string said, string expected) => Heard(said, At("10:05", Bakery)).ShouldBe(expected);

    [Fact]
    public void Today_what_is_past_does_not_fit() =>
        Heard("à huit heures", At("10:05", Bakery) with { Day = new(2026, 11, 24) }).ShouldBe("20:00");

    [Fact]
    public void Says_when_the_store_is_closed()
    {
        var clock = Times.Hear("à quatre heures", At("10:05", Pizzeria))[0].ShouldBeOfType<HeardTime.Clock>();
        clock.Closed.ShouldBeTrue();
        clock.At.ShouldBe(new LocalTime(16, 0));
        Times.Hear("à midi", At("10:05", Pizzeria))[0].ShouldBeOfType<HeardTime.Clock>().Closed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Je passe la chercher dans trois quarts d'heure, ça ira ?", 45)]
    [InlineData("dans 3 quarts d'heure", 45)]
    [InlineData("dans trois quarts d heure", 45)]
    [InlineData("Dans une demi-heure.", 30)]
    [InlineData("dans une petite demi heure", 30)]
    [InlineData("dans 1/2 heure", 30)]
    [InlineData("dans 20 minutes", 20)]
    [InlineData("dans vingt minutes", 20)]
    [InlineData("dans une vingtaine de minutes", 20)]
    [InlineData("dans vingt, trente minutes", 30)]
    [InlineData("dans un quart d'heure", 15)]
    [InlineData("dans une heure", 60)]
    [InlineData("dans une heure et quart", 75)]
    [InlineData("dans une heure et demie", 90)]
    [InlineData("dans 1h30", 90)]
    [InlineData("dans deux heures", 120)]
    [InlineData("d'ici une demi-heure", 30)]
    [InlineData("d'ici une heure", 60)]
    [InlineData("dans l'heure", 60)]
    [InlineData("dans environ trois quarts d'heure", 45)]
    [InlineData("dans à peu près une heure", 60)]
    public void Hears_a_time_from_now(string said, int minutes)
    {
        var later = Times.Hear(said, Evening).ShouldHaveSingleItem().ShouldBeOfType<HeardTime.In>();
        later.Minutes.ShouldBe(minutes);
        later.At.ShouldBe(Evening.Now.Plus(Duration.FromMinutes(minutes)));
        later.Approximate.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Le plus vite possible, on a faim !")]
    [InlineData("dès que possible")]
    [InlineData("tout de suite")]
    [InlineData("maintenant")]
    [InlineData("au plus vite")]
    [InlineData("le plus tôt possible")]
    [InlineData("des que c'est pret")]
    public void Hears_as_soon_as_possible(string said) => Heard(said, Evening).ShouldBe("soon");

    [Theory]
    [InlineData("Pas avant dix-huit heures trente, je travaille.", "[18:30-]")]
    [InlineData("pas avant 18h30 je travail", "[18:30-]")]
    [InlineData("après 17 h", "[17:00-]")]
    [InlineData("à partir de dix-sept heures", "[17:00-]")]
    [InlineData("à partir de 2 heures", "[14:00-]")]
    [InlineData("livré vendredi avant midi", "[-12:00]")]
    [InlineData("avant midi", "[-12:00]")]
    [InlineData("pas après dix-neuf heures", "[-19:00]")]
    [InlineData("jusqu'à vingt heures", "[-20:00]")]
    [InlineData("pas plus tard que vingt heures", "[-20:00]")]
    [InlineData("vingt heures au plus tard", "[-20:00]")]
    [InlineData("au plus tard dix-huit heures", "[-18:00]")]
    [InlineData("au plus tôt dix-sept heures", "[17:00-]")]
    [InlineData("vers dix, onze heures", "[10:00-11:00]")]
    [InlineData("vers 10 11h", "[10:00-11:00]")]
    [InlineData("décaler de quatorze heures à seize heures", "14:00 16:00")]
    [InlineData("dix-huit heures minimum", "[18:00-]")]
    [InlineData("entre midi et deux", "[12:00-14:00]")]
    [InlineData("entre midi et 2", "[12:00-14:00]")]
    [InlineData("entre midi et une heure", "[12:00-13:00]")]
    [InlineData("entre sept et huit heures du soir", "[19:00-20:00]")]
    [InlineData("entre 14h et 16h", "[14:00-16:00]")]
    [InlineData("entre quatre heures et cinq heures et demie", "[16:00-17:30]")]
    [InlineData("de dix-huit à vingt heures", "[18:00-20:00]")]
    [InlineData("vingt heures, vingt heures trente", "[20:00-20:30]")]
    [InlineData("vers dix heures, dix heures et demie", "[10:00-10:30]")]
    [InlineData("en fin de matinée", "[10:30-12:30]")]
    [InlineData("Le matin, première heure.", "[09:00-10:00]")]
    [InlineData("à la première heure", "[09:00-10:00]")]
    [InlineData("dès l'ouverture", "[09:00-10:00]")]
    [InlineData("le matin", "[09:00-12:00]")]
    [InlineData("en début d'après-midi", "[13:00-15:00]")]
    [InlineData("en fin de journée", "[17:00-19:00]")]
    [InlineData("dans l'après-midi", "[13:00-18:00]")]
    [InlineData("l'apres midi", "[13:00-18:00]")]
    public void Hears_a_window(string said, string expected) => Heard(said, At("10:05", Salon)).ShouldBe(expected);

    [Theory]
    [InlineData("Est-ce qu'on peut décaler d'une demi-heure ?", 30)]
    [InlineData("on peut repousser la table d'une heure", 60)]
    [InlineData("est-ce que je peux avancer d'un quart d'heure", -15)]
    [InlineData("une demi-heure plus tard", 30)]
    [InlineData("une heure plus tôt", -60)]
    [InlineData("retarder de vingt minutes", 20)]
    public void Hears_a_shift(string said, int minutes) =>
        Times.Hear(said, Evening).ShouldHaveSingleItem().ShouldBeOfType<HeardTime.Shift>().Minutes.ShouldBe(minutes);

    [Theory]
    [InlineData("vingt trente", "20:30")]
    [InlineData("20 30", "20:30")]
    [InlineData("huit et demie", "20:30")]
    [InlineData("dix-neuf", "19:00")]
    [InlineData("plutôt huit heures", "20:00")]
    [InlineData("entre sept et huit", "[19:00-20:00]")]
    [InlineData("avant huit", "[-20:00]")]
    [InlineData("deux personnes", "")]
    [InlineData("une Reine", "")]
    [InlineData("06 39 98 01 22", "")]
    public void A_bare_number_is_a_time_when_one_was_asked(string said, string expected) =>
        Heard(said, Evening with { Asked = true }).ShouldBe(expected);

    [Theory]
    [InlineData("à quelle heure vous fermez")]
    [InlineData("deux margheritas et trois cocas")]
    [InlineData("ça prend pendant une heure")]
    [InlineData("il y a deux heures")]
    [InlineData("ça fait une heure que j'attends")]
    [InlineData("on sera entre douze et quinze")]
    [InlineData("j'ai dix-sept ans")]
    [InlineData("Bonsoir, une Reine")]
    [InlineData("vingt euros")]
    [InlineData("il faut compter combien de temps")]
    [InlineData("zéro six trente-neuf")]
    public void Hears_no_time_where_none_is_said(string said) => Heard(said, Morning).ShouldBe("");

    [Theory]
    [InlineData("vers midi et quart", true)]
    [InlineData("vers dix-sept heures", true)]
    [InlineData("dix-sept heures environ", true)]
    [InlineData("aux alentours de vingt heures", true)]
    [InlineData("sur les coups de vingt heures", true)]
    [InlineData("à vingt heures", false)]
    public void Knows_when_a_time_is_about(string said, bool approximate) => Times.Hear(said, Morning)[0].Approximate.ShouldBe(approximate);

    [Fact]
    public void Hears_which_time_is_refused()
    {
        var heard = Times.Hear("pas à vingt heures, à vingt et une heures", Evening);
        heard.Select(time => time.Denied).ShouldBe([true, false]);
        Times.Hear("le matin je peux pas, plutôt l'après-midi", Evening).Select(time => time.Denied).ShouldBe([true, false]);
        Times.Hear("plutôt vingt heures que vingt et une heures", Evening).Select(time => time.Denied).ShouldBe([false, true]);
        Times.Hear("vingt heures au lieu de dix-neuf heures", Evening).Select(time => time.Denied).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData(20, 30, "vingt heures trente")]
    [InlineData(12, 0, "midi")]
    [InlineData(0, 0, "minuit")]
    [InlineData(21, 5, "vingt et une heures cinq")]
    [InlineData(1, 0, "une heure")]
    [InlineData(0, 30, "zéro heure trente")]
    public void Says_a_time(int hour, int minute, string said) => Times.Say(new LocalTime(hour, minute)).ShouldBe(said);

    [Theory]
    [InlineData(45, "trois quarts d'heure")]
    [InlineData(30, "une demi-heure")]
    [InlineData(20, "vingt minutes")]
    [InlineData(1, "une minute")]
    [InlineData(60, "une heure")]
    [InlineData(90, "une heure et demie")]
    [InlineData(120, "deux heures")]
    [InlineData(105, "une heure quarante-cinq")]
    [InlineData(0, "zéro minute")]
    public void Says_a_length(int minutes, string said) => Times.SayLength(minutes).ShouldBe(said);

    [Fact]
    public void Shows_a_time()
    {
        Times.Show(new LocalTime(9, 5)).ShouldBe("09:05");
        Times.ShowInProse(new LocalTime(20, 30)).ShouldBe("20\u00A0h\u00A030");
        Times.ShowInProse(new LocalTime(9, 0)).ShouldBe("9\u00A0h");
    }

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(Gen.Choose(0, 1439), minutes =>
    {
        var time = LocalTime.FromMinutesSinceMidnight(minutes);
        var day = At("00:00") with { Part = time.Hour < 12 ? DayPart.Morning : DayPart.Evening };
        return Times.Hear(Times.Say(time), day) is [HeardTime.Clock clock] && clock.At == time
            && Times.Hear(Times.Show(time), day) is [HeardTime.Clock shown] && shown.At == time
            && Times.Hear(Times.ShowInProse(time), day) is [HeardTime.Clock written] && written.At == time;
    });

    [Fact]
    public void A_length_that_is_said_is_heard_again() => Property.Holds(Gen.Choose(1, 600), minutes =>
        Times.Hear("dans " + Times.SayLength(minutes), Morning) is [HeardTime.In later] && later.Minutes == minutes);
}
