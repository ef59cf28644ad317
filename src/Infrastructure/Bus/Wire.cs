using Kalliky.Domain.Shared;
using Newtonsoft.Json;
using Npgsql;
using Rebus.Config;
using Rebus.Config.Outbox;
using Rebus.PostgreSql;
using Rebus.PostgreSql.Outbox;
using Rebus.Serialization;
using Rebus.Serialization.Custom;
using Rebus.Serialization.Json;
using Rebus.Transport;

namespace Kalliky.Infrastructure.Bus;

/// <summary>What both ends of the bus agree on: tables, queues, names.</summary>
internal static class Wire
{
    public const string Schema = "bus";

    public const string Messages = "messages";

    public const string Queue = "kalliky";

    public const string DeadLetters = "dead-letters";

    /// <summary>The header that says for which business a message is.</summary>
    public const string Tenant = "kalliky-tenant";

    /// <summary>Plain JSON. What looks like a date stays a text until its own type reads it: NodaTime's would not take .NET's.</summary>
    public static readonly JsonSerializerSettings Json = new() { DateParseHandling = DateParseHandling.None };

    private const int MostConnections = 20;

    private static readonly TableName Outbox = new(Schema, "outbox");

    /// <summary>Every event, by its short name: that name is on the wire, so that a class may move but not be renamed.</summary>
    public static readonly IReadOnlyList<Type> Events =
        [.. typeof(DomainEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DomainEvent)))];

    public static void Sends(this StandardConfigurer<ITransport> transport, string database) =>
        transport.UsePostgreSqlAsOneWayClient(Pool(database), Messages, schemaName: Schema);

    public static void Receives(this StandardConfigurer<ITransport> transport, string database) =>
        transport.UsePostgreSql(Pool(database), Messages, Queue, schemaName: Schema);

    public static void Keeps(this StandardConfigurer<IOutboxStorage> outbox, string database) =>
        outbox.StoreInPostgreSql(Pool(database), Outbox);

    public static void Speaks(this StandardConfigurer<ISerializer> serialization)
    {
        serialization.UseNewtonsoftJson(Json);
        serialization.UseCustomMessageTypeNames().AddWithShortNames(Events);
    }

    // Rebus opens connections of its own; they must not be taken for those of a business, nor crowd them out.
    private static string Pool(string database) => new NpgsqlConnectionStringBuilder(database)
    {
        ApplicationName = "kalliky bus",
        MaxPoolSize = MostConnections,

        // Each of its transactions is ended, and nothing else stays on its connections.
        NoResetOnClose = true,
    }.ConnectionString;
}
