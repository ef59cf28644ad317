using Kalliky.Application.Speech.French;
using NodaTime;

namespace Kalliky.Unit.Tests.Speech.French;

public class SayingTests
{
    static readonly LocalDate Today = new(2026, 11, 24);

    [Fact]
    public void Says_a_list()
    {
        Lists.Say([]).ShouldBe("");
        Lists.Say(["une Reine"]).ShouldBe("une Reine");
        Lists.Say(["une Reine", "un coca"]).ShouldBe("une Reine et un coca");
        Lists.Say(["une Reine", "une Calzone", "un coca"]).ShouldBe("une Reine, une Calzone et un coca");
        Lists.Say(["dix heures", "onze heures"], "ou").ShouldBe("dix heures ou onze heures");
    }

    [Theory]
    [InlineData("olives", "d'olives")]
    [InlineData("gorgonzola", "de gorgonzola")]
    [InlineData("œuf", "d'œuf")]
    [InlineData("haricots verts", "de haricots verts")]
    [InlineData("huile piquante", "d'huile piquante")]
    [InlineData("harissa", "de harissa")]
    [InlineData("Hawaïenne", "de Hawaïenne")]
    [InlineData("herbes", "d'herbes")]
    [InlineData("yaourt", "de yaourt")]
    [InlineData("une pizza", "d'une pizza")]
    [InlineData("onze", "de onze")]
    [InlineData("Élise", "d'Élise")]
    [InlineData("4 fromages", "de 4 fromages")]
    public void Elides_before_a_vowel(string word, string said) => Elision.De(word).ShouldBe(said);

    [Fact]
    public void Elides_articles_and_que()
    {
        Elision.The("la", "Orientale").ShouldBe("l'Orientale");
        Elision.The("la", "Reine").ShouldBe("la Reine");
        Elision.The("les", "olives").ShouldBe("les olives");
        Elision.Que("il").ShouldBe("qu'il");
        Elision.Que("vous").ShouldBe("que vous");
    }

    [Theory]
    [InlineData("2026-11-24T20:30", "ce soir à vingt heures trente")]
    [InlineData("2026-11-24T12:00", "aujourd'hui à midi")]
    [InlineData("2026-11-25T20:30", "demain soir à vingt heures trente")]
    [InlineData("2026-11-25T10:00", "demain à dix heures")]
    [InlineData("2026-11-28T12:15", "samedi 28 novembre à douze heures quinze")]
    public void Says_when(string moment, string said) =>
        When.Say(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(moment).Value, Today).ShouldBe(said);

    [Fact]
    public void Says_and_shows_when_in_full()
    {
        var moment = new LocalDateTime(2026, 11, 28, 20, 30);
        When.SayInFull(moment).ShouldBe("samedi 28 novembre à vingt heures trente");
        When.Show(moment).ShouldBe("sam. 28 nov. 20:30");
    }
}
