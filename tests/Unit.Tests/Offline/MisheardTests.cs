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
    public void Puts_right_what_can_only_be_one_thing(string written, string said) => Misheard.Mended(written).ShouldBe(said);

    [Theory]
    [InlineData("cent euros")]
    [InlineData("un verre de vin")]
    [InlineData("ces deux-là")]
    [InlineData("j'ai réservé une table")]
    [InlineData("deux steaks, à emporter")]
    [InlineData("il emporte tout")]
    public void Leaves_what_makes_sense(string said) => Misheard.Mended(said).ShouldBe(said);
}
