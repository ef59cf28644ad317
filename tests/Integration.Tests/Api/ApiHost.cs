using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kalliky.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Api;

/// <summary>The whole product on a database of its own, asked as an integration asks it.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly TestDatabase database = new();
    private readonly WebApplicationFactory<Program> web;

    public ApiHost() => web = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseEnvironment("Production");
        host.UseSetting("App:PublicUrl", "https://kalliky.test");
        host.UseSetting("Payments:Demonstration", "true");
        foreach (var (name, value) in database.Settings.Concat(More))
            host.UseSetting(name, value);
        host.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error"); // A server in memory cannot limit a body's size: one warning a request.
        host.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Mvc.Filters", "Error"); // The same of a page's own limit.
        if (IsStill)
            host.ConfigureServices(services => services.Where(part => part.ImplementationType?.Name is "Sweeper" or "Postman" or "Collector" or "MonthEnd" or "Mornings" or "NumberRounds").ToList().ForEach(part => services.Remove(part)));
        host.ConfigureServices(services => services.ShareModel().HashQuickly().AddSingleton<IStartupFilter>(new CallingFrom(From)));
    });

    /// <summary>Settings of a test's own.</summary>
    public Dictionary<string, string?> More { get; init; } = [];

    /// <summary>Nothing happens by itself: no call is swept, no message posted.</summary>
    public bool IsStill { get; init; }

    public IServiceProvider Services => web.Services;

    public TestDatabase Database => database;

    /// <summary>For vendors that send their news into this server.</summary>
    public HttpMessageHandler Handler => web.Server.CreateHandler();

    /// <summary>A browser with a jar of cookies of its own, which follows nothing.</summary>
    public HttpClient NewBrowser() => web.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://kalliky.test") });

    /// <summary>The address that connections seem to come from; none by itself.</summary>
    public IPAddress? From { get; init; }

    public async Task<Shop> NewShop() => await Shop.Open(this, await database.NewBusiness());

    public AsyncServiceScope Scope(Guid tenant) => TestDatabase.Scope(web.Services, tenant);

    public async Task<Answer> Get(string address, string? key = null) => await Send(HttpMethod.Get, address, key);

    public async Task<Answer> Post(string address, string? key = null, object? body = null, string? idempotencyKey = null) =>
        await Send(HttpMethod.Post, address, key, body, idempotencyKey);

    public async Task<Answer> Patch(string address, string? key = null, object? body = null, string? idempotencyKey = null) =>
        await Send(HttpMethod.Patch, address, key, body, idempotencyKey);

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<Answer> Send(HttpMethod method, string address, string? key, object? body = null, string? idempotencyKey = null)
    {
        using var client = web.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, address);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return new Answer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers);
    }
}

/// <summary>Tests have no connection, hence no address: this gives them one, before anything looks at it.</summary>
internal sealed class CallingFrom(IPAddress? address) : IStartupFilter
{
    /// <summary>Names the address that one visitor comes from.</summary>
    public const string Header = "X-Test-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, after) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Header], out var own) ? own : address ?? context.Connection.RemoteIpAddress;
            return after(context);
        });
        next(app);
    };
}

/// <param name="Text">The body as it came.</param>
public sealed record Answer(int Status, string Text, string? MediaType, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement Data => Json.GetProperty("data");

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>Checks that this is a refusal as the API promises them.</summary>
    public JsonElement ShouldRefuse(int status)
    {
        Status.ShouldBe(status, Text);
        MediaType.ShouldBe("application/problem+json");
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        Json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Json.GetProperty("type").GetString().ShouldStartWith("urn:kalliky:problem:");
        Json.GetProperty("trace_id").GetString().ShouldNotBeNullOrEmpty();
        return Json;
    }
}

/// <summary>Classes that share one product: it takes seconds to start, and every connection to PostgreSQL is a process of its own.</summary>
[CollectionDefinition]
public sealed class OneApi : ICollectionFixture<ApiHost>;
