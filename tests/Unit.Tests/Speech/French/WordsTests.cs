using FsCheck;
using FsCheck.Fluent;
using Kalliky.Application.Speech.French;

namespace Kalliky.Unit.Tests.Speech.French;

public class WordsTests
{
    [Theory]
    [InlineData("L'Œuf, à part !", "l oeuf a part")]
    [InlineData("quatre-vingt-onze", "quatre vingt onze")]
    [InlineData("Qu’est-ce qu’il y a aujourd’hui ?", "qu est ce qu il y a aujourd'hui")]
    [InlineData("quelqu'un d'autre", "quelqu'un d autre")]
    [InlineData("20h30", "20 h 30")]
    [InlineData("19:15", "19 h 15")]
    [InlineData("24/12", "24 / 12")]
    [InlineData("12,50 €", "12 , 50 euros")]
    [InlineData("E14, 14bis", "e 14 14 bis")]
    [InlineData("+33 6", "plus 33 6")]
    [InlineData("1\u00A0250 places", "1250 places")]
    [InlineData("Inès a mangé du bœuf haché", "ines a mange du boeuf hache")]
    [InlineData("Cafe\u0301 noir", "cafe noir")]
    [InlineData("Nguyễn et Dvořák", "nguyen et dvorak")]
    [InlineData("", "")]
    [InlineData("… ! ?", "")]
    public void Plain_text_has_no_case_accent_or_punctuation(string text, string plain) => Plain.Of(text).ShouldBe(plain);

    [Fact]
    public void Every_word_keeps_its_place_in_the_text()
    {
        const string Text = "Deux margheritas, dont une sans l'œuf à 20h30…";
        foreach (var word in Words.Of(Text))
        {
            Text[word.Start..word.End].ShouldBe(word.Original);
        }

        var words = Words.Of(Text);
        words.Slice(2, 4).ShouldBe("dont une");
        words.BreaksAt(2).ShouldBeTrue();
        words.At(99).ShouldBe("");
        words[5].Elided.ShouldBeTrue();
    }

    [Fact]
    public void A_text_without_end_is_cut() => Words.Of(new string('a', 100_000)).Text.Length.ShouldBe(Words.Longest);

    [Fact]
    public void Any_text_can_be_cut() => Property.Holds(ArbMap.Default.GeneratorFor<string>(), text =>
    {
        var words = Words.Of(text ?? "");
        return words.All(word => words.Text[word.Start..word.End] == word.Original);
    });
}
