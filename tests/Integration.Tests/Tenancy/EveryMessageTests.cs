using System.Text.Json;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>A message of the bus under the header of one business that names rows of another: every reaction that there is,
/// to every kind of event, reads nothing there and changes nothing.</summary>
public sealed class EveryMessageTests : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private readonly Listening analyst = new();
    private Neighbour mine = null!;
    private Neighbour yours = null!;

    public EveryMessageTests(TestDatabase database)
    {
        this.database = database;
        services = database.Services(more => more.Replace(ServiceDescriptor.Singleton<ICallAnalyst>(analyst)));
    }

    public async ValueTask InitializeAsync() =>
        (mine, yours) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Every_reaction_leaves_another_business_alone()
    {
        var before = await Tables.Possessions(database.Application, yours.Tenant);
        var reactions = 0;
        foreach (var type in typeof(DomainEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DomainEvent))))
        {
            foreach (var id in yours.Ids)
                reactions += await React(type, new Attempt(mine.Tenant, mine.Store, yours.LiveCall, yours, id, "x").Make(type)!);
        }

        reactions.ShouldBeGreaterThan(0);
        yours.IsHeardIn(analyst.Heard).ShouldBeFalse(analyst.Heard);
        (await Tables.Possessions(database.Application, yours.Tenant)).ShouldBe(before);
    }

    [Fact]
    public void Messages_carry_ids_and_states_and_no_words()
    {
        // The bus's tables are behind no wall. The handle of a payment provider names nobody.
        var words = typeof(DomainEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DomainEvent)))
            .SelectMany(type => type.GetProperties().Where(property => property.DeclaringType == type && property.Name != "EqualityContract"))
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var kind && kind != typeof(Guid) && kind != typeof(bool) && kind != typeof(Instant) && kind != typeof(LocalDate) && !kind.IsEnum)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Except([$"{nameof(PeriodPaid)}.{nameof(PeriodPaid.Reference)}"]);
        words.ShouldBeEmpty();
    }

    private async Task<int> React(Type type, object happened)
    {
        await using var scope = TestDatabase.Scope(services, mine.Tenant);
        var contract = typeof(IReact<>).MakeGenericType(type);
        var reactions = scope.ServiceProvider.GetServices(contract).ToList();
        foreach (var reaction in reactions)
        {
            try
            {
                await (Task)contract.GetMethod("React")!.Invoke(reaction, [happened, CancellationToken.None])!;
            }
            catch (InvalidOperationException)
            {
                // No such row in this business: the message comes back later and ends as a dead letter.
            }
        }

        return reactions.Count;
    }

    private sealed class Listening : ICallAnalyst
    {
        public string Heard { get; private set; } = "";

        public Task<JsonElement?> Fill(string schema, string instructions, string conversation, CancellationToken ct)
        {
            Heard += conversation;
            return Task.FromResult<JsonElement?>(null);
        }
    }
}
