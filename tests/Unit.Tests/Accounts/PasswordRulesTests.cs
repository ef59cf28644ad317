using Kalliky.Domain.Accounts;

namespace Kalliky.Unit.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("une pizza sans olives")]
    [InlineData("correct horse battery staple")]
    [InlineData("ПарольДлинный42")]
    [InlineData("motdepasse de la tante Odile")]
    public void Long_is_enough(string password) => PasswordRules.Problem(password, "jean@exemple.fr", "Chez Jean").ShouldBeNull();

    [Theory]
    [InlineData(null, "short")]
    [InlineData("", "short")]
    [InlineData("onze signes", "short")]
    [InlineData("aaaaaaaaaaaa", "common")]
    [InlineData("ababababababab", "common")]
    [InlineData("123456123456", "common")]
    [InlineData("motdepasse1234", "common")]
    [InlineData("AZERTYazerty", "common")]
    [InlineData("jean.dupont@exemple.fr", "about")]
    [InlineData("Boulangerie Lefort", "about")]
    public void What_everybody_tries_first_is_none(string? password, string problem) =>
        PasswordRules.Problem(password, "jean.dupont@exemple.fr", "Boulangerie Lefort").ShouldBe(problem);

    [Fact]
    public void Very_long_is_too_long() => PasswordRules.Problem(new string('x', 100) + new string('y', 101)).ShouldBe("long");
}
