using Kalliky.Application.Businesses;

namespace Kalliky.Unit.Tests.Accounts;

public sealed class FirstStoreTests
{
    [Theory]
    [InlineData("L’Œuf à part", "l-oeuf-a-part")]
    [InlineData("  Pizza   Mario ! ", "pizza-mario")]
    [InlineData("Compte", "chez-compte")]
    [InlineData("Connexion", "chez-connexion")]
    [InlineData("Dev", "chez-dev")]
    [InlineData("X", "chez-x")]
    [InlineData("寿司", "chez-moi")]
    public void A_name_becomes_an_address_that_hides_behind_no_page(string name, string key) => FirstStore.KeyOf(name).ShouldBe(key);

    [Fact]
    public void A_long_name_becomes_a_short_address() => FirstStore.KeyOf(new string('a', 30) + " " + new string('b', 30)).Length.ShouldBeLessThanOrEqualTo(40);
}
