using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>What the month costs, as the owner looks at it on a desk and on a phone, and settles it.</summary>
[Collection<OneEvening>]
public sealed class BillingTests(EveningProduct service, Chrome chrome)
{
    [Fact]
    public async Task A_plan_is_chosen_refused_given_up_resumed_and_paid()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/pizza-mario/facturation/plan");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Choisir ENTERPRISE" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Continuer vers le paiement" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/facturation/demonstration?*");
        (await Axe.Violations(tab.Page, "paiement")).ShouldBeEmpty();
        await Expect(tab.Page.GetByRole(AriaRole.Form, new() { Name = "Plan ENTERPRISE" })).ToContainTextAsync("€ TTC");
        await Screenshots.Leave(tab.Page, Device.Phone, "paiement-phone.png");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Payer avec une carte refusée" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Carte refusée. Rien n’a été débité");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Revenir sans payer" }).ClickAsync();
        await Expect(tab.Page.Locator("#etat")).ToContainTextAsync("Nous attendons la confirmation de votre paiement");
        (await Axe.Violations(tab.Page, "attente")).ShouldBeEmpty();
        await Screenshots.Leave(tab.Page, Device.Phone, "plan-attente-phone.png");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Reprendre le paiement" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Payer", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("#etat")).ToContainTextAsync("Paiement reçu, merci");
        await Screenshots.Leave(tab.Page, Device.Phone, "plan-paye-phone.png");
        tab.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cap_is_set_without_a_mouse_and_a_bad_one_is_refused_beside_its_field()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn(byKeyboard: true);
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("f");
        await tab.Page.WaitForURLAsync("**/facturation");
        var field = tab.Page.GetByLabel("Au plus, par mois, en euros");

        await Keys.Write(tab.Page, field, "beaucoup");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("#montant-aide")).ToContainTextAsync("Écrivez un montant en euros.");
        (await Axe.Violations(tab.Page, "refus")).ShouldBeEmpty();
        await Keys.Write(tab.Page, field, "60");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("Plafond enregistré.");
        await tab.Go("/pizza-mario/facturation");
        await Expect(tab.Page.GetByLabel("Au plus, par mois, en euros")).ToHaveValueAsync("60,00");
    }

    [Fact]
    public async Task The_billing_details_are_filled_in_without_a_mouse_and_a_bad_number_is_refused_beside_its_field()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/pizza-mario/facturation/coordonnees");
        await Keys.Write(tab.Page, tab.Page.GetByLabel("Nom de la société"), "Pizza Mario SARL");
        await Keys.Write(tab.Page, tab.Page.GetByLabel("SIREN", new() { Exact = true }), "732829321");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("à corriger");
        (await Axe.Violations(tab.Page, "refus")).ShouldBeEmpty();

        await Keys.Write(tab.Page, tab.Page.GetByLabel("SIREN", new() { Exact = true }), "732829320");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("Coordonnées enregistrées.");
        await tab.Go("/pizza-mario/facturation");
        await Expect(tab.Page.GetByText("Pizza Mario SARL")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refund_is_noted_and_the_page_says_so()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/pizza-mario/facturation");
        await tab.Page.GetByLabel("Montant rendu, sans la livraison, en euros").FillAsync("5,00");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Noter le remboursement" }).ClickAsync();

        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("de commission en moins");
        await Expect(tab.Page.Locator("#lignes")).ToContainTextAsync("rendue");
        tab.Problems.ShouldBeEmpty();
    }
}
