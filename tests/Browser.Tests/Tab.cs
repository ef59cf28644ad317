using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>A page of the browser that remembers what went wrong in it: script errors, refusals of the
/// Content-Security-Policy, answers of 400 and more.</summary>
public sealed class Tab
{
    private readonly List<string> problems = [];
    private readonly string url;

    private Tab(IPage page, string url)
    {
        Page = page;
        this.url = url;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("preloaded", StringComparison.Ordinal))
                problems.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => problems.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                problems.Add($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Problems => problems;

    public static async Task<Tab> Open(IBrowserContext person, Product product) => new(await person.NewPageAsync(), product.Url);

    public async Task Go(string path)
    {
        await Page.GotoAsync(url + path);
        await Page.EvaluateAsync("document.fonts.ready");
    }

    /// <param name="byKeyboard">No mouse is touched.</param>
    public async Task SignIn(bool byKeyboard = false)
    {
        await Go("/connexion");
        var (mail, password) = (Page.GetByLabel("Adresse e-mail"), Page.GetByLabel("Mot de passe"));
        if (byKeyboard)
        {
            await Keys.Write(Page, mail, Demo.Email);
            await Keys.Write(Page, password, Demo.Password);
            await Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await mail.FillAsync(Demo.Email);
            await password.FillAsync(Demo.Password);
            await Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        }

        await Page.WaitForURLAsync("**/aujourdhui");
    }
}
