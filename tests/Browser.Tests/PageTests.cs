using System.Xml.Linq;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Every page, in both themes, on a desk and on a phone.</summary>
public sealed class PageTests(PageTests.Service service, Chrome chrome) : IClassFixture<PageTests.Service>, IClassFixture<Chrome>
{
    [Theory]
    [InlineData("1440")]
    [InlineData("390")]
    public async Task Are_accessible_and_break_no_rule_of_the_browser(string width)
    {
        await using var person = await chrome.Person(Of(width));
        var tab = await Tab.Open(person, service.Product);
        var (light, dark, found) = (new Axe(), new Axe(coloursOnly: true), new List<string>());
        foreach (var (name, path) in Pages.Public.Where(page => page.Name != "introuvable"))
            await Look(name, path);
        await tab.SignIn();
        foreach (var (name, path) in Everywhere)
            await Look(name, path);

        found.ShouldBeEmpty(string.Join('\n', found));
        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));

        async Task Look(string name, string path)
        {
            await tab.Go(path);
            foreach (var (axe, theme) in new[] { (light, ColorScheme.Light), (dark, ColorScheme.Dark) })
            {
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
                found.AddRange(await axe.ViolationsOf(tab.Page, $"{name} {theme}"));
                found.AddRange(await axe.ViolationsInside(tab.Page, $"{name} {theme}"));
            }
        }
    }

    [Theory]
    [InlineData("390", 320, 390)]
    [InlineData("1440", 768, 1024, 1440)]
    public async Task Never_scroll_sideways(string device, params int[] widths)
    {
        await using var person = await chrome.Person(Of(device));
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        var wide = new List<string>();
        foreach (var (name, path) in Everywhere)
        {
            await tab.Go(path);
            foreach (var width in widths)
            {
                await tab.Page.SetViewportSizeAsync(width, 900);
                var scroll = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (scroll > width)
                    wide.Add($"{name}: {scroll} of {width}: {string.Join(", ", await tab.Page.EvaluateAsync<string[]>(Widest))}");
            }
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
        await using var person = await chrome.Person(Of(width));
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
        var texts = XDocument.Load(Path.Combine(Product.Root, "src", "Web", "Resources", "Texts.en.resx")).Root!.Elements("data")
            .Select(text => (French: text.Attribute("name")!.Value, English: text.Element("value")!.Value)).ToList();
        var french = texts.Select(text => text.French).Except(texts.Select(text => text.English)).Except(Theirs).ToHashSet();
        var found = new List<string>();
        foreach (var (name, path) in Pages.Public.Concat(Everywhere))
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

    private static Device Of(string width) => width == "390" ? Device.Phone : Device.Desk;

    /// <summary>What a store shows in the middle of its evening, and what one shows that has nothing to tell yet.</summary>
    private IEnumerable<(string Name, string Path)> Everywhere =>
        Pages.Of("pizza-mario", service.Evening).Concat(Pages.Of("beauty-center").Select(page => ($"vide-{page.Name}", page.Path)));

    private const string Widest = """
        [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => `${e.tagName}.${e.className}`)
        """;

    // What the demo's people wrote and said, in the very words of a page: it is never translated.
    private static readonly string[] Theirs = ["Taille", "Salle", "C’est noté.", "Un produit est en rupture"];

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
