using System.Net;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Web.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kalliky.Integration.Tests.Setup;

/// <summary>Who is believed about who asks, and who reads what is measured.</summary>
public sealed class DoorwayTests
{
    private const string Key = "une-longue-cle-de-mesure";

    [Fact]
    public async Task A_known_proxy_tells_that_the_visitor_came_by_https()
    {
        await using var host = new ApiHost { From = IPAddress.Parse("10.1.2.3"), More = new() { ["App:Proxies"] = "192.0.2.7, 10.0.0.0/8" } };

        var answer = await Plain(host, "https");

        answer.Header("Location").ShouldStartWith("https://");
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        await using var host = new ApiHost { From = IPAddress.Parse("203.0.113.9"), More = new() { ["App:Proxies"] = "10.0.0.0/8" } };

        var answer = await Plain(host, "https");

        answer.Header("Location").ShouldStartWith("http://");
    }

    [Theory]
    [InlineData("le reverse proxy")]
    [InlineData("10.0.0.0/8, 10.0.0.0/99")]
    public void A_list_of_proxies_that_is_none_is_refused_with_a_sentence(string proxies)
    {
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("App:Proxies", proxies)]).Build())
            .AddDoorway().BuildServiceProvider();

        var refusal = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<DoorwayOptions>>().Value);

        refusal.Message.ShouldContain("App__Proxies is not a list of addresses");
    }

    [Theory]
    [InlineData("203.0.113.9", null, 404)]
    [InlineData("127.0.0.1", null, 200)]
    [InlineData("127.0.0.1", "203.0.113.9", 404)]
    public async Task Without_a_key_only_this_machine_reads_the_measures_and_through_no_proxy(string from, string? forwarded, int status)
    {
        await using var host = new ApiHost { From = IPAddress.Parse(from) };
        using var visitor = new Visitor(host);

        (await visitor.Open("/metrics", forwarded is null ? [] : [("X-Forwarded-For", forwarded)])).Status.ShouldBe(status);
    }

    [Fact]
    public async Task With_a_key_whoever_knows_it_reads_them()
    {
        await using var host = new ApiHost { From = IPAddress.Parse("203.0.113.9"), More = new() { ["App:MetricsKey"] = Key } };

        (await host.Get("/metrics")).Status.ShouldBe(404);
        (await host.Get("/metrics", "une-autre-cle")).Status.ShouldBe(404);
        var measures = await host.Get("/metrics", Key);
        measures.Status.ShouldBe(200);
        measures.Text.ShouldContain("dotnet_gc");
    }

    // A page behind the sign-in answers with a whole address: its scheme is what we believe.
    private static async Task<Answer> Plain(ApiHost host, string proto)
    {
        using var visitor = new Visitor(host);
        return await visitor.Open("http://kalliky.test/pizza-mario/commandes", ("X-Forwarded-Proto", proto), ("X-Forwarded-For", "198.51.100.4"));
    }
}
