using System.Data.Common;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Rebus.Activation;
using Rebus.Bus;
using Rebus.Config;
using Rebus.Config.Outbox;
using Rebus.Routing.TypeBased;
using Rebus.Transport;

namespace Kalliky.Infrastructure.Bus;

/// <summary>The sending end. An event is put into the outbox in the transaction that saves its row; from there it is forwarded
/// to the queue after the commit, by whichever node is first, also when the one that saved it has died.</summary>
internal sealed class Post(Func<string> database, IServiceProviderIsService services, ILoggerFactory logs) : IPost, IDisposable
{
    private readonly Lock starting = new();
    private IBus? bus;

    public bool Wants(DomainEvent happened) => services.IsService(typeof(IReact<>).MakeGenericType(happened.GetType()));

    public async Task Send(IReadOnlyList<DomainEvent> events, Guid tenant, DbConnection connection, DbTransaction transaction)
    {
        var headers = new Dictionary<string, string> { [Wire.Tenant] = tenant.ToString() };
        var sender = Start();
        using var scope = new RebusTransactionScope();
        scope.UseOutbox((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        foreach (var happened in events)
            await sender.Send(happened, headers);
        await scope.CompleteAsync();
    }

    /// <summary>Starts, once, forwarding what is in the outbox; also what an earlier process left there.</summary>
    /// <exception cref="Exception">The database does not answer.</exception>
    public IBus Start()
    {
        lock (starting)
            return bus ??= Start(database(), logs);
    }

    public void Dispose() => bus?.Dispose();

    private static IBus Start(string database, ILoggerFactory logs) => Configure.With(new BuiltinHandlerActivator())
        .Logging(log => log.Use(new BusLog(logs)))
        .Transport(transport => transport.Sends(database))
        .Outbox(outbox => outbox.Keeps(database))
        .Serialization(serialization => serialization.Speaks())
        .Routing(routes =>
        {
            var map = routes.TypeBased();
            foreach (var type in Wire.Events)
                map.Map(type, Wire.Queue);
        })
        .Start();
}
