using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>A number in two clicks, and one's own forwarded to it, as a merchant does it on a telephone and looks at it on a desk.</summary>
[Collection<OneProduct>]
public sealed class NumbersTests(Product product, Chrome chrome)
{
    private const string Address = "/beauty-center/numeros";

    [Fact]
    public async Task A_number_in_two_clicks_and_ones_own_forwarded_to_it()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, product);
        await tab.SignIn();
        await tab.Go(Address);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Voir les numéros" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Prendre" }).First.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Votre numéro est actif" })).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Essayer").FillAsync("06 39 98 01 22");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Appeler" }).ClickAsync();
        await Expect(tab.Page.GetByText("Le renvoi marche")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Essayer").FillAsync("06 39 98 01 00");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Appeler" }).ClickAsync();
        await Expect(tab.Page.GetByText("Ça sonne au")).ToBeVisibleAsync();
        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));
        await Look(tab, Device.Phone, "numeros-actif");
    }

    private static async Task Look(Tab tab, Device device, string name)
    {
        (await Axe.Violations(tab.Page, name)).ShouldBeEmpty();
        (await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(name);
        await Screenshots.Leave(tab.Page, device, $"{name}-{device.Name}.png");
    }
}
