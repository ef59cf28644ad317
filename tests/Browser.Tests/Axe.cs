using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Looks at pages with every rule of axe; one line for each element that breaks one.</summary>
internal sealed partial class Axe
{
    private readonly HashSet<string> seen = [];

    public static async Task<IReadOnlyList<string>> Violations(IPage page, string where) => Told(await page.RunAxe(Rules), where);

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
            found.AddRange(Told(await page.Locator($"[id='{id}']").RunAxe(Rules), $"{where} #{id}"));
            await page.EvaluateAsync(Close, id);
        }

        return found;
    }

    private static AxeRunOptions Rules => new() { ResultTypes = [ResultType.Violations], Iframes = false };

    private static IReadOnlyList<string> Told(AxeResult result, string where) =>
        [.. result.Violations.SelectMany(violation => violation.Nodes.Take(5).Select(node => $"{where} {violation.Id}: {node.Target} {node.Html?[..Math.Min(node.Html.Length, 160)]}"))];

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
