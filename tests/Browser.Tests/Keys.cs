using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>What people do who use no mouse: Tab until it is reached, then Enter.</summary>
internal static class Keys
{
    private const int MostStops = 150;

    public static async Task To(IPage page, ILocator place)
    {
        await place.WaitForAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await place.EvaluateAsync<bool>("place => place === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Nobody reaches {place} with the Tab key.");
    }

    public static async Task Press(IPage page, ILocator place, string key = "Enter")
    {
        await To(page, place);
        await page.Keyboard.PressAsync(key);
    }

    public static async Task Write(IPage page, ILocator field, string words)
    {
        await To(page, field);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(words);
    }
}
