using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Pictures of the diary and its forms for the eye, into artifacts/screenshots; see <see cref="Screenshots"/>.</summary>
public sealed class DiaryScreenshots(AgendaTests.Salon salon, Chrome chrome) : IClassFixture<AgendaTests.Salon>
{
    [Fact(Explicit = true)]
    public async Task Are_taken_of_the_diary()
    {
        foreach (var device in new[] { Device.Desk, Device.Phone })
        {
            foreach (var theme in new[] { "light", "dark" })
            {
                await using var person = await chrome.Person(device, theme);
                var tab = await Tab.Open(person, salon.Product);
                await tab.SignIn();
                foreach (var (name, path) in Pages.OfDiary("beauty-center"))
                {
                    await tab.Go(path);
                    await Screenshots.Take(tab.Page, device, $"{name}-{device.Name}{(theme == "dark" ? "-dark" : "")}.png");
                }

                await tab.Go("/beauty-center/agenda?jour=2026-11-28");
                await tab.Page.Locator("[data-opens=fiche]:visible", new() { HasText = "Rendez-vous" }).First.ClickAsync();
                await tab.Page.Locator("#fiche form").WaitForAsync();
                await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"agenda-nouveau-{device.Name}{(theme == "dark" ? "-dark" : "")}.png") });
                await tab.Go("/beauty-center/agenda?jour=2026-11-28");
                await tab.Page.Locator(".appt:visible").First.ClickAsync();
                await tab.Page.Locator("#fiche form").First.WaitForAsync();
                await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"agenda-fiche-{device.Name}{(theme == "dark" ? "-dark" : "")}.png") });
            }
        }
    }
}
