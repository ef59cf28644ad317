using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Pictures of every page for the eye, at two widths and in both themes, into artifacts/screenshots. Run when
/// one wants to look: <c>./kalliky test browser -explicit only</c>.</summary>
public sealed class Screenshots(Product product, Chrome chrome) : IClassFixture<Product>
{
    /// <summary>Names the folder in which stories leave pictures of what they reach.</summary>
    private const string Wanted = "KALLIKY_PICTURES";

    internal static readonly string Folder = Environment.GetEnvironmentVariable(Wanted) is { Length: > 0 } given ? given : Path.Combine(Product.Root, "artifacts", "screenshots");

    /// <summary>Stories are told far more often than looked at: they leave pictures only where somebody wants them.</summary>
    internal static bool AreWanted => Environment.GetEnvironmentVariable(Wanted) is { Length: > 0 };

    [Fact(Explicit = true)]
    public async Task Are_taken_of_every_page()
    {
        await TakeAll(Pages.Of("beauty-center"), "vide-", [Device.Desk], ["light"]);
        var evening = await Evening.Fill(product.Database, product.Business);
        await TakeAll(Pages.Of("pizza-mario", evening), "", [Device.Desk, Device.Phone], ["light", "dark"]);
        await TakeAll(Pages.Public, "", [Device.Desk, Device.Phone], ["light", "dark"], signedIn: false);
    }

    private async Task TakeAll(IReadOnlyList<(string Name, string Path)> pages, string prefix, Device[] devices, string[] themes, bool signedIn = true)
    {
        Directory.CreateDirectory(Folder);
        foreach (var device in devices)
        {
            foreach (var theme in themes)
            {
                await using var person = await chrome.Person(device, theme);
                var tab = await Tab.Open(person, product);
                if (signedIn)
                    await tab.SignIn();
                foreach (var (name, path) in pages)
                {
                    await tab.Go(path);
                    await Take(tab.Page, device, $"{prefix}{name}-{device.Name}{(theme == "dark" ? "-dark" : "")}.png");
                }
            }
        }
    }

    /// <summary>One of a story.</summary>
    internal static async Task Leave(IPage page, Device device, string file)
    {
        if (!AreWanted)
            return;
        Directory.CreateDirectory(Folder);
        await Take(page, device, file);
    }

    // What is fixed or sticky stands at the foot, as on paper.
    internal static async Task Take(IPage page, Device device, string file)
    {
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(device.Width, Math.Max(device.Height, height));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file), FullPage = true });
        await page.SetViewportSizeAsync(device.Width, device.Height);
    }
}
