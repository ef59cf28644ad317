using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>Without a collector and a mail provider: the product's own till and mailbox, which are pages of it.</summary>
public sealed class DemonstrationDay : MerchantDay
{
    public override async Task<string> Mail(Tab tab, string words)
    {
        await tab.Go("/dev/outbox");
        var mail = tab.Page.Locator("article", new() { HasText = words }).First;
        await Expect(mail).ToBeVisibleAsync();
        return await mail.InnerTextAsync();
    }

    public override async Task Pay(Tab tab, ILocator goOn)
    {
        await goOn.ClickAsync();
        await tab.Page.WaitForURLAsync("**/facturation/demonstration?*");
        await Look(tab, "paiement");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Payer", Exact = true }).ClickAsync();
    }

    public override async Task Look(Tab tab, string name)
    {
        (await Axe.Violations(tab.Page, name)).ShouldBeEmpty();
        if (!Screenshots.AreWanted)
            return;
        foreach (var (theme, ending) in new[] { (ColorScheme.Dark, "-dark"), (ColorScheme.Light, "") })
        {
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var device in new[] { Device.Phone, Device.Desk })
            {
                await tab.Page.SetViewportSizeAsync(device.Width, device.Height);
                await tab.Page.EvaluateAsync("Promise.allSettled(document.getAnimations().filter(moving => moving instanceof CSSTransition).map(moving => moving.finished))");
                await Screenshots.Leave(tab.Page, device, $"histoire-{name}-{device.Name}{ending}.png");
            }
        }
    }
}
