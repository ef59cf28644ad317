using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Looks at pages with every rule of axe; one line for each element that breaks one.</summary>
/// <param name="coloursOnly">With the rules about colours alone: for a second theme of pages that all others were tried on.</param>
internal sealed partial class Axe(bool coloursOnly = false)
{
    private readonly HashSet<string> seen = [];

    public static Task<IReadOnlyList<string>> Violations(IPage page, string where) => new Axe().ViolationsOf(page, where);

    /// <summary>For whoever looks at many pages: the script stands ready in each, instead of being sent to each anew.</summary>
    public static Task Accompany(IBrowserContext person) => person.AddInitScriptAsync(Script);

    /// <summary>The page, its menu only where no page before it had the same.</summary>
    public async Task<IReadOnlyList<string>> ViolationsOf(IPage page, string where)
    {
        var menu = await page.EvaluateAsync<string?>($"document.querySelector('{Menu}')?.textContent");
        return await Look(page, menu is null || seen.Add(menu) ? "html" : new { exclude = new[] { Menu } }, where);
    }

    /// <summary>The same for each menu, sheet and dialog of the page, opened in turn. What stands many times, or on every
    /// page, is looked at once.</summary>
    public async Task<IReadOnlyList<string>> ViolationsInside(IPage page, string where)
    {
        var found = new List<string>();
        foreach (var id in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[popover], dialog')].map(e => e.id)"))
        {
            if (seen.Contains(Kind(id)) || !await page.EvaluateAsync<bool>(Open, id))
                continue;
            seen.Add(Kind(id));
            found.AddRange(await Look(page, $"[id='{id}']", $"{where} #{id}"));
            await page.EvaluateAsync(Close, id);
        }

        return found;
    }

    // Run in the page itself: there are no frames, for whose sake the package opens a new page for each look.
    private async Task<IReadOnlyList<string>> Look(IPage page, object part, string where)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return [.. (await page.EvaluateAsync<string[]>(Run, new { part, rules = coloursOnly ? Colours : null })).Select(violation => $"{where} {violation}")];
    }

    // A fourth of what stands on a page.
    private const string Menu = "header.sidebar";

    // What a theme changes.
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // A colour on its way from one theme to the other is none of the page's.
    private const string Run = """
        async ({ part, rules }) => (await Promise.allSettled(document.getAnimations().filter(moving => moving instanceof CSSTransition).map(moving => moving.finished)), await axe.run(part, { resultTypes: ['violations'], reporter: 'no-passes', preload: false, iframes: false, ...(rules && { runOnly: rules }) })).violations.flatMap(violation =>
          violation.nodes.slice(0, 5).map(node => `${violation.id}: ${node.target} ${node.html.slice(0, 160)}`))
        """;

    private static string Kind(string id) => RowId().Replace(id, "");

    [GeneratedRegex("-[0-9a-f]{8}-.*")]
    private static partial Regex RowId();

    private const string Open = """
        id => {
          const e = document.getElementById(id);
          if (getComputedStyle(e).display !== 'none') return false;
          e.popover !== null ? e.showPopover() : e.showModal();
          return true;
        }
        """;

    private const string Close = "id => { const e = document.getElementById(id); e.popover !== null ? e.hidePopover() : e.close(); }";
}
