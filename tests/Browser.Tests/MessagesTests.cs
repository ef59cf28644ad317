using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>What is written to customers, as the owner settles it and looks after it; and the outbox of a developer.</summary>
[Collection<OneEvening>]
public sealed class MessagesTests(EveningProduct service, Chrome chrome)
{
    [Fact]
    public async Task A_sender_that_operators_block_is_refused_beside_its_field_and_a_good_one_kept()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/pizza-mario/messages");

        await tab.Page.GetByLabel("Nom affiché").FillAsync("PIZZA");
        await tab.Page.GetByLabel("Votre mobile").FillAsync("01 99 00 01 00");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 champs sont à corriger");
        await Expect(tab.Page.Locator("#expediteur-aide")).ToContainTextAsync("noms aussi courants");
        await Expect(tab.Page.Locator("#mobile-aide")).ToContainTextAsync("que sur un mobile");
        (await Axe.Violations(tab.Page, "refus")).ShouldBeEmpty();

        await tab.Page.GetByLabel("Nom affiché").FillAsync("PizzaMario");
        await tab.Page.GetByLabel("Votre mobile").FillAsync("06 39 98 01 00");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("Enregistré.");
        await tab.Go("/pizza-mario/messages");
        await Expect(tab.Page.GetByLabel("Nom affiché")).ToHaveValueAsync("PizzaMario");
    }

    [Fact]
    public async Task A_message_is_read_when_asked_and_one_that_failed_is_sent_again_into_the_outbox()
    {
        await using var person = await chrome.Person(Device.Desk);
        var (tab, outbox) = (await Tab.Open(person, service.Product), await Tab.Open(person, service.Product));
        await tab.SignIn();
        await outbox.Go("/dev/outbox");
        await tab.Go("/pizza-mario/messages?etat=echecs");
        var row = tab.Page.Locator(".posted", new() { HasText = "Ce numéro n’existe pas." });
        await Expect(tab.Page.Locator("body")).Not.ToContainTextAsync("votre commande 21");

        await row.GetByRole(AriaRole.Button, new() { Name = "Lire" }).ClickAsync();
        await Expect(row).ToContainTextAsync("votre commande 21 est bien notée");
        await Expect(tab.Page.Locator(".posted", new() { HasText = "STOP" }).GetByRole(AriaRole.Button, new() { Name = "Renvoyer" })).ToHaveCountAsync(0);
        await row.GetByRole(AriaRole.Button, new() { Name = "Renvoyer" }).ClickAsync();

        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("Renvoyé.");
        await Expect(row).ToHaveCountAsync(0);
        await Expect(outbox.Page.Locator(".sms", new() { HasText = "votre commande 21" })).ToBeVisibleAsync();
        (await Axe.Violations(outbox.Page, "boîte d’envoi")).ShouldBeEmpty();
        await tab.Go("/pizza-mario/messages?etat=remis");
        await Expect(tab.Page.Locator(".posted", new() { HasText = "06 39 98 45 80" })).ToContainTextAsync("Remis");
        tab.Problems.ShouldBeEmpty();
        outbox.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_calendar_gets_a_new_secret_address_and_loses_the_old_one()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/beauty-center/equipe");

        var first = await Renew(tab, "Créer l’adresse");
        (await Axe.Violations(tab.Page, "adresse")).ShouldBeEmpty();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "C’est copié" }).ClickAsync();
        await tab.Go("/beauty-center/equipe");
        var second = await Renew(tab, "Remplacer l’adresse");

        (await person.APIRequest.GetAsync(service.Product.Url + first)).Status.ShouldBe(404);
        var calendar = await person.APIRequest.GetAsync(service.Product.Url + second);
        calendar.Headers["content-type"].ShouldStartWith("text/calendar");
        tab.Problems.ShouldBeEmpty();
    }

    private static async Task<string> Renew(Tab tab, string button)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Agenda de Sophie sur son téléphone" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        return new Uri(await tab.Page.GetByLabel("Adresse secrète").InputValueAsync()).AbsolutePath;
    }
}
