using Kalliky.Application.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>How the carrier tells a start of the relay that is sent again from another one.</summary>
public sealed class RestartRelayTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Carrier carrier = new();

    [Fact]
    public async Task The_same_start_sent_again_is_the_same_command_and_the_next_one_another()
    {
        await using var mario = await Restaurant.Open(database, more => more.Replace(ServiceDescriptor.Singleton<ICallControl>(carrier)).AddSingleton<IRelayAddress, Address>());
        var call = await mario.Call();

        await mario.Send(new RestartRelay(call.CallId));
        mario.Now += Duration.FromSeconds(2);
        await mario.Send(new RestartRelay(call.CallId));
        mario.Now += Duration.FromSeconds(20);
        await mario.Send(new RestartRelay(call.CallId));
        await mario.Read(db => db.RelayTokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, mario.Now)));
        await mario.Send(new RestartRelay(call.CallId));

        carrier.Starts.Count.ShouldBe(4);
        carrier.Starts[1].ShouldBe(carrier.Starts[0], "sent again while the first invitation was fresh");
        carrier.Starts[2].ShouldNotBe(carrier.Starts[0], "nobody had come");
        carrier.Starts[3].ShouldNotBe(carrier.Starts[2], "somebody had come and was lost");
    }

    private sealed class Address : IRelayAddress
    {
        public Uri Of(string token) => new("wss://kalliky.test/relay/" + token);
    }

    private sealed class Carrier : ICallControl
    {
        public List<string> Starts { get; } = [];

        public Task<bool> StartRelay(string carrierId, RelayStart relay, string commandId, CancellationToken ct)
        {
            Starts.Add(commandId);
            return Task.FromResult(true);
        }

        public Task<bool> Answer(string carrierId, RelayStart? relay, string commandId, CancellationToken ct) => Task.FromResult(true);

        public Task<bool> Reject(string carrierId, string commandId, CancellationToken ct) => Task.FromResult(true);

        public Task<bool> Transfer(string carrierId, PhoneNumber to, TimeSpan ringFor, string commandId, CancellationToken ct) => Task.FromResult(true);

        public Task<bool> HangUp(string carrierId, string commandId, CancellationToken ct) => Task.FromResult(true);

        public Task<CarrierCall> Look(string carrierId, CancellationToken ct) => Task.FromResult(new CarrierCall(true, null));
    }
}
