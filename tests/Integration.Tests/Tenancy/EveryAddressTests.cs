using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kalliky.Application.Shared;
using Kalliky.Integration.Tests.Api;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>Every address of the product, as the host knows them, is asked with somebody else's ids: pages and each of their
/// handlers with the session of one business, the REST API with its key. What stands in no list here cannot be forgotten.</summary>
public sealed partial class EveryAddressTests(EveryAddressTests.Street street) : IClassFixture<EveryAddressTests.Street>, IAsyncLifetime
{
    // What the API writes before an id, by the name of what it belongs to.
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["stores"] = "str_", ["Store"] = "str_", ["products"] = "prd_", ["Product"] = "prd_", ["services"] = "prd_", ["Service"] = "prd_",
        ["orders"] = "ord_", ["calls"] = "call_", ["customers"] = "cus_", ["tickets"] = "tkt_", ["bookings"] = "bkg_", ["Resource"] = "res_", ["Category"] = "cat_",
        ["invoices"] = "inv_", ["Order"] = "ord_", ["Call"] = "call_", ["Customer"] = "cus_",
    };

    // How a list is told where to go on: behind a row, by its id.
    private const string Position = "suite";

    private readonly ApiHost host = street.Host;
    private Neighbour mine = null!;
    private Neighbour yours = null!;
    private Visitor visitor = null!;
    private string before = "";

    public async ValueTask InitializeAsync()
    {
        (mine, yours) = (await Neighbour.MoveIn(host.Database, host.Services), await Neighbour.MoveIn(host.Database, host.Services));
        visitor = await Visitor.SignIn(host, mine);
        before = await Tables.Possessions(host.Database.Application, yours.Tenant);
    }

    public ValueTask DisposeAsync()
    {
        visitor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Every_part_of_an_address_is_known()
    {
        // A new one needs an attempt: say below what it stands for.
        var parts = Endpoints().SelectMany(endpoint => endpoint.RoutePattern.Parameters).Select(part => part.Name).ToHashSet();
        parts.ShouldBeSubsetOf(["store", "id", "token", "code", "page", "documentName", "theme", "file", "path"]);
    }

    [Fact]
    public async Task Every_page_and_every_handler_leaves_another_business_alone()
    {
        var tried = 0;
        foreach (var page in await Pages())
        {
            foreach (var handler in page.HandlerMethods.Where(handler => Asks(page, handler)))
            {
                tried++;
                foreach (var id in TakesIds(page, handler) ? yours.Ids : [yours.Ids[0]])
                    await Try(page, handler, mine.StoreKey, id);
                if (page.AttributeRouteInfo!.Template!.Contains("{store}", StringComparison.Ordinal))
                    (await Try(page, handler, yours.StoreKey, yours.Ids[0])).ShouldBe(HttpStatusCode.NotFound, $"{page.AttributeRouteInfo.Template} {handler.Name}");
            }
        }

        tried.ShouldBeGreaterThan(40);
        await NothingChanged();
    }

    // Only the rows that differ are shown.
    private async Task NothingChanged()
    {
        var after = await Tables.Possessions(host.Database.Application, yours.Tenant);
        after.Split('\n').Except(before.Split('\n')).ShouldBeEmpty();
        before.Split('\n').Except(after.Split('\n')).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("aujourd’hui", "aujourdhui")]
    [InlineData("commandes", "commandes")]
    [InlineData("carte", "carte")]
    [InlineData("prestations", "prestations")]
    [InlineData("équipe", "equipe")]
    [InlineData("assistant", "assistant")]
    [InlineData("tickets", "tickets")]
    [InlineData("clients", "clients")]
    public async Task Ones_own_pages_are_shown_with_the_same_session(string what, string page)
    {
        var (status, text) = await visitor.Send(HttpMethod.Get, $"/{mine.StoreKey}/{page}");
        status.ShouldBe(HttpStatusCode.OK, what);
        mine.IsHeardIn(text).ShouldBeTrue(what);
    }

    [Theory]
    [InlineData("kalliky.business={0}")]
    [InlineData("etablissement={1}")]
    [InlineData("kalliky.business={0}; etablissement={1}")]
    public async Task A_cookie_that_names_another_business_chooses_nothing(string cookies)
    {
        var named = string.Format(System.Globalization.CultureInfo.InvariantCulture, cookies, yours.Tenant, yours.StoreKey);
        (await visitor.Send(HttpMethod.Get, "/", cookies: named)).Text.ShouldContain($"/{mine.StoreKey}/");
        (await visitor.Send(HttpMethod.Get, $"/{yours.StoreKey}/aujourdhui", cookies: named)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_operation_of_the_api_leaves_another_business_alone()
    {
        var operations = Endpoints().Where(endpoint => Address(endpoint).StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        operations.Count.ShouldBeGreaterThanOrEqualTo(12);
        foreach (var operation in operations)
        {
            foreach (var id in yours.Ids)
                await Try(operation, id);
        }

        await NothingChanged();
    }

    [Fact]
    public async Task The_same_operations_show_ones_own()
    {
        foreach (var address in (string[])["stores", "products", "orders", "calls", "customers", "tickets", "bookings", "services", $"bookings/bkg_{mine.Appointment}", $"services/prd_{mine.Service}", $"products/prd_{mine.Product}", $"customers/cus_{mine.Customer}", $"tickets/tkt_{mine.Ticket}", $"stores/str_{mine.Store}", $"orders/ord_{mine.Confirmed}", $"calls/call_{mine.EndedCall}"])
            mine.IsHeardIn((await host.Get("/api/v1/" + address, mine.ApiKey)).Text).ShouldBeTrue(address);
    }

    [Fact]
    public async Task A_session_opens_no_api_and_a_key_no_page()
    {
        (await visitor.Send(HttpMethod.Get, $"/api/v1/orders/ord_{mine.Confirmed}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.Get($"/{mine.StoreKey}/commandes", mine.ApiKey)).Status.ShouldBe(302);
        (await host.Get($"/live/{mine.StoreKey}", mine.ApiKey)).Status.ShouldBeOneOf(302, 401);
    }

    [Fact]
    public async Task A_live_stream_tells_of_ones_own_store_alone()
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using (var theirs = await visitor.Open($"/live/{yours.StoreKey}", end.Token))
            theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stream = await visitor.Open($"/live/{mine.StoreKey}", end.Token);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(end.Token));
        var heard = new List<string>();
        await Heard(lines, heard, "beat", end.Token);

        // Theirs under their own name, theirs under a forged one, and then one's own: when that is here, so would be the others.
        var (feed, own) = (host.Services.GetRequiredService<ILiveFeed>(), Guid.CreateVersion7());
        var announcing = Announce(feed, own, end.Token);
        await Heard(lines, heard, own.ToString(), end.Token);
        await end.CancelAsync();
        await announcing;
        yours.Ids.ShouldAllBe(id => !heard.Any(line => line.Contains(id.ToString())));
    }

    // Again and again, since the stream begins to watch a moment after its first beat.
    private async Task Announce(ILiveFeed feed, Guid own, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            feed.Publish(new LiveEvent(yours.Tenant, yours.Store, "order", yours.Confirmed));
            feed.Publish(new LiveEvent(yours.Tenant, mine.Store, "order", yours.Draft));
            feed.Publish(new LiveEvent(mine.Tenant, yours.Store, "call", yours.LiveCall));
            feed.Publish(new LiveEvent(mine.Tenant, mine.Store, "order", own));
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static async Task Heard(StreamReader lines, List<string> heard, string word, CancellationToken ct)
    {
        do
            heard.Add(await lines.ReadLineAsync(ct) ?? throw new InvalidOperationException("The stream ended."));
        while (!heard[^1].Contains(word, StringComparison.Ordinal));
    }

    private async Task<HttpStatusCode> Try(CompiledPageActionDescriptor page, HandlerMethodDescriptor handler, string store, Guid id)
    {
        var address = "/" + Part().Replace(page.AttributeRouteInfo!.Template!, part => part.Groups[1].Value switch
        {
            "store" => store,
            "code" => "404",
            _ => id.ToString(),
        });
        var query = handler.Parameters.SelectMany(Fields).DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Value(id));
        var named = handler.Name is null ? "" : $"handler={handler.Name}&";
        var get = handler.HttpMethod.Equals("Get", StringComparison.OrdinalIgnoreCase);
        var words = string.Join('&', query.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        var (status, text) = get
            ? await visitor.Send(HttpMethod.Get, $"{address}?{named}{words}&q={yours.Mark[..6]}&{Position}=1-{id:N}")
            : await visitor.Send(HttpMethod.Post, $"{address}?{named}", query, $"/{mine.StoreKey}/assistant");
        yours.IsHeardIn(text.Replace(yours.StoreKey, "", StringComparison.Ordinal)).ShouldBeFalse($"{handler.HttpMethod} {address} {named}: {text}");
        ((int)status).ShouldBeLessThan(500, $"{address} {named}: the page broke, so nothing was tried");
        if (!get)
            status.ShouldNotBe(HttpStatusCode.BadRequest, $"{address} {named}: the form was not taken, so nothing was tried");
        return status;
    }

    // What takes nothing from outside cannot be given anything of another's.
    private static bool Asks(CompiledPageActionDescriptor page, HandlerMethodDescriptor handler) =>
        page.AttributeRouteInfo!.Template!.Contains('{', StringComparison.Ordinal) || handler.Parameters.Count > 0 || page.BoundProperties.Count > 0;

    // Where no id is asked, every one of the other's would make the same request.
    private static bool TakesIds(CompiledPageActionDescriptor page, HandlerMethodDescriptor handler) =>
        Part().Matches(page.AttributeRouteInfo!.Template!).Any(part => part.Groups[1].Value is not ("store" or "code"))
        || page.BoundProperties.Concat<ParameterDescriptor>(handler.Parameters).Any(parameter => (parameter.BindingInfo?.BinderModelName ?? parameter.Name) == Position)
        || handler.Parameters.Any(parameter => Fields(parameter).Any(field => field.Value(Guid.Empty) != field.Value(Guid.AllBitsSet)));

    // Words that every field takes, and the other's id wherever an id is asked.
    private static IEnumerable<KeyValuePair<string, Func<Guid, string>>> Fields(HandlerParameterDescriptor parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(Guid) => [new(parameter.Name, id => id.ToString())],
            _ when type == typeof(int) => [new(parameter.Name, _ => "15")],
            _ when type == typeof(bool) => [new(parameter.Name, _ => "true")],
            _ when type == typeof(string) => [new(parameter.Name, _ => "x")],
            _ => type.GetProperties().Where(property => property.CanWrite).Select(property => new KeyValuePair<string, Func<Guid, string>>(
                property.Name,
                id => property.PropertyType == typeof(Guid) || property.PropertyType == typeof(Guid?) ? id.ToString() : property.PropertyType == typeof(bool) ? "true" : "15")),
        };
    }

    private async Task Try(RouteEndpoint operation, Guid id)
    {
        var parts = Address(operation).Split('/');
        var address = string.Join('/', parts.Select((part, at) => part == "{id}" ? Prefixes[parts[at - 1]] + id : part));
        var method = operation.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();
        var accepts = operation.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var body = accepts?.GetProperties().ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property => Something(property, id));
        var answer = method switch
        {
            "GET" => await host.Get($"{address}?store_id=str_{id}", mine.ApiKey),
            "PATCH" => await host.Patch(address, mine.ApiKey, body, Guid.NewGuid().ToString()),
            _ => await host.Post(address, mine.ApiKey, body, Guid.NewGuid().ToString()),
        };
        answer.Status.ShouldNotBe(400, $"{method} {address}: the body was not taken, so nothing was tried");
        answer.Status.ShouldBeLessThan(500, $"{method} {address}: {answer.Text}");
        yours.IsHeardIn(answer.Text).ShouldBeFalse(answer.Text);
        if (address != Address(operation))
            answer.ShouldRefuse(404);
    }

    // The other's id wherever an id is asked, and elsewhere something of the right kind.
    private static object? Something(System.Reflection.PropertyInfo asked, Guid id) => (Nullable.GetUnderlyingType(asked.PropertyType) ?? asked.PropertyType) switch
    {
        _ when asked.Name.EndsWith("Id", StringComparison.Ordinal) => Prefixes[asked.Name[..^2]] + id,
        _ when asked.Name.EndsWith("Ids", StringComparison.Ordinal) => new[] { Prefixes[asked.Name[..^3]] + id },
        _ when asked.Name is "StartsAt" or "EndsAt" or "BackAt" => Tomorrow.ToString("yyyy-MM-dd'T'10:00:00'Z'", System.Globalization.CultureInfo.InvariantCulture),
        _ when asked.Name is "Phone" => "+33639980122",
        _ when asked.Name is "Email" => "x@exemple.fr",
        _ when asked.Name is "Allergens" => new[] { "lait" },
        _ when asked.Name is "Sizes" => null,
        _ when asked.PropertyType == typeof(IReadOnlyList<string>) => new[] { "x" },
        { Name: "MoneyJson" } => new { amount = 15, currency = "EUR" },
        var type when type == typeof(long) => 15,
        var type when type == typeof(int) => 15,
        var type when type == typeof(bool) => true,
        var type when type == typeof(DateTimeOffset) => DateTimeOffset.UtcNow.AddHours(1),
        { IsEnum: true } type => JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetNames(type)[0]),
        _ => "x",
    };

    private static readonly DateTime Tomorrow = DateTime.UtcNow.AddDays(1);

    private async Task<List<CompiledPageActionDescriptor>> Pages()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var pages = Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().DistinctBy(page => page.AttributeRouteInfo!.Template);
        var compiled = new List<CompiledPageActionDescriptor>();
        foreach (var page in pages)
            compiled.Add(await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty));
        return compiled;
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>One host for all of them; who lives there is new for each.</summary>
    public sealed class Street : IAsyncDisposable
    {
        internal ApiHost Host { get; } = new() { IsStill = true, More = new() { ["Api:RequestsPerMinute"] = "100000" } };

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Part();
}
