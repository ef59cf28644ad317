using FsCheck;
using FsCheck.Fluent;
using Kalliky.Application.Speech.French;

namespace Kalliky.Unit.Tests.Speech.French;

public class PhoneNumbersTests
{
    [Theory]
    [InlineData("Zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux.", "+33639980122")]
    [InlineData("0 6 39 98 01 22", "+33639980122")]
    [InlineData("06 39 98 01 22", "+33639980122")]
    [InlineData("06.39.98.01.22", "+33639980122")]
    [InlineData("06-39-98-01-22", "+33639980122")]
    [InlineData("0639980122", "+33639980122")]
    [InlineData("0 6 3 9 9 8 0 1 2 2", "+33639980122")]
    [InlineData("zéro six trois neuf neuf huit zéro un deux deux", "+33639980122")]
    [InlineData("zero six trente neuf quatre vingt dix huit zero un vingt deux", "+33639980122")]
    [InlineData("Zéro six trente-neuf quatre-vingt-dix-huit soixante-douze onze.", "+33639987211")]
    [InlineData("0 6 39 98 60 12 11", "+33639987211")]
    [InlineData("zéro six trente-neuf 98 60 12 11", "+33639987211")]
    [InlineData("zero six trente neuf quatre vingt dix huit soixante douze onze", "+33639987211")]
    [InlineData("06 39 80 18 72 11", "+33639987211")]
    [InlineData("06 39 4 20 18 60 12 11", "+33639987211")]
    [InlineData("0 1 99 00 4 20 11 15", "+33199009115")]
    [InlineData("alors c'est le zéro six, euh, trente-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux, voilà", "+33639980122")]
    [InlineData("notez plutôt mon portable : zéro six, trente-neuf, quatre-vingt-dix-huit, soixante-douze, onze.", "+33639987211")]
    [InlineData("plus trente-trois six trente-neuf quatre-vingt-dix-huit zéro un vingt-deux", "+33639980122")]
    [InlineData("+33 6 39 98 01 22", "+33639980122")]
    [InlineData("+33639980122", "+33639980122")]
    [InlineData("+33 (0)6 39 98 01 22", "+33639980122")]
    [InlineData("0033 6 39 98 01 22", "+33639980122")]
    [InlineData("zéro zéro trente-trois six trente-neuf quatre-vingt-dix-huit zéro un vingt-deux", "+33639980122")]
    [InlineData("zéro un quatre-vingt-dix-neuf double zéro zéro un vingt-deux", "+33199000122")]
    [InlineData("zéro un quatre-vingt-dix-neuf zéro zéro zéro un zéro deux", "+33199000102")]
    [InlineData("zéro six, trente-neuf, non, quarante-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux", "+33649980122")]
    [InlineData("zéro six, soixante, douze, vingt, onze", "+33660122011")]
    [InlineData("on sera quatre et mon numéro c'est le 06 39 98 01 22", "+33639980122")]
    [InlineData("06 39 98 01 22 pour deux personnes", "+33639980122")]
    [InlineData("06 39 98 01 22, 4 personnes", "+33639980122")]
    [InlineData("on est 4, 06 39 98 01 22", "+33639980122")]
    [InlineData("06 39 90 8 01 22", "+33639980122")]
    [InlineData("0 6 39 4 20 10 8 01 20 2", "+33639980122")]
    [InlineData("zéro six trente-neuf quatre-vingt... non pardon, zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux", "+33639980122")]
    [InlineData("zéro six, trente-neuf, quatre-vingt-dix-sept, non, quatre-vingt-dix-huit, zéro un, vingt-deux", "+33639980122")]
    [InlineData("063 998 0122", "+33639980122")]
    public void Hears_a_number(string said, string number)
    {
        var heard = PhoneNumbers.Hear(said).ShouldNotBeNull();
        heard.Number.ShouldBe(number);
        heard.Ambiguous.ShouldBeFalse();
        heard.Missing.ShouldBe(0);
    }

    [Theory]
    [InlineData("zéro six, trente-neuf", "0639", 6)]
    [InlineData("06 39 98", "063998", 4)]
    [InlineData("c'est le zéro six trente-neuf quatre-vingt-dix-huit zéro un", "06399801", 2)]
    [InlineData("zéro six, douze, soixante-douze, onze", "06127211", 2)]
    public void Hears_a_beginning_and_says_what_is_missing(string said, string digits, int missing)
    {
        var heard = PhoneNumbers.Hear(said).ShouldNotBeNull();
        heard.Number.ShouldBeNull();
        heard.Partial.ShouldBeTrue();
        heard.Digits.ShouldBe(digits);
        heard.Missing.ShouldBe(missing);
    }

    [Theory]
    [InlineData("quatre-vingt-dix-huit, zéro un, vingt-deux", "0639", "+33639980122")]
    [InlineData("22", "06399801", "+33639980122")]
    [InlineData("60 12 11", "063998", "+33639987211")]
    [InlineData("et vingt-deux", "06399801", "+33639980122")]
    public void Goes_on_from_a_beginning(string said, string before, string number) =>
        PhoneNumbers.Hear(said, before).ShouldNotBeNull().Number.ShouldBe(number);

    [Fact]
    public void Several_readings_are_told_and_none_is_chosen()
    {
        // 60 12 20 11... could be 72 20 11 with a pair more, or 60 12 and 20 11 kept apart.
        var heard = PhoneNumbers.Hear("06 60 12 4 20 11 80 15").ShouldNotBeNull();
        heard.Candidates.Count.ShouldBeGreaterThan(1);
        heard.Ambiguous.ShouldBeTrue();
        heard.Number.ShouldBeNull();
    }

    [Theory]
    [InlineData("zero quatre vingt trois quarante trois zero zero quatre vingt cinq", "+33423430085")]
    [InlineData("zero quatre vingt neuf soixante dix huit quatre vingt dix neuf quatre vingt dix huit", "+33429789998")]
    public void Of_several_readings_the_one_in_whole_pairs_comes_first(string said, string number)
    {
        var heard = PhoneNumbers.Hear(said).ShouldNotBeNull();
        heard.Ambiguous.ShouldBeTrue();
        heard.Candidates[0].ShouldBe(number);
    }

    [Theory]
    [InlineData("06 39 98 01 22 33")]
    [InlineData("06, 39, 98, 01, 22, 33")]
    [InlineData("zéro six trente-neuf quatre-vingt-dix-huit zéro un vingt-deux quarante-quatre")]
    public void Too_many_digits_make_no_number(string said)
    {
        var heard = PhoneNumbers.Hear(said).ShouldNotBeNull();
        heard.Number.ShouldBeNull();
        heard.Partial.ShouldBeFalse();
    }

    [Theory]
    [InlineData("C'est le même que celui avec lequel j'appelle.")]
    [InlineData("deux margheritas et trois cocas")]
    [InlineData("à vingt heures trente")]
    [InlineData("22 07 4 20 11")]
    [InlineData("un coca zéro")]
    [InlineData("")]
    [InlineData("enfin deux cocas et un coca 0")]
    public void Hears_none_where_none_is_said(string said) => PhoneNumbers.Hear(said).ShouldBeNull();

    [Fact]
    public void Says_and_shows_in_pairs()
    {
        PhoneNumbers.Say("+33639980122").ShouldBe("zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux");
        PhoneNumbers.Say("+33199000100").ShouldBe("zéro un, quatre-vingt-dix-neuf, zéro zéro, zéro un, zéro zéro");
        PhoneNumbers.Show("+33639980122").ShouldBe("06\u00A039\u00A098\u00A001\u00A022");
        PhoneNumbers.Show("+4930123456").ShouldBe("+4930123456");
    }

    static readonly Gen<string> National = Gen.Choose(100_000_000, 999_999_999).Select(number => "0" + number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    static string E164(string national) => "+33" + national[1..];

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(National, number =>
        PhoneNumbers.Hear(PhoneNumbers.Say(E164(number))) is { } heard && heard.Candidates.Contains(E164(number)) && heard.Number == E164(number));

    [Fact]
    public void What_is_shown_is_heard_again() => Property.Holds(National, number =>
        PhoneNumbers.Hear(PhoneNumbers.Show(E164(number))) is { } heard && heard.Candidates[0] == E164(number));

    [Fact]
    public void The_true_number_is_always_among_the_readings_of_speech_without_pauses() => Property.Holds(National, number =>
        PhoneNumbers.Hear(Plain.Of(PhoneNumbers.Say(E164(number)))) is { } heard && heard.Candidates.Contains(E164(number)));

    [Fact]
    public void Digits_one_by_one_are_heard() => Property.Holds(National, number =>
        PhoneNumbers.Hear(string.Join(' ', number.ToCharArray())) is { } heard && heard.Candidates.Contains(E164(number)));
}
