using System.Net;
using System.Text.RegularExpressions;
using Kalliky.Integration.Tests.Api;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>Somebody of one business in a browser, signed in like everybody.</summary>
internal sealed partial class Visitor(HttpClient browser) : IDisposable
{
    private const string SignInPage = "/connexion";

    private readonly Dictionary<string, string> tokens = [];

    public static async Task<Visitor> SignIn(ApiHost host, Neighbour who)
    {
        var browser = host.NewBrowser();

        // From an address of one's own: only so many may sign in from one.
        browser.DefaultRequestHeaders.Add(CallingFrom.Header, $"10.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}");
        var visitor = new Visitor(browser);
        var (status, _) = await visitor.Send(HttpMethod.Post, SignInPage, new() { ["email"] = who.Email, ["password"] = Neighbour.Password }, SignInPage);
        status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <param name="formOf">The page that a form is taken from.</param>
    /// <param name="cookies">Beside those that the product gave.</param>
    public async Task<(HttpStatusCode Status, string Text)> Send(
        HttpMethod method, string address, Dictionary<string, string>? form = null, string formOf = SignInPage, string? cookies = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("HX-Request", "true");
        if (cookies is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form.Append(new("__RequestVerificationToken", await Token(formOf))));
        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync() + answer.Headers.Location);
    }

    /// <summary>A stream that stays open.</summary>
    public async Task<HttpResponseMessage> Open(string address, CancellationToken ct) =>
        await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);

    public void Dispose() => browser.Dispose();

    // A session's token is good for all its forms; signing in makes another session.
    private async Task<string> Token(string page)
    {
        if (tokens.TryGetValue(page, out var known))
            return known;
        var token = await Fetch(page);
        if (page != SignInPage)
            tokens[page] = token;
        return token;
    }

    private async Task<string> Fetch(string page)
    {
        var html = await browser.GetStringAsync(page);
        var found = InForm().Match(html) is { Success: true } form ? form : InHead().Match(WebUtility.HtmlDecode(html));
        return found.Success ? found.Groups[1].Value : throw new InvalidOperationException($"{page} has no form.");
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex InForm();

    [GeneratedRegex("\"requestToken\"\\s*:\\s*\"([^\"]+)\"")]
    private static partial Regex InHead();
}
