using FsCheck;
using FsCheck.Fluent;
using Kalliky.Application.Speech.French;
using NodaTime;

namespace Kalliky.Unit.Tests.Speech.French;

/// <summary>Whatever is said, in whatever order, everything that listens answers, and what it heard lies inside the text.</summary>
public class RobustnessTests
{
    static readonly LocalDate Today = new(2026, 11, 24);

    static readonly TimeContext Clock = new(DateTimeZoneProviders.Tzdb["Europe/Paris"].AtStrictly(Today + new LocalTime(10, 5)))
    {
        Openings = [new(new(11, 30), new(14, 0)), new(new(18, 30), new(0, 30))],
    };

    static readonly string[] Vocabulary =
    [
        "le", "la", "l'", "d'", "de", "du", "à", "un", "une", "deux", "4", "20", "11", "60", "0", "06", "90", "8", "cent", "mille", "et", "demi", "demie",
        "quart", "heure", "heures", "h", "minutes", "moins", "midi", "minuit", "matin", "soir", "après-midi", "lundi", "samedi", "prochain", "dernier",
        "en", "huit", "quinze", "dans", "jours", "semaine", "fin", "mois", "décembre", "premier", "28", "/", "2026", "pas", "avant", "jusqu'à", "entre",
        "vers", "euros", "centimes", "kilos", "virgule", "douzaine", "zéro", "plus", "33", "non", "double", "avec", "sans", "comme", "Daniel", "T", "H",
        "c'est", "trait", "d'union", "fête", "des", "mères", "Pâques", "veille", ",", ".", "…", "99999999999999999999", "€", "plutôt", "que", "décaler",
        "week-end", "we", "d", "après", "avant", "suivant", "qui", "vient", "suit", "début", "milieu", "mi", "courant", "cette", "ce", "dernière", "passé",
    ];

    static readonly Gen<string> Speech = Gen.ListOf(Gen.Elements(Vocabulary)).Select(words => string.Join(' ', words));

    [Fact]
    public void Nothing_that_is_said_breaks_a_hearer() => Property.Holds(Speech, AllIsInside);

    [Theory]
    [InlineData("le week-end d")]
    [InlineData("en fin de we, d")]
    [InlineData("samedi d")]
    [InlineData("la semaine d")]
    public void Nothing_that_breaks_off_breaks_a_hearer(string text) => AllIsInside(text).ShouldBeTrue();

    [Fact]
    public void Nothing_that_is_written_breaks_a_hearer() => Property.Holds(ArbMap.Default.GeneratorFor<string>(), text => AllIsInside(text ?? ""));

    static bool AllIsInside(string text)
    {
        var words = Words.Of(text);
        bool Inside(int first, int next) => first >= 0 && first < next && next <= words.Count;

        foreach (var name in new[] { "Mathieu", "Yann Le Goff", "", " ", "O" })
        {
            Spelling.Correct(name, words);
            Spelling.Amend(name, words);
        }

        return Numbers.Hear(words).All(heard => Inside(heard.First, heard.Next))
            && Times.Hear(words, Clock).Concat(Times.Hear(words, Clock with { Asked = true, Day = Today, Meal = Meal.Dinner })).All(heard => Inside(heard.First, heard.Next))
            && Dates.Hear(words, Today).Concat(Dates.Hear(words, new DateContext(Today) { About = Today.PlusDays(14), Now = new(18, 0) })).All(heard => Inside(heard.First, heard.Next))
            && Amounts.Hear(words).All(heard => Inside(heard.First, heard.Next))
            && (PhoneNumbers.Hear(words) is not { } phone || Inside(phone.First, phone.Next))
            && (PhoneNumbers.Hear(words, "0639") is not { } more || Inside(more.First, more.Next))
            && (BirthDates.Hear(words, Today) is not { } birth || Inside(birth.First, birth.Next))
            && (Spelling.Hear(words) is not { } spelt || Inside(spelt.First, spelt.Next));
    }
}
