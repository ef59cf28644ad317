using Kalliky.Application.Speech.French;

namespace Kalliky.Unit.Tests.Speech.French;

/// <summary>E-mail addresses as callers dictate them and as recognition writes that down: sure, or asked again; never guessed.</summary>
public class EmailsTests
{
    [Theory]
    [InlineData("jean point dupont arobase gmail point com", "jean.dupont@gmail.com")]
    [InlineData("Jean.Dupont@gmail.com", "jean.dupont@gmail.com")]
    [InlineData("jean.dupont@gmail.com.", "jean.dupont@gmail.com")]
    [InlineData("jean point dupont @ gmail point com", "jean.dupont@gmail.com")]
    [InlineData("mon adresse, c'est jean point dupont arobase orange point fr, merci", "jean.dupont@orange.fr")]
    [InlineData("alors oui euh mon mail c'est marie tiret du bas lopez arobase free point fr", "marie_lopez@free.fr")]
    [InlineData("marie tiret du 8 lopez arobase free point fr", "marie_lopez@free.fr")]
    [InlineData("marie underscore lopez arobase hotmail point fr", "marie_lopez@hotmail.fr")]
    [InlineData("anne tiret sophie arobase la poste point net", "anne-sophie@laposte.net")]
    [InlineData("anne trait d'union sophie arobase laposte.net", "anne-sophie@laposte.net")]
    [InlineData("jean trente-huit arobase sfr point fr", "jean38@sfr.fr")]
    [InlineData("jean quatre-vingt-douze arobase sfr point fr", "jean92@sfr.fr")]
    [InlineData("jean 38 arobase sfr.fr", "jean38@sfr.fr")]
    [InlineData("paul zéro six arobase yahoo point fr", "paul06@yahoo.fr")]
    [InlineData("J D U P O N T arobase outlook point com", "jdupont@outlook.com")]
    [InlineData("d comme daniel, u, p comme pierre, o, n, t arobase outlook point fr", "dupont@outlook.fr")]
    [InlineData("i grec v e s arobase free point fr", "yves@free.fr")]
    [InlineData("a point martin arobase wanadoo point fr", "a.martin@wanadoo.fr")]
    [InlineData("vous pouvez écrire à luc point petit arobase wanadoo point fr", "luc.petit@wanadoo.fr")]
    [InlineData("jean dupont tout attaché arobase orange point fr", "jeandupont@orange.fr")]
    [InlineData("contact arobase boulangerie tiret martin point fr", "contact@boulangerie-martin.fr")]
    [InlineData("contact arobase boulangeriemartin point fr", "contact@boulangeriemartin.fr")]
    [InlineData("info arobase mairie point grenoble point fr", "info@mairie.grenoble.fr")]
    [InlineData("jean arobase g mail point com", "jean@gmail.com")]
    [InlineData("jean arobase gmail", "jean@gmail.com")]
    [InlineData("jean point dupont a robase gmail point com", "jean.dupont@gmail.com")]
    [InlineData("jean point dupont orange point fr", "jean.dupont@orange.fr")]
    public void Are_heard_as_they_are_dictated(string said, string address) => Emails.Hear(said).ShouldBe(new HeardEmail(address));

    // At Gmail a point that was lost changes nothing, and nothing but points can have been.
    [Theory]
    [InlineData("jeandupontgmailcom", "jeandupont@gmail.com")]
    [InlineData("jean dupont gmail com", "jeandupont@gmail.com")]
    [InlineData("jeandupont gmailcom", "jeandupont@gmail.com")]
    [InlineData("jeandupontgmail point com", "jeandupont@gmail.com")]
    [InlineData("jean dupont arobase gmail point com", "jeandupont@gmail.com")]
    [InlineData("mon adresse c'est jeandupontgmailcom", "jeandupont@gmail.com")]
    public void Of_Gmail_are_heard_however_they_are_squashed(string said, string address) => Emails.Hear(said).ShouldBe(new HeardEmail(address));

    [Theory]
    [InlineData("jeandupontorangefr", EmailDoubt.Joint)]
    [InlineData("jean dupont orange fr", EmailDoubt.Joint)]
    [InlineData("jean dupont arobase orange point fr", EmailDoubt.Joint)]
    [InlineData("Jean-Pierre arobase orange point fr", EmailDoubt.Joint)]
    [InlineData("jean tiret du bas dupont arobase gmail point com", EmailDoubt.Local)]
    [InlineData("arobase gmail point com", EmailDoubt.Local)]
    [InlineData("mon adresse c'est arobase gmail point com", EmailDoubt.Local)]
    [InlineData("jean point arobase gmail point com", EmailDoubt.Local)]
    [InlineData("jean point gmail point com", EmailDoubt.Local)]
    [InlineData("jean un arobase free point fr", EmailDoubt.Local)]
    [InlineData("mathieu 2 t arobase free point fr", EmailDoubt.Local)]
    [InlineData("jean point dupont arobase", EmailDoubt.Domain)]
    [InlineData("jean point dupont arobase gmail point fr", EmailDoubt.Domain)]
    [InlineData("jean point dupont arobase orange", EmailDoubt.Domain)]
    [InlineData("jean point dupont arobase hotmail", EmailDoubt.Domain)]
    [InlineData("contact arobase boulangerie martin point fr", EmailDoubt.Domain)]
    [InlineData("jean arobase dupont arobase free point fr", EmailDoubt.Nothing)]
    [InlineData("je n'en ai pas", EmailDoubt.Nothing)]
    [InlineData("jean dupont", EmailDoubt.Nothing)]
    [InlineData("", EmailDoubt.Nothing)]
    [InlineData("@", EmailDoubt.Domain)]
    public void That_could_be_two_are_asked_again(string said, EmailDoubt doubt)
    {
        var heard = Emails.Hear(said);

        (heard.Address, heard.Doubt).ShouldBe((null, doubt));
        heard.Question.ShouldContain("adresse");
    }

    [Fact]
    public void A_question_names_the_words_that_it_is_about() =>
        Emails.Hear("jean dupont arobase orange point fr").Question.ShouldStartWith("« jean dupont », c'est tout attaché");

    [Theory]
    [InlineData("jean.dupont@gmail.com", "jean point dupont arobase gmail point com")]
    [InlineData("anne-sophie_38@laposte.net", "anne tiret sophie tiret du bas 38 arobase laposte point net")]
    public void Are_read_back_as_one_dictates_them(string address, string said) => Emails.Say(address).ShouldBe(said);

    [Theory]
    [InlineData("jean.dupont@gmail.com")]
    [InlineData("anne-sophie38@laposte.net")]
    [InlineData("contact@boulangerie-martin.fr")]
    public void What_is_read_back_is_heard_as_the_same(string address) => Emails.Hear(Emails.Say(address)).Address.ShouldBe(address);

    [Fact]
    public void However_long_or_odd_the_text_there_is_an_answer()
    {
        foreach (var text in new[] { new string('@', 5_000), new string('a', 5_000) + " arobase free point fr", "@ . @ . @", "... @@@", "\u0000arobase\u202f", "point point arobase point" })
            Emails.Hear(text).Address.ShouldBeNull();
    }
}
