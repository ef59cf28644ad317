using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>From the ring to the kitchen, as a merchant sees it. On a product of its own: the caller is not known there by another name.</summary>
public sealed class PhoneOrderTests(Product product, Chrome chrome) : IClassFixture<Product>
{
    [Fact]
    public async Task An_order_dictated_on_the_test_phone_shows_on_the_board_and_its_call_tells_the_story()
    {
        await using var person = await chrome.Person(Device.Desk);
        var board = await Tab.Open(person, product);
        await board.SignIn();
        await board.Go("/pizza-mario/commandes");
        await Expect(board.Page.GetByText("Rien à accepter")).ToBeVisibleAsync();

        var assistant = await Tab.Open(person, product);
        await assistant.Go("/pizza-mario/assistant");
        var phone = new TestPhone(assistant.Page);
        await phone.Dial();
        await phone.Order();

        // The board has not been touched since: it tells of the order by itself.
        var card = board.Page.Locator("#nouvelles article.ticket-ring");
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card.GetByText("Lefebvre")).ToBeVisibleAsync();
        await Expect(card.Locator(".ticket-line")).ToHaveCountAsync(2);
        await Expect(card.Locator(".ticket-line").Filter(new() { HasText = "Margherita" })).ToHaveCountAsync(2);
        await Expect(card.Locator(".change")).ToHaveTextAsync("SANS OLIVES");
        await Expect(card.GetByText("20:30")).ToBeVisibleAsync();
        await Expect(card.Locator(".ticket-foot b")).ToHaveTextAsync("19,00\u00a0€");
        await card.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
        await Expect(board.Page.Locator("#preparation article")).ToHaveCountAsync(1);
        await Expect(board.Page.Locator("#messages")).ToContainTextAsync("Commande 1 acceptée.");

        await assistant.Page.GetByRole(AriaRole.Link, new() { Name = "Voir l’appel" }).ClickAsync();
        await Expect(assistant.Page.Locator(".turn").First).ToContainTextAsync("assistant vocal automatique de Pizza Mario");
        await Expect(assistant.Page.Locator(".turn").Filter(new() { HasText = "deux margheritas dont une sans olives" })).ToBeVisibleAsync();
        await Expect(assistant.Page.Locator("details.tool").Filter(new() { HasText = "Commande confirmée" })).ToBeVisibleAsync();
        var proof = assistant.Page.GetByRole(AriaRole.Region, new() { Name = "Preuve de l’annonce" });
        await Expect(proof).ToContainTextAsync("27/11/2026");
        await Expect(proof).ToContainTextAsync("en entier");
        (await Axe.Violations(assistant.Page, "appel")).ShouldBeEmpty();
        board.Problems.ShouldBeEmpty();
        assistant.Problems.ShouldBeEmpty();
    }
}
