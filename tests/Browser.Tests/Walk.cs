using Kalliky.Testing;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>One walk with a device past every page, in which everything about a page is looked at at once: to open it for
/// each question anew would take longer than to answer them all. What was found is asked by <see cref="PageTests"/>.</summary>
/// <param name="theme">In which every rule of axe is asked.</param>
public sealed class Walk(Device device, ColorScheme theme, params int[] widths)
{
    private readonly Axe everything = new();
    private readonly Axe colours = new(coloursOnly: true);

    // What says the same as a page before it, of the same business in another store, is looked at once.
    private readonly HashSet<string> said = [];

    public List<string> Inaccessible { get; } = [];

    /// <summary>Script errors, refusals of the Content-Security-Policy, answers of 400 and more.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public List<string> Wide { get; } = [];

    public List<string> SmallTargets { get; } = [];

    /// <summary>What the tabulator does not reach.</summary>
    public List<string> Unreached { get; } = [];

    public int Seen { get; private set; }

    public async Task Go(Chrome chrome, EveningProduct product)
    {
        await using var person = await chrome.Person(device);
        await Axe.Accompany(person);
        var tab = await Tab.Open(person, product.Product);
        foreach (var (name, path) in Pages.Public.Where(page => page.Name != "introuvable"))
        {
            await Go(tab, path);
            await LookAt(tab, name);
        }

        await tab.SignIn();
        foreach (var (name, path) in product.Everywhere)
        {
            // An empty page is the same page on a telephone.
            if (device.IsPhone && !Often.InCi && name.StartsWith(EveningProduct.Empty, StringComparison.Ordinal))
                continue;
            await Go(tab, path);
            if (!said.Add(await tab.Page.Locator("main").TextContentAsync() ?? name))
                continue;
            await LookAt(tab, name);
            await Narrow(tab, name);
            if (name.StartsWith(EveningProduct.Empty, StringComparison.Ordinal))
                continue;
            await Point(tab, name);
            await Press(tab, name);
        }

        Problems = tab.Problems;
    }

    private async Task Go(Tab tab, string path)
    {
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await tab.Page.SetViewportSizeAsync(device.Width, device.Height);
        await tab.Go(path);
        Seen++;
    }

    private async Task LookAt(Tab tab, string name)
    {
        await LookAt(tab, name, everything, theme);

        // The other theme is looked at on the other device; here too, where there is time for it.
        if (Often.InCi)
            await LookAt(tab, name, colours, theme == ColorScheme.Light ? ColorScheme.Dark : ColorScheme.Light);
    }

    private async Task LookAt(Tab tab, string name, Axe axe, ColorScheme scheme)
    {
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        Inaccessible.AddRange(await axe.ViolationsOf(tab.Page, $"{name} {scheme}"));
        Inaccessible.AddRange(await axe.ViolationsInside(tab.Page, $"{name} {scheme}"));
    }

    private async Task Narrow(Tab tab, string name)
    {
        foreach (var width in widths)
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            var scroll = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (scroll > width)
                Wide.Add($"{name}: {scroll} of {width}: {string.Join(", ", await tab.Page.EvaluateAsync<string[]>(Widest))}");
        }

        await tab.Page.SetViewportSizeAsync(device.Width, device.Height);
    }

    private async Task Point(Tab tab, string name)
    {
        if (device.IsPhone)
            SmallTargets.AddRange((await tab.Page.EvaluateAsync<string[]>(TooSmall)).Select(target => $"{name}: {target}"));
    }

    private async Task Press(Tab tab, string name)
    {
        var stops = await tab.Page.EvaluateAsync<int>(Watch);
        for (var presses = 0; presses < stops + 10; presses++)
            await tab.Page.Keyboard.PressAsync("Tab");
        Unreached.AddRange((await tab.Page.EvaluateAsync<string[]>(Missed)).Select(stop => $"{name}: {stop}"));
    }

    private const string Widest = """
        [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => `${e.tagName}.${e.className}`)
        """;

    // WCAG 2.5.8: 24 px, links inside a sentence excepted.
    private const string TooSmall = """
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
}
