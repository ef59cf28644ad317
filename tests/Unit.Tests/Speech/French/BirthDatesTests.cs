using FsCheck.Fluent;
using Kalliky.Application.Speech.French;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Unit.Tests.Speech.French;

public class BirthDatesTests
{
    static readonly LocalDate Today = new(2026, 11, 24);

    [Theory]
    [InlineData("Vingt-deux, zéro sept, quatre-vingt-onze.", "1991-07-22")]
    [InlineData("22 07 4 20 11", "1991-07-22")]
    [InlineData("22 0 7 91", "1991-07-22")]
    [InlineData("22 7 91", "1991-07-22")]
    [InlineData("vingt deux zero sept quatre vingt onze", "1991-07-22")]
    [InlineData("Le trois juin cinquante-neuf.", "1959-06-03")]
    [InlineData("Le quatorze mars soixante-huit.", "1968-03-14")]
    [InlineData("Neuf, onze, quatre-vingt-quatre.", "1984-11-09")]
    [InlineData("9 11 84", "1984-11-09")]
    [InlineData("neuf onze quatre vingt quatre", "1984-11-09")]
    [InlineData("Le douze, zéro trois, quarante et un.", "1941-03-12")]
    [InlineData("12 03 41", "1941-03-12")]
    [InlineData("Vingt-huit, zéro deux, soixante-seize.", "1976-02-28")]
    [InlineData("28 02 60 16", "1976-02-28")]
    [InlineData("elle est née le premier janvier mille neuf cent quarante", "1940-01-01")]
    [InlineData("le 1er mars 2004", "2004-03-01")]
    [InlineData("le deux mai deux mille dix", "2010-05-02")]
    [InlineData("22/07/1991", "1991-07-22")]
    [InlineData("22/07/91", "1991-07-22")]
    [InlineData("22.07.1991", "1991-07-22")]
    [InlineData("22071991", "1991-07-22")]
    [InlineData("220791", "1991-07-22")]
    [InlineData("22 juillet 19 91", "1991-07-22")]
    [InlineData("vingt-deux juillet dix-neuf cent quatre-vingt-onze", "1991-07-22")]
    [InlineData("le trente et un décembre soixante et onze", "1971-12-31")]
    [InlineData("je suis du quatre avril soixante-dix-sept", "1977-04-04")]
    [InlineData("né le 5 août 2015", "2015-08-05")]
    [InlineData("zéro cinq zéro huit deux mille quinze", "2015-08-05")]
    [InlineData("zéro un, zéro deux, zéro trois", "2003-02-01")]
    public void Hears_a_date_of_birth(string said, string date)
    {
        var heard = BirthDates.Hear(said, Today).ShouldNotBeNull();
        heard.Candidates.ShouldHaveSingleItem().ShouldBe(LocalDatePattern.Iso.Parse(date).Value);
        heard.ReadBack.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Ah sa date de naissance, je ne la connais pas.")]
    [InlineData("vingt-deux juillet")]
    [InlineData("le trente-deux zéro sept quatre-vingt-onze")]
    [InlineData("zéro six trente-neuf quatre-vingt-dix-huit zéro un vingt-deux")]
    [InlineData("")]
    public void Hears_none_where_none_is_said(string said) => BirthDates.Hear(said, Today).ShouldBeNull();

    [Fact]
    public void Without_pauses_the_longest_numbers_are_meant() =>
        BirthDates.Hear("vingt deux douze soixante", Today).ShouldNotBeNull().Date.ShouldBe(new LocalDate(1960, 12, 22));

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(Gen.Choose(1, 38_000), days =>
    {
        var date = Today.PlusDays(-days);
        var inPairs = $"{Numbers.Say(date.Day)}, {(date.Month < 10 ? "zéro " : "")}{Numbers.Say(date.Month)}, {Numbers.Say(date.Year)}";
        return new[] { Dates.SayBirth(date), Plain.Of(Dates.SayBirth(date)), inPairs, Plain.Of(inPairs), Dates.Show(date), "le " + Dates.ShowLong(date) }
            .All(said => BirthDates.Hear(said, Today) is { Candidates: [var only] } && only == date);
    });
}
