using FsCheck.Fluent;
using Kalliky.Application.Speech.French;

namespace Kalliky.Unit.Tests.Speech.French;

public class AmountsTests
{
    [Theory]
    [InlineData("douze euros cinquante", 1250)]
    [InlineData("12 euros 50", 1250)]
    [InlineData("12€50", 1250)]
    [InlineData("12,50 €", 1250)]
    [InlineData("12.50 euros", 1250)]
    [InlineData("douze euros et cinquante centimes", 1250)]
    [InlineData("douze cinquante euros", 1250)]
    [InlineData("douze euros cinq", 1205)]
    [InlineData("un euro", 100)]
    [InlineData("quatre-vingts centimes", 80)]
    [InlineData("quatre-vingt-dix euros", 9000)]
    [InlineData("mille deux cents euros", 120_000)]
    [InlineData("un billet de cinquante euros", 5000)]
    [InlineData("vingt euros pour deux pizzas", 2000)]
    [InlineData("vingt euros, deux pizzas", 2000)]
    [InlineData("vingt euros une pizza", 2000)]
    [InlineData("une trentaine d'euros", 3000)]
    [InlineData("1 250,00 €", 125_000)]
    public void Hears_an_amount(string said, long cents) => Amounts.Hear(said.Replace("1 250", "1\u202F250")).ShouldHaveSingleItem().Cents.ShouldBe(cents);

    [Theory]
    [InlineData("Un bouquet à quarante, cinquante euros", 4000, 5000)]
    [InlineData("un bouquet a 40 50 euros livre vendredi", 4000, 5000)]
    [InlineData("entre vingt et trente euros", 2000, 3000)]
    [InlineData("vingt à trente euros", 2000, 3000)]
    [InlineData("trente ou quarante euros", 3000, 4000)]
    public void Hears_a_budget(string said, long cents, long upto)
    {
        var amount = Amounts.Hear(said).ShouldHaveSingleItem();
        (amount.Cents, amount.Upto).ShouldBe((cents, upto));
        amount.Approximate.ShouldBeTrue();
    }

    [Theory]
    [InlineData("deux pizzas")]
    [InlineData("vingt heures")]
    [InlineData("")]
    public void Hears_none_where_none_is_said(string said) => Amounts.Hear(said).ShouldBeEmpty();

    [Theory]
    [InlineData(1250, "douze euros cinquante", "12,50\u00A0€")]
    [InlineData(100, "un euro", "1,00\u00A0€")]
    [InlineData(80, "quatre-vingts centimes", "0,80\u00A0€")]
    [InlineData(1, "un centime", "0,01\u00A0€")]
    [InlineData(0, "zéro euro", "0,00\u00A0€")]
    [InlineData(1205, "douze euros cinq", "12,05\u00A0€")]
    [InlineData(2100, "vingt et un euros", "21,00\u00A0€")]
    [InlineData(123_450, "mille deux cent trente-quatre euros cinquante", "1\u202F234,50\u00A0€")]
    [InlineData(100_000_000, "un million d'euros", "1\u202F000\u202F000,00\u00A0€")]
    [InlineData(-350, "moins trois euros cinquante", "-3,50\u00A0€")]
    public void Says_and_shows_an_amount(long cents, string said, string shown)
    {
        Amounts.Say(cents).ShouldBe(said);
        Amounts.Show(cents).ShouldBe(shown);
    }

    [Fact]
    public void Every_amount_can_be_shown()
    {
        Amounts.Show(long.MaxValue).ShouldStartWith("92\u202F233");
        Amounts.Show(long.MinValue).ShouldStartWith("-92\u202F233");
        Amounts.Say(long.MaxValue).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(Gen.Choose(0, 99_999_999), cents =>
        new[] { Amounts.Say(cents), Plain.Of(Amounts.Say(cents)), Amounts.Show(cents) }.All(said => Amounts.Hear(said) is [var heard] && heard.Cents == cents));
}
