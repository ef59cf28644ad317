using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Kalliky.Load;

/// <summary>Somebody who is signed in, and an integration: reads one page after the other and looks at the clock.</summary>
internal sealed partial class Reader(Uri address) : IDisposable
{
    // Cookies are kept by hand: they are for https alone, and the bench speaks to the product without a proxy.
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
    private readonly Dictionary<string, string> cookies = [];

    public async Task SignIn(string email, string password)
    {
        var form = await (await Send(new HttpRequestMessage(HttpMethod.Get, "/connexion"))).Content.ReadAsStringAsync();
        var token = Token().Match(form);
        using var answer = await Send(new HttpRequestMessage(HttpMethod.Post, "/connexion")
        {
            Content = new FormUrlEncodedContent([new("email", email), new("password", password), new("__RequestVerificationToken", token.Groups[1].Value)]),
        });
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"The sign-in was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>The body, and how long it took until all of it was here.</summary>
    public async Task<(string Body, TimeSpan Took)> Get(string page, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var watch = Stopwatch.StartNew();
        using var answer = await Send(request);
        var body = await answer.Content.ReadAsStringAsync();
        var took = watch.Elapsed;
        return answer.IsSuccessStatusCode ? (body, took) : throw new InvalidOperationException($"{page} was answered with {(int)answer.StatusCode}: {body}");
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        var answer = await http.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
