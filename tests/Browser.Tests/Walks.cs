using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>Both walks, side by side past the pages of one product.</summary>
public sealed class Walks(Chrome chrome) : IAsyncLifetime
{
    public static readonly IReadOnlyList<string> Devices = [Device.Desk.Name, Device.Phone.Name];

    private readonly Walk desk = new(Device.Desk, ColorScheme.Light, 768, 1024, 1440);
    private readonly Walk phone = new(Device.Phone, ColorScheme.Dark, 320, 390);

    public Walk With(string device) => device == Device.Desk.Name ? desk : phone;

    public async ValueTask InitializeAsync()
    {
        await using var product = new EveningProduct();
        await product.InitializeAsync();
        await Task.WhenAll(desk.Go(chrome, product), phone.Go(chrome, product));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
