using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>A model gone astray, or a caller who talks it into something: every tool is used with the ids of another
/// business, from a call of one's own and with a situation that names the other's call and store.</summary>
public sealed class EveryToolTests : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private Neighbour mine = null!;
    private Neighbour yours = null!;

    public EveryToolTests(TestDatabase database) => (this.database, services) = (database, database.Services());

    public async ValueTask InitializeAsync() =>
        (mine, yours) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [InlineData(Trade.Restaurant)]
    [InlineData(Trade.Salon)]
    [InlineData(Trade.Clinic)]
    [InlineData(Trade.Retail)]
    public async Task Every_tool_leaves_another_business_alone(string trade)
    {
        var before = await Tables.Possessions(database.Application, yours.Tenant);
        var tools = services.GetRequiredService<Toolbox>().For(trade);
        tools.Shown.Count.ShouldBeGreaterThan(15);
        var turn = 1;
        foreach (var name in tools.Shown.Select(tool => tool.Name))
        {
            foreach (var (store, call) in new[] { (mine.Store, mine.LiveCall), (mine.Store, yours.LiveCall), (yours.Store, mine.LiveCall), (yours.Store, yours.LiveCall) })
            {
                var answer = await Use(tools.Named(name)!, store, call, turn++);
                yours.IsHeardIn(answer).ShouldBeFalse($"{name}: {answer}");
            }
        }

        (await Tables.Possessions(database.Application, yours.Tenant)).ShouldBe(before);
    }

    [Fact]
    public async Task A_dish_of_another_menu_is_unknown_and_ones_own_is_not()
    {
        var add = services.GetRequiredService<Toolbox>().For(Trade.Restaurant).Named("add_item")!;
        (await Use(add, mine.Store, mine.LiveCall, 100, yours.Product)).ShouldContain("unknown_product");
        (await Use(add, mine.Store, mine.LiveCall, 101, mine.Product)).ShouldContain(mine.Mark);
    }

    private async Task<string> Use(Tool tool, Guid store, Guid call, int turn, Guid? product = null)
    {
        var situation = new Situation(mine.Tenant, store, call, false, null, null, null, SystemClock.Instance.GetCurrentInstant().InUtc());
        var arguments = Arguments(tool, product ?? yours.Product).ToJsonString();
        var deed = tool.Writes ? new Deed(tool.Name, ToolArguments.Canonical(arguments), 0) : null;
        var runner = services.GetRequiredService<ToolRunner>();
        await using var bench = runner.Bench(new AgentTurn(situation, turn, [new Exchange.Caller("Bonjour.")]), await Sheet());
        var outcome = await runner.Run(tool, arguments, deed, bench, default);
        return outcome.Answer.ToJson();
    }

    // Read under the own business, as a call does when it begins.
    private async Task<StoreSheet> Sheet()
    {
        await using var scope = TestDatabase.Scope(services, mine.Tenant);
        return await scope.ServiceProvider.GetRequiredService<IStoreSheets>().Of(mine.Store, default);
    }

    private static JsonObject Arguments(Tool tool, Guid product)
    {
        var given = new JsonObject();
        if (!tool.Schema.TryGetProperty("properties", out var properties))
            return given;
        foreach (var property in properties.EnumerateObject())
            given[property.Name] = Value(property, product);
        return given;
    }

    private static JsonNode? Value(JsonProperty property, Guid product)
    {
        var kinds = property.Value.TryGetProperty("type", out var type) ? type.ToString() : "string";
        return property switch
        {
            _ when property.Name.EndsWith("_id", StringComparison.Ordinal) => product.ToString(),
            _ when property.Value.TryGetProperty("enum", out var words) => words[0].ToString(),
            { Name: "phone" } => "0639980122",
            { Name: "when" } => "asap",
            _ when kinds.Contains("array", StringComparison.Ordinal) => new JsonArray(),
            _ when kinds.Contains("integer", StringComparison.Ordinal) => 1,
            _ when kinds.Contains("boolean", StringComparison.Ordinal) => true,
            _ => "x",
        };
    }
}
