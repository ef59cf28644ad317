using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;

namespace Kalliky.Unit.Tests.Messaging;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData("Votre commande est bien notée, à emporter à 19 h 25, 19,00\u00A0€. Merci !", true)]
    [InlineData("L’été « chez nous »…", true)]
    [InlineData("Votre fête est prête", false)]
    [InlineData("À bientôt 🙂", false)]
    public void Knows_the_cheap_alphabet(string text, bool isPlain) => SmsText.Of(text).IsPlain.ShouldBe(isPlain);

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('ê', 70, 1)]
    [InlineData('ê', 71, 2)]
    [InlineData('ê', 135, 3)]
    public void Counts_the_parts(char sign, int length, int segments) => SmsText.SegmentsOf(new string(sign, length)).ShouldBe(segments);

    [Fact]
    public void Cuts_what_is_too_long_at_a_word()
    {
        var text = SmsText.Of(string.Concat(Enumerable.Repeat("bonjour ", 200)));

        text.Segments.ShouldBe(SmsText.MostSegments);
        text.Words.ShouldEndWith("bonjour...");
    }

    [Theory]
    [InlineData("PizzaMario", null)]
    [InlineData("Mario38", null)]
    [InlineData("Pizza Mario", "letters")]
    [InlineData("Chez Émile", "letters")]
    [InlineData("ChezMarioEtFils", "length")]
    [InlineData("M", "length")]
    [InlineData("38000", "no_letter")]
    [InlineData("info", "generic")]
    public void A_sender_has_a_name_of_its_own(string name, string? problem) => SenderName.Problem(name).ShouldBe(problem);

    [Theory]
    [InlineData("+33639980122", true)]
    [InlineData("+33799000000", true)]
    [InlineData("+33199000101", false)]
    [InlineData("+33939980122", false)]
    [InlineData("+447700900000", true)]
    public void A_landline_takes_no_texts(string number, bool takes) => PhoneNumber.Parse(number).TakesTexts.ShouldBe(takes);
}
