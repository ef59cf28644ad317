using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Unit.Tests.Offline;

public sealed class MisheardTests
{
    [Theory]
    [InlineData("À emporté.", "À emporter.")]
    [InlineData("une margherita a emportée s'il vous plaît", "une margherita a emporter s'il vous plaît")]
    [InlineData("pour mi-di et demi", "pour midi et demi")]
    [InlineData("deux mains soir", "demain soir")]
    [InlineData("non sait tout", "non c'est tout")]
    [InlineData("oui ces bien sa", "oui c'est bien ça")]
    [InlineData("une reine sang olives", "une reine sans olives")]
    [InlineData("bien cuit et cent oignons", "bien cuit et sans oignons")]
    [InlineData("verre vingt heures", "vers vingt heures")]
    [InlineData("je voudrais réservé une table", "je voudrais réserver une table")]
    [InlineData("é trois mochis", "et trois mochis")]
    [InlineData("d'en une demi-heure", "dans une demi-heure")]
    [InlineData("d'en 30 5 minutes", "dans 35 minutes")]
    [InlineData("pour dix-neuf heures 40 5", "pour dix-neuf heures 45")]
    [InlineData("au 20 3 rue Solférino", "au 23 rue Solférino")]
    [InlineData("le quatorze mars 60 8", "le quatorze mars 68")]
    [InlineData("le vingt juin 60 12", "le vingt juin 72")]
    [InlineData("le douze, zéro trois, 40 et un", "le douze, zéro trois, 41")]
    [InlineData("à neuf heures est demie", "à neuf heures et demie")]
    [InlineData("et sait tout", "et c'est tout")]
    [InlineData("des perles de coco deux fois est ces tout", "des perles de coco deux fois et c'est tout")]
    [InlineData("pour se soir", "pour ce soir")]
    [InlineData("ont sera quatorze", "on sera quatorze")]
    [InlineData("jeudi de semaine prochaine", "jeudi de la semaine prochaine")]
    [InlineData("trente-trois mille huit cents Bordeaux", "trente-trois mille huit cents Bordeaux")]
    [InlineData("une moitié-moitié, d'un côté orientale et de l'autre reine", "une moitié-moitié, moitié orientale moitié reine")]
    public void Puts_right_what_can_only_be_one_thing(string written, string said) => Misheard.Mended(written).ShouldBe(said);

    [Theory]
    [InlineData("cent euros")]
    [InlineData("0 6 39 98 60 12 11")]
    [InlineData("zéro six 30 9")]
    [InlineData("28 02 76")]
    [InlineData("20 et un coca")]
    [InlineData("un verre de vin")]
    [InlineData("ces deux-là")]
    [InlineData("j'ai réservé une table")]
    [InlineData("deux steaks, à emporter")]
    [InlineData("il emporte tout")]
    public void Leaves_what_makes_sense(string said) => Misheard.Mended(said).ShouldBe(said);
}
