using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>A passkey from the first touch to the last, with Chromium's own authenticator in place of a finger.</summary>
[Collection<OneProduct>]
public sealed class PasskeyTests(Product product, Chrome chrome)
{
    private const string Name = "Ordinateur du comptoir";

    [Fact]
    public async Task Is_added_opens_the_account_and_opens_nothing_once_removed()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, product);
        await HoldAnAuthenticator(tab);
        await tab.SignIn();

        await tab.Go("/compte");
        await tab.Page.GetByLabel("Nom de la clé").FillAsync(Name);
        await tab.Page.GetByLabel("Votre mot de passe, une fois").FillAsync("pas celui-là");
        await Press(tab, "Ajouter une clé d’accès");
        await Assertions.Expect(tab.Page.GetByText("Ce n’est pas votre mot de passe")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Votre mot de passe, une fois").FillAsync(Demo.Password);
        await Press(tab, "Ajouter une clé d’accès");
        await Assertions.Expect(tab.Page.GetByText("Clé d’accès ajoutée")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByText(Name, new() { Exact = true }).First).ToBeVisibleAsync();

        await SignOut(tab);
        await Press(tab, "Se connecter avec une clé d’accès");
        await tab.Page.WaitForURLAsync("**/aujourdhui");

        await tab.Go("/compte");
        await tab.Page.GetByText("Renommer ou retirer").ClickAsync();
        await tab.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Caisse");
        await Press(tab, "Renommer");
        await Assertions.Expect(tab.Page.GetByText("Clé d’accès renommée")).ToBeVisibleAsync();
        await tab.Page.GetByText("Renommer ou retirer").ClickAsync();
        await tab.Page.Locator("input[name=sure]").FillAsync(Demo.Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Retirer Caisse" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Clé d’accès retirée")).ToBeVisibleAsync();

        await SignOut(tab);
        await Press(tab, "Se connecter avec une clé d’accès");
        await Assertions.Expect(tab.Page.GetByText("Cette clé d’accès n’ouvre rien ici")).ToBeVisibleAsync();
        tab.Problems.Where(problem => !problem.Contains("422", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_browser_without_them_is_told_so()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, product);
        await person.AddInitScriptAsync("delete window.PublicKeyCredential");

        await tab.Go("/connexion");

        await Assertions.Expect(tab.Page.GetByText("Ce navigateur ne connaît pas les clés d’accès")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" })).ToBeHiddenAsync();
    }

    // Present, and sure of its owner. It would answer the list under the field by itself, so this browser has none.
    private static async Task HoldAnAuthenticator(Tab tab)
    {
        await tab.Page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        var devtools = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static Task Press(Tab tab, string name) => tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task SignOut(Tab tab)
    {
        await tab.Go("/compte");
        await tab.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter", Exact = true }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/connexion*");
    }
}
