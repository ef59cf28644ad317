using Kalliky.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chrome))]

namespace Kalliky.Browser.Tests;

/// <summary>The machine's own Chromium (KALLIKY_CHROMIUM, else on the PATH), one for all; nothing downloads a browser.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    /// <summary>How long a page may take to show what a test expects, on a machine however slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program(), Args = Flags });
    }

    /// <summary>A person at a device: nothing is shared with another.</summary>
    public async Task<IBrowserContext> Person(Device device, string theme = "light")
    {
        var person = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = device.Width, Height = device.Height },
            IsMobile = device.IsPhone,
            HasTouch = device.IsPhone,
            DeviceScaleFactor = device.IsPhone ? 1.5f : 1,
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
        });
        person.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string Program()
    {
        if (Environment.GetEnvironmentVariable("KALLIKY_CHROMIUM") is { Length: > 0 } given)
            return given;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(_ => new[] { "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium was found: install it, or name it in KALLIKY_CHROMIUM.");
    }
}

public sealed record Device(string Name, int Width, int Height, bool IsPhone)
{
    public static readonly Device Desk = new("1440", 1440, 900, false);
    public static readonly Device Phone = new("390", 390, 844, true);
}
