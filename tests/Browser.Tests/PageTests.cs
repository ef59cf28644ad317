using System.Xml.Linq;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Every page, in both themes, on a desk and on a phone.</summary>
public sealed class PageTests(PageTests.Service service, Chrome chrome) : IClassFixture<PageTests.Service>, IClassFixture<Chrome>
{
    [Theory]
    [InlineData("1440", "light")]
    [InlineData("1440", "dark")]
    [InlineData("390", "light")]
    [InlineData("390", "dark")]
    public async Task Are_accessible_and_break_no_rule_of_the_browser(string width, string theme)
    {
        var device = width == "390" ? Device.Phone : Device.Desk;
        await using var person = await chrome.Person(device, theme);
        var tab = await Tab.Open(person, service.Product);
        var (axe, found) = (new Axe(), new List<string>());
        foreach (var (name, path) in Pages.Public.Where(page => page.Name != "introuvable"))
        {
            await tab.Go(path);
            found.AddRange(await Axe.Violations(tab.Page, name));
        }

        await tab.SignIn();
        foreach (var (name, path) in Pages.Of("pizza-mario", service.Evening).Concat(Pages.Of("beauty-center").Select(page => ($"vide-{page.Name}", page.Path))))
        {
            await tab.Go(path);
            found.AddRange(await Axe.Violations(tab.Page, name));
            found.AddRange(await axe.ViolationsInside(tab.Page, name));
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1024)]
    [InlineData(1440)]
    public async Task Never_scroll_sideways(int width)
    {
        await using var person = await chrome.Person(new Device($"{width}", width, 900, width < 768));
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        var wide = new List<string>();
        foreach (var (name, path) in Pages.Of("pizza-mario", service.Evening).Concat(Pages.Of("beauty-center")))
        {
            await tab.Go(path);
            var (scroll, inner) = (await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await tab.Page.EvaluateAsync<int>("document.documentElement.clientWidth"));
            if (scroll > inner)
                wide.Add($"{path}: {scroll} of {inner}: {string.Join(", ", await tab.Page.EvaluateAsync<string[]>(Widest))}");
        }

        wide.ShouldBeEmpty(string.Join('\n', wide));
    }

    [Fact]
    public async Task Give_a_finger_enough_room()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        foreach (var (name, path) in Pages.Of("pizza-mario", service.Evening))
        {
            await tab.Go(path);
            var small = await tab.Page.EvaluateAsync<string[]>(SmallTargets);
            small.ShouldBeEmpty($"{name}: {string.Join("; ", small)}");
        }
    }

    [Theory]
    [InlineData("1440")]
    [InlineData("390")]
    public async Task Are_walked_through_with_the_tabulator(string width)
    {
        await using var person = await chrome.Person(width == "390" ? Device.Phone : Device.Desk);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        var missed = new List<string>();
        foreach (var (name, path) in Pages.Of("pizza-mario", service.Evening))
        {
            await tab.Go(path);
            var stops = await tab.Page.EvaluateAsync<int>(Watch);
            for (var presses = 0; presses < stops + 10; presses++)
                await tab.Page.Keyboard.PressAsync("Tab");
            missed.AddRange((await tab.Page.EvaluateAsync<string[]>(Missed)).Select(stop => $"{name}: {stop}"));
        }

        missed.ShouldBeEmpty(string.Join('\n', missed));
    }

    [Fact]
    public async Task Speak_English_to_whoever_asks_for_it()
    {
        await using var person = await chrome.Person(Device.Desk);
        await person.AddCookiesAsync([new() { Name = "langue", Value = "c%3Den%7Cuic%3Den", Url = service.Product.Url }]);
        var tab = await Tab.Open(person, service.Product);
        await tab.Go("/connexion");
        await tab.Page.GetByLabel("E-mail address").FillAsync(Demo.Email);
        await tab.Page.GetByLabel("Password").FillAsync(Demo.Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/aujourdhui");
        var french = XDocument.Load(Path.Combine(Product.Root, "src", "Web", "Resources", "Texts.en.resx")).Root!.Elements("data")
            .Where(text => text.Attribute("name")!.Value != text.Element("value")!.Value).Select(text => text.Attribute("name")!.Value).ToHashSet();
        var found = new List<string>();
        foreach (var (name, path) in Pages.Public.Concat(Pages.Of("pizza-mario", service.Evening)).Concat(Pages.Of("beauty-center").Select(page => ($"vide-{page.Name}", page.Path))))
        {
            await tab.Go(path);
            found.AddRange((await tab.Page.EvaluateAsync<string[]>(Said)).Where(french.Contains).Select(text => $"{name}: {text}"));
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [Fact]
    public async Task Of_another_store_or_of_nobody_is_not_found_in_French()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/pas-a-moi/commandes");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Page introuvable" })).ToBeVisibleAsync();
    }

    private const string Widest = """
        [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => `${e.tagName}.${e.className}`)
        """;

    // WCAG 2.5.8: 24 px, links inside a sentence excepted.
    private const string SmallTargets = """
        [...document.querySelectorAll('a, button, input, select, textarea, summary, label')].filter(e => {
          if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
          const b = e.getBoundingClientRect();
          return b.width > 1 && getComputedStyle(e).display !== 'inline' && (b.height < 24 || b.width < 24) && !(e.matches('input') && e.closest('label'));
        }).map(e => `${e.tagName} ${e.textContent.trim().slice(0, 30)}`)
        """;

    // All that a keyboard must reach; of radios that go together, the one that is chosen.
    private const string Watch = """
        () => {
          window.stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(e =>
            e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0 && !(e.type === 'radio' && !e.checked));
          window.reached = new Set();
          document.addEventListener('focusin', event => window.reached.add(event.target));
          // A date is several stops.
          return window.stops.length + 7 * window.stops.filter(e => /date|time/.test(e.type)).length;
        }
        """;

    private const string Missed = "() => window.stops.filter(e => e.isConnected && !window.reached.has(e)).map(e => `${e.tagName} ${(e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)}`)";

    // Each piece of text by itself, and what only a screen reader says.
    private const string Said = """
        () => {
          const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) texts.push(walker.currentNode.textContent.trim());
          for (const e of document.querySelectorAll('[aria-label], [placeholder], [title]')) texts.push(e.getAttribute('aria-label'), e.getAttribute('placeholder'), e.getAttribute('title'));
          return [document.title.split(' · ')[0], ...texts].filter(text => text);
        }
        """;

    /// <summary>The product in the middle of its evening.</summary>
    public sealed class Service : IAsyncLifetime
    {
        public Product Product { get; } = new();

        internal Evening Evening { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Product.InitializeAsync();
            Evening = await Evening.Fill(Product.Database, Product.Business);
        }

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
