using Kalliky.Integration.Tests.Api;

namespace Kalliky.Integration.Tests.Setup;

[Collection<OneApi>]
public sealed class ProbesTests(ApiHost host)
{
    [Fact]
    public async Task Lives_and_is_ready_on_a_migrated_database()
    {
        (await host.Get("/health/live")).Status.ShouldBe(200);
        (await host.Get("/health/ready")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Lives_but_is_not_ready_without_a_database()
    {
        await using var lonely = new ApiHost { More = new() { ["ConnectionStrings:Kalliky"] = "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=2" } };

        (await lonely.Get("/health/live")).Status.ShouldBe(200);
        (await lonely.Get("/health/ready")).Status.ShouldBe(503);
    }
}
