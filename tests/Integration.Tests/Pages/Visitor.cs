using System.Text.RegularExpressions;
using Kalliky.Integration.Tests.Api;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>Somebody at a browser without script: keeps cookies, and sends forms with the token of the last page.</summary>
public sealed partial class Visitor(ApiHost host) : IDisposable
{
    private readonly HttpClient http = host.NewBrowser();
    private string token = "";

    public async Task<Answer> Open(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Send(request);
    }

    public Task<Answer> Fill(string address, params (string Name, string Value)[] fields) => Fill(address, [], fields);

    /// <summary>The same with script: the part of the page that changed comes back.</summary>
    public Task<Answer> Swap(string address, params (string Name, string Value)[] fields) => Fill(address, [("HX-Request", "true")], fields);

    public async Task<Answer> Fill(string address, (string Name, string Value)[] headers, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Send(request);
    }

    /// <summary>Hands a file over, under a name that may lie.</summary>
    public async Task<Answer> HandOver(string address, string field, string name, byte[] file, params (string Name, string Value)[] more)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), field, name }, { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (with, value) in more)
            form.Add(new StringContent(value), with);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        return await Send(request);
    }

    public async Task<Answer> SignIn(string email, string password)
    {
        await Open("/connexion");
        return await Fill("/connexion", ("email", email), ("password", password));
    }

    public void Dispose() => http.Dispose();

    /// <summary>The address that they come from; none by itself.</summary>
    public string? From { get; init; }

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        if (From is not null)
            request.Headers.Add(CallingFrom.Header, From);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (Token().Match(text) is { Success: true } found)
            token = found.Groups[1].Value;
        return new Answer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
