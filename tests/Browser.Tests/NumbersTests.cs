using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>A number in two clicks, and one's own forwarded to it, as a merchant does it on a telephone and looks at it on a desk.</summary>
public sealed class NumbersTests(Product product, Chrome chrome) : IClassFixture<Product>, IClassFixture<Chrome>
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

    [Theory]
    [InlineData("1440", "light")]
    [InlineData("1440", "dark")]
    [InlineData("390", "light")]
    [InlineData("390", "dark")]
    public async Task The_page_is_accessible_and_fits(string width, string theme)
    {
        var device = width == "390" ? Device.Phone : Device.Desk;
        await using var person = await chrome.Person(device, theme);
        var tab = await Tab.Open(person, product);
        await tab.SignIn();
        foreach (var (name, query) in new[] { ("numeros", ""), ("numeros-choix", "?region=southeast"), ("numeros-mobile", "?ligne=mobile"), ("numeros-standard", "?ligne=switchboard") })
        {
            await tab.Go("/pizza-mario/numeros" + query);
            await Look(tab, device, name, theme);
        }

        tab.Problems.ShouldBeEmpty();
    }

    private static async Task Look(Tab tab, Device device, string name, string theme = "light")
    {
        (await Axe.Violations(tab.Page, name)).ShouldBeEmpty();
        (await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(name);
        Directory.CreateDirectory(Screenshots.Folder);
        await Screenshots.Take(tab.Page, device, $"{name}-{device.Name}{(theme == "dark" ? "-dark" : "")}.png");
    }
}
