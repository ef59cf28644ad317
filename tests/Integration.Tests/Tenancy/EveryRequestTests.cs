using System.Data.Common;
using FluentValidation;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>All four doors send the same requests. So each request that there is, is sent for one business with the ids and
/// the words of another: what it answers holds nothing of the other's, and nothing there has changed. A new request is tried
/// without anybody having to remember it.</summary>
public sealed class EveryRequestTests(EveryRequestTests.NextDoor nextDoor) : IClassFixture<EveryRequestTests.NextDoor>, IAsyncLifetime
{
    private static readonly Type[] Requests = [.. typeof(IMoment).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)))];

    private readonly TestDatabase database = nextDoor.Database;
    private readonly ServiceProvider services = nextDoor.Services;
    private readonly Neighbour yours = nextDoor.Yours;
    private Neighbour mine = null!;

    public static TheoryData<string> Names => [.. Requests.Select(type => type.Name).Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync() => mine = await Neighbour.MoveIn(database, services);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reaches_nothing_of_another_business(string name)
    {
        var request = Requests.Single(type => type.Name == name);
        var reached = 0;

        // Where a request asks for no id or no word, many attempts come to the same.
        foreach (var (attempt, made) in Attempts().Select(attempt => (attempt, Made: (IBaseRequest)attempt.Make(request)!)).DistinctBy(pair => pair.Made))
        {
            var (answer, refused) = await Send(made);
            reached += refused ? 0 : 1;
            attempt.Found(answer).ShouldBeFalse(answer);
        }

        reached.ShouldBeGreaterThan(0, "every attempt was refused as malformed, so nothing was tried");
        (await Tables.Possessions(database.Application, yours.Tenant)).ShouldBe(nextDoor.Possessions);
    }

    [Theory]
    [InlineData("ShowStore")]
    [InlineData("ShowMenu")]
    [InlineData("ShowBoard")]
    [InlineData("ShowToday")]
    [InlineData("ShowTeam")]
    [InlineData("ShowAssistant")]
    [InlineData("BrowseCalls")]
    [InlineData("ListLiveCalls")]
    [InlineData("StartTestCall")]
    public async Task Would_be_heard_if_it_did(string name)
    {
        var own = new Attempt(mine.Tenant, mine.Store, mine.LiveCall, mine, mine.Store, "");
        var (answer, _) = await Send((IBaseRequest)own.Make(Requests.Single(type => type.Name == name))!);
        mine.IsHeardIn(answer).ShouldBeTrue(answer);
    }

    // Every id of theirs for every id that is asked; every word of theirs for every word; and their call or store as one's own.
    private IEnumerable<Attempt> Attempts() =>
    [
        .. yours.Ids.Select(id => new Attempt(mine.Tenant, mine.Store, yours.LiveCall, yours, id, "x")),
        .. Words().Select(word => new Attempt(mine.Tenant, yours.Store, mine.LiveCall, yours, yours.Store, word)),
        new Attempt(mine.Tenant, yours.Store, yours.LiveCall, yours, yours.LiveCall, "x"),
    ];

    private IEnumerable<string> Words() =>
    [
        yours.StoreKey, yours.CarrierId, yours.RelayToken, yours.ApiKey, yours.Mark, yours.Phone.Value, yours.LiveCall.ToString(),
        $"'; SELECT set_config('app.tenant', '{yours.Tenant}', false); --", $"' || set_config('app.tenant', '{yours.Tenant}', false) || '",
    ];

    private async Task<(string Answer, bool Refused)> Send(IBaseRequest request)
    {
        await using var scope = TestDatabase.Scope(services, mine.Tenant);
        try
        {
            var answer = await (Task<object?>)typeof(EveryRequestTests).GetMethod(nameof(Ask), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(request.GetType().GetInterfaces().Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments())
                .Invoke(null, [scope.ServiceProvider.GetRequiredService<IMediator>(), request])!;
            return (Told.By(answer), false);
        }
        catch (ValidationException refusal)
        {
            return (refusal.Message, true);
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or DbException or DbUpdateException && !refusal.Message.Contains("resolve service", StringComparison.Ordinal))
        {
            // Refused by the handler or by the database: as good as not found.
            return ("", false);
        }
    }

    /// <summary>Whose things nobody may touch: what they had at first they have after each attempt.</summary>
    public sealed class NextDoor : IAsyncLifetime
    {
        internal TestDatabase Database { get; } = new();

        internal ServiceProvider Services { get; private set; } = null!;

        internal Neighbour Yours { get; private set; } = null!;

        internal string Possessions { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Services = Database.Services(more => more.AddSingleton<IRelayAddress, NoRelay>());
            Yours = await Neighbour.MoveIn(Database, Services);
            Possessions = await Tables.Possessions(Database.Application, Yours.Tenant);
        }

        public async ValueTask DisposeAsync()
        {
            await Services.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    /// <summary>The host's part: where a carrier would find it.</summary>
    private sealed class NoRelay : IRelayAddress
    {
        public Uri Of(string token) => new("wss://kalliky.test/relay/" + token);
    }

    private static async Task<object?> Ask<TAnswer>(IMediator mediator, IRequest<TAnswer> request) => await mediator.Send(request);
}
