using System.Text.Json;

namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class DocumentTests(ApiHost host)
{
    [Fact]
    public async Task Gives_every_operation_an_example_a_scope_and_its_refusals()
    {
        var document = (await host.Get("/openapi/v1.json")).Json;

        document.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        operations.Count.ShouldBeGreaterThanOrEqualTo(12);
        foreach (var (name, operation) in operations.Select(operation => (operation.Value.GetProperty("operationId").GetString(), operation.Value)))
        {
            var answers = operation.GetProperty("responses");
            var answer = answers.TryGetProperty("201", out var created) ? created : answers.GetProperty("200");
            if (name != "ReadInvoice") // A PDF: no example in JSON.
                Media(answer).TryGetProperty("example", out _).ShouldBeTrue(name);
            if (operation.TryGetProperty("requestBody", out var body))
                Media(body).TryGetProperty("example", out _).ShouldBeTrue(name);
            foreach (var status in (string[])["401", "403", "422", "429"])
                operation.GetProperty("responses").TryGetProperty(status, out _).ShouldBeTrue($"{name} {status}");
            operation.GetProperty("security")[0].TryGetProperty("api_key", out _).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Is_read_on_a_page_that_needs_no_other_host()
    {
        var page = await host.Get("/api/docs/");

        page.Status.ShouldBe(200);
        page.Text.ShouldNotContain("https://");
        var policy = page.Header("Content-Security-Policy");
        policy.ShouldNotBeNull();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("http");
        (await host.Get("/api/docs/scalar.js")).Status.ShouldBe(200);
    }

    private static JsonElement Media(JsonElement of) => of.GetProperty("content").GetProperty("application/json");
}
