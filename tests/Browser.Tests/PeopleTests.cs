using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>A new merchant in a real browser: from the form through the mail to their own day, and a colleague who joins them.</summary>
[Collection<OneProduct>]
public sealed class PeopleTests(Product product, Chrome chrome)
{
    private const string Password = "quatre pizzas et un café";

    [Fact]
    public async Task Sign_up_prove_their_address_and_invite_a_colleague()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, product);
        await tab.Go("/inscription");
        await tab.Page.GetByLabel("Nom de votre établissement").FillAsync("Chez Odile");
        await tab.Page.GetByLabel("Boutique, librairie, commerce").CheckAsync();
        await tab.Page.GetByLabel("Adresse e-mail").FillAsync("odile@exemple.fr");
        await tab.Page.GetByLabel("Mot de passe").FillAsync(Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir mon compte" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Regardez vos e-mails" })).ToBeVisibleAsync();

        await tab.Page.GotoAsync(await Link(tab, "inscription"));
        await tab.Page.GetByLabel("Mot de passe").FillAsync(Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/chez-odile/bienvenue");
        await HearTheAssistant(tab);
        await ImportTheirArticles(tab);
        await tab.Go("/chez-odile/aujourdhui");
        await Assertions.Expect(tab.Page.GetByText("Pour bien démarrer")).ToBeVisibleAsync();

        await tab.Go("/chez-odile/acces");
        await Assertions.Expect(tab.Page.GetByText("Vous êtes seul ici pour l’instant")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Adresse e-mail").FillAsync("karim@exemple.fr");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer l’invitation" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Invitation envoyée à karim@exemple.fr.")).ToBeVisibleAsync();

        await using var colleague = await chrome.Person(Device.Phone);
        var theirs = await Tab.Open(colleague, product);
        await theirs.Page.GotoAsync(await Link(theirs, "invitation"));
        await theirs.Page.GetByLabel("Choisissez un mot de passe").FillAsync(Password);
        await theirs.Page.GetByRole(AriaRole.Button, new() { Name = "Rejoindre Chez Odile" }).ClickAsync();
        await theirs.Page.WaitForURLAsync("**/chez-odile/aujourdhui");

        await tab.Go("/chez-odile/journal");
        await Assertions.Expect(tab.Page.GetByText("Invitation acceptée")).ToBeVisibleAsync();
        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));
    }

    [Fact]
    public async Task Make_a_key_copy_it_and_revoke_it()
    {
        await using var person = await chrome.Person(Device.Phone);
        await person.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var tab = await Tab.Open(person, product);
        await tab.SignIn();
        await tab.Go("/pizza-mario/developpeurs");
        await tab.Page.GetByLabel("Nom").FillAsync("Caisse du comptoir de la rue Condorcet, près de la porte");
        await tab.Page.GetByLabel("Lire, Commandes").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Créer la clé" }).ClickAsync();

        var key = tab.Page.GetByLabel("La clé entière");
        await Assertions.Expect(key).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^klk_live_[0-9a-f]{64}$"));
        (await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(Device.Phone.Width, "a long name makes nothing wide");
        (await Axe.Violations(tab.Page, "clé montrée")).ShouldBeEmpty();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copier" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copié" })).ToBeVisibleAsync();
        (await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(await key.InputValueAsync());

        var card = tab.Page.Locator("article", new() { HasText = "Caisse du comptoir" });
        await card.GetByText("Droits et révocation").ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Révoquer la clé Caisse du comptoir de la rue Condorcet" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Clé révoquée.")).ToBeVisibleAsync();
        await Assertions.Expect(card).ToContainTextAsync("Révoquée le");
        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));
    }

    // Before any card and any number.
    private static async Task HearTheAssistant(Tab tab)
    {
        var phone = new TestPhone(tab.Page);
        await phone.Dial();
        await phone.Tell(["Bonjour, vous avez des bougies parfumées ?"], "bougie", ("côté|réserve", "Non merci."));
    }

    private static async Task ImportTheirArticles(Tab tab)
    {
        await tab.Go("/chez-odile/carte/import");
        await tab.Page.GetByLabel("Ou collez le texte").FillAsync("Papeterie\nStylo plume 14,90\nCahier 3,50\nStylo plume 9,90");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Lire" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Deux fois le même nom").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var second = tab.Page.Locator(".import-line").Nth(2);
        await second.GetByLabel("Nom").FillAsync("Stylo bille");
        await second.GetByLabel("Prix, en euros").FocusAsync();
        await Assertions.Expect(tab.Page.GetByText("Deux fois le même nom")).ToHaveCountAsync(0);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Publier 3 lignes" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/chez-odile/carte");
        await Assertions.Expect(tab.Page.GetByText("Stylo bille", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByText("Bougie parfumée")).ToHaveCountAsync(0);
    }

    // The postman goes round every three seconds.
    private async Task<string> Link(Tab tab, string page)
    {
        await tab.Go("/dev/outbox");
        var mail = tab.Page.Locator("p", new() { HasText = $"/{page}/" }).First;
        await Assertions.Expect(mail).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var word = System.Text.RegularExpressions.Regex.Match(await mail.InnerTextAsync(), $"/{page}/([A-Za-z0-9_-]+)").Groups[1].Value;
        return $"{product.Url}/{page}/{word}";
    }
}
