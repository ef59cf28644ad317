using Kalliky.Integration.Tests.Api;

namespace Kalliky.Integration.Tests.Pages;

[Collection<OneApi>]
public sealed class LanguageTests(ApiHost host)
{
    [Fact]
    public async Task The_English_button_makes_the_sign_in_page_English()
    {
        using var visitor = new Visitor(host);
        (await visitor.Open("/connexion")).Text.ShouldContain("Mot de passe");

        (await visitor.Fill("/apparence?handler=Language&language=en&back=/connexion")).Status.ShouldBe(302);

        var page = (await visitor.Open("/connexion")).Text;
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldContain("Your calls and your orders are waiting for you.");
        page.ShouldNotContain("Mot de passe");
    }

    [Fact]
    public async Task A_browser_that_asks_for_English_is_answered_in_English()
    {
        using var visitor = new Visitor(host);

        (await visitor.Open("/connexion", ("Accept-Language", "en-GB,en;q=0.9"))).Text.ShouldContain("E-mail address");
    }
}
