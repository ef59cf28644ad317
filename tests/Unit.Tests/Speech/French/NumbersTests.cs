using FsCheck.Fluent;
using Kalliky.Application.Speech.French;

namespace Kalliky.Unit.Tests.Speech.French;

public class NumbersTests
{
    [Theory]
    [InlineData("soixante-douze", 72)]
    [InlineData("60 12", 72)]
    [InlineData("soixante 12", 72)]
    [InlineData("soixante et onze", 71)]
    [InlineData("quatre-vingts", 80)]
    [InlineData("quatre-vingt-un", 81)]
    [InlineData("quatre-vingt-onze", 91)]
    [InlineData("quatre vingt dix neuf", 99)]
    [InlineData("4 20 11", 91)]
    [InlineData("4 20", 80)]
    [InlineData("4 20 2", 82)]
    [InlineData("80 18", 98)]
    [InlineData("septante-cinq", 75)]
    [InlineData("nonante et un", 91)]
    [InlineData("huitante-deux", 82)]
    [InlineData("vingt et un", 21)]
    [InlineData("vingt et une", 21)]
    [InlineData("trente-deux", 32)]
    [InlineData("cent un", 101)]
    [InlineData("deux cents", 200)]
    [InlineData("2 cents", 200)]
    [InlineData("trois cent quatre-vingt-dix-sept", 397)]
    [InlineData("mille", 1000)]
    [InlineData("deux mille vingt-six", 2026)]
    [InlineData("dix-neuf cent quatre-vingt-onze", 1991)]
    [InlineData("mille neuf cent soixante-huit", 1968)]
    [InlineData("deux cent mille trois cents", 200300)]
    [InlineData("une douzaine", 12)]
    [InlineData("une demi-douzaine", 6)]
    [InlineData("une demie douzaine", 6)]
    [InlineData("deux douzaines", 24)]
    [InlineData("une dizaine", 10)]
    [InlineData("une petite vingtaine", 20)]
    [InlineData("une paire", 2)]
    [InlineData("un", 1)]
    [InlineData("zéro", 0)]
    [InlineData("deuxième", 2)]
    [InlineData("1er", 1)]
    [InlineData("2e", 2)]
    [InlineData("3ème", 3)]
    [InlineData("vingt et unième", 21)]
    [InlineData("trente-deuxième", 32)]
    [InlineData("dix-huitième", 18)]
    public void Hears_one_number(string said, int value)
    {
        var number = Numbers.Hear(said).ShouldHaveSingleItem();
        number.Count.ShouldBe(value);
        number.First.ShouldBe(0);
        number.Next.ShouldBe(Words.Of(said).Count);
    }

    [Theory]
    [InlineData("deux kilos cinq", 2.5, "kg")]
    [InlineData("2 kilos 5 pour samedi", 2.5, "kg")]
    [InlineData("deux kilos cinq cents", 2.5, "kg")]
    [InlineData("deux kilos deux cent cinquante", 2.25, "kg")]
    [InlineData("un kilo et demi de veau", 1.5, "kg")]
    [InlineData("une livre et demie", 0.75, "kg")]
    [InlineData("une livre de fraises", 0.5, "kg")]
    [InlineData("une demi-livre de beurre", 0.25, "kg")]
    [InlineData("un demi-kilo", 0.5, "kg")]
    [InlineData("trois cents grammes", 300, "g")]
    [InlineData("un mètre vingt", 1.2, "m")]
    [InlineData("un litre et demi", 1.5, "l")]
    [InlineData("75 cl", 75, "cl")]
    [InlineData("2,5 kg", 2.5, "kg")]
    public void Hears_weights_and_lengths(string said, double value, string unit)
    {
        var number = Numbers.Hear(said)[0];
        number.Value.ShouldBe((decimal)value);
        number.Unit.ShouldBe(unit);
    }

    [Theory]
    [InlineData("deux virgule cinq", 2.5)]
    [InlineData("douze virgule zéro cinq", 12.05)]
    [InlineData("2,75", 2.75)]
    [InlineData("pointure trente-huit et demi", 38.5)]
    [InlineData("du 38 et demie", 38.5)]
    [InlineData("trente-neuf huit de fièvre", 39.8)]
    [InlineData("39 8 de fievre", 39.8)]
    public void Hears_decimals(string said, double value) => Numbers.Hear(said)[0].Value.ShouldBe((decimal)value);

    [Theory]
    [InlineData("un bouquet à quarante, cinquante euros", 40, 50)]
    [InlineData("un bouquet a 40 50 euros", 40, 50)]
    [InlineData("on sera entre douze et quinze", 12, 15)]
    [InlineData("on sera entre 12 et 15", 12, 15)]
    [InlineData("dix à douze personnes", 10, 12)]
    [InlineData("huit ou neuf", 8, 9)]
    [InlineData("deux trois personnes", 2, 3)]
    [InlineData("une ou deux personnes", 1, 2)]
    [InlineData("vingt à trente euros", 20, 30)]
    [InlineData("une dizaine, une douzaine de personnes", 10, 12)]
    public void Hears_a_range(string said, int low, int high)
    {
        var number = Numbers.Hear(said).Single(heard => heard.IsRange);
        (number.Value, number.Upto).ShouldBe((low, high));
    }

    [Theory]
    [InlineData("deux cocas et un coca zéro", "2 1 0")]
    [InlineData("une douzaine de nems au porc, une demi-douzaine aux crevettes, et deux riz", "12 6 2")]
    [InlineData("deux, trois", "2 3")]
    [InlineData("vingt, deux", "20 2")]
    [InlineData("une grande, deux petites", "1 2")]
    [InlineData("zéro six trente-neuf", "0 6 39")]
    [InlineData("douze cinquante euros", "12 50")]
    [InlineData("2 couverts 19h15", "2 19 15")]
    [InlineData("01 02 03", "1 2 3")]
    [InlineData("attendez deux secondes", "2")]
    [InlineData("aucun quelqu'un chacun", "")]
    [InlineData("on est quatre à vingt heures", "4 20")]
    [InlineData("on sera quatre vingt heures trente", "4 20 30")]
    [InlineData("deux à emporter", "2")]
    [InlineData("14 10 rue des Lilas", "14 10")]
    [InlineData("14 bis rue des Lilas", "14")]
    public void Keeps_separate_numbers_apart(string said, string values) =>
        string.Join(' ', Numbers.Hear(said).Select(number => number.Count)).ShouldBe(values);

    [Theory]
    [InlineData("une dizaine de personnes", true)]
    [InlineData("environ douze personnes", true)]
    [InlineData("douze personnes environ", true)]
    [InlineData("on sera dans les quinze", true)]
    [InlineData("une douzaine de nems", false)]
    [InlineData("douze personnes", false)]
    public void Knows_when_a_number_is_about(string said, bool approximate) => Numbers.Hear(said)[0].Approximate.ShouldBe(approximate);

    [Fact]
    public void A_bare_un_may_be_an_article()
    {
        Numbers.Hear("une pizza")[0].Article.ShouldBeTrue();
        Numbers.Hear("vingt et une pizzas")[0].Article.ShouldBeFalse();
        Numbers.Hear("1 pizza")[0].Article.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "zéro")]
    [InlineData(1, "un")]
    [InlineData(21, "vingt et un")]
    [InlineData(71, "soixante et onze")]
    [InlineData(72, "soixante-douze")]
    [InlineData(80, "quatre-vingts")]
    [InlineData(81, "quatre-vingt-un")]
    [InlineData(91, "quatre-vingt-onze")]
    [InlineData(100, "cent")]
    [InlineData(200, "deux cents")]
    [InlineData(201, "deux cent un")]
    [InlineData(1000, "mille")]
    [InlineData(80_000, "quatre-vingt mille")]
    [InlineData(200_080, "deux cent mille quatre-vingts")]
    [InlineData(999_999, "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf")]
    public void Says_a_number(int number, string said) => Numbers.Say(number).ShouldBe(said);

    [Fact]
    public void Says_one_in_the_feminine()
    {
        Numbers.Say(1, feminine: true).ShouldBe("une");
        Numbers.Say(21, feminine: true).ShouldBe("vingt et une");
        Numbers.Say(81, feminine: true).ShouldBe("quatre-vingt-une");
        Numbers.Say(11, feminine: true).ShouldBe("onze");
    }

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(Gen.Choose(0, 999_999), number =>
        Heard(Numbers.Say(number)) == number && Heard(Numbers.Say(number, feminine: true)) == number);

    [Fact]
    public void What_is_said_is_heard_again_without_hyphens() => Property.Holds(Gen.Choose(0, 999_999), number =>
        Heard(Numbers.Say(number).Replace('-', ' ')) == number);

    [Fact]
    public void Every_number_below_two_thousand_is_heard_again()
    {
        for (var number = 0; number < 2_000; number++)
        {
            Heard(Numbers.Say(number)).ShouldBe(number);
            Heard(Plain.Of(Numbers.Say(number))).ShouldBe(number);
        }
    }

    static int Heard(string said) => Numbers.Hear(said) is [var only] && only.Next == Words.Of(said).Count ? only.Count : -1;
}
