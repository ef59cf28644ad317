using System.Collections.Concurrent;
using System.Data.Common;
using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Comes to the nodes that close a month, at each step once, in CI at each step of each business. Whoever dies is cut off by the server: the connection on which
/// it worked, and those of the bus that hold a message at that moment. Nothing that it still does is seen there, what was not committed is
/// undone, and the messages come back.</summary>
internal sealed class Death : IAsyncDisposable
{
    private const string Cut = """
        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
        WHERE datname = current_database() AND (pid = $1 OR (application_name = 'kalliky bus' AND state = 'idle in transaction'))
        """;

    private readonly ConcurrentDictionary<(Guid Business, string Step), bool> died = new();
    private readonly ConcurrentDictionary<DbContextId, string> doing = new();
    private readonly ConcurrentDictionary<DbContextId, bool> dead = new();
    private readonly SemaphoreSlim one = new(1);
    private readonly NpgsqlConnection scythe;

    private Death(NpgsqlConnection scythe) => this.scythe = scythe;

    public static async Task<Death> Of(TestDatabase database) => new(await Tenancy.Tables.Connect(database.Application, null));

    /// <summary>The steps at which it came to this business; before a commit, to any of them.</summary>
    public IReadOnlyList<string> Of(Guid business) => [.. died.Keys.Where(known => known.Business == Counted(business)).Select(known => known.Step)];

    public void Haunts(IServiceCollection services)
    {
        services.ConfigureDbContext<KallikyDb>(options => options.AddInterceptors(new Saving(this), new Committing(this), new Opening(this)));
        services.AddSingleton<IInvoicePrinter>(_ => new Jamming(new Infrastructure.Invoices.InvoicePrinter(), this));
        services.AddSingleton<IMail>(provider => new Failing(provider.GetRequiredKeyedService<IMail>(Vendors.Provider), this));
    }

    /// <summary>What dies in it is done again by somebody else.</summary>
    public static async Task Survive(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Killed)
        {
            // The node is dead; the next one looks again.
        }
        catch (Exception problem) when (problem.InnerException is Killed || Race.Lost(problem))
        {
            // The same, told by the database.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await scythe.DisposeAsync();
        one.Dispose();
    }

    private async Task At(string step, Guid business, DbContext? context = null)
    {
        if (!died.TryAdd((Counted(business), step), true))
            return;
        var connection = context?.Database.GetDbConnection() as NpgsqlConnection;
        if (context is not null)
            dead[context.ContextId] = true;
        await one.WaitAsync();
        try
        {
            await using var command = new NpgsqlCommand(Cut, scythe) { Parameters = { new() { Value = connection is { State: System.Data.ConnectionState.Open } ? connection.ProcessID : 0 } } };
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            one.Release();
        }

        if (connection is { State: System.Data.ConnectionState.Open })
            await Should.ThrowAsync<NpgsqlException>(() => new NpgsqlCommand("SELECT 1", connection).ExecuteScalarAsync());
        throw new Killed();
    }

    private static Guid Counted(Guid business) => Often.InCi ? business : Guid.Empty;

    private Task Saves(string step, DbContextEventData happens) => happens.Context is KallikyDb { TenantId: { } tenant } db && doing.TryGetValue(db.ContextId, out var rows) ? At($"{step} {rows}", tenant, db) : Task.CompletedTask;

    // What belongs to the closing: new rows by their kind, letters with what becomes of them.
    private static string? Rows(DbContext db)
    {
        var rows = db.ChangeTracker.Entries()
            .Where(row => row is { State: EntityState.Added or EntityState.Modified, Entity: Invoice or InvoiceDocument or MonthClosing or Message { Kind: MessageKind.Invoice } })
            .Select(row => row is { State: EntityState.Modified, Entity: Message letter } ? $"{nameof(Message)} {letter.Status}" : row.Metadata.ClrType.Name)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return rows.Count == 0 ? null : string.Join(", ", rows);
    }

    internal sealed class Killed : Exception;

    private sealed class Saving(Death death) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Rows(eventData.Context!) is { } rows)
                death.doing[eventData.Context!.ContextId] = rows;
            else
                death.doing.TryRemove(eventData.Context!.ContextId, out _);
            await death.Saves("before", eventData);
            return result;
        }

        public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            await death.Saves("after", eventData);
            return result;
        }
    }

    private sealed class Committing(Death death) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await death.Saves("before the commit of", eventData);
            return result;
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => death.Saves("after the commit of", eventData);
    }

    /// <summary>The dead come to no connection any more.</summary>
    private sealed class Opening(Death death) : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            eventData.Context is { } context && death.dead.ContainsKey(context.ContextId) ? throw new Killed() : ValueTask.FromResult(result);
    }

    /// <summary>A press that stops before and after a sheet. The business's name on it is its id.</summary>
    private sealed class Jamming(IInvoicePrinter press, Death death) : IInvoicePrinter
    {
        public PrintedInvoice Print(InvoiceSheet sheet)
        {
            Stop("before printing", sheet);
            var printed = press.Print(sheet);
            Stop("after printing", sheet);
            return printed;
        }

        private void Stop(string step, InvoiceSheet sheet) => Task.Run(() => death.At(step, Guid.Parse(sheet.Buyer.Name))).GetAwaiter().GetResult();
    }

    /// <summary>A provider that is lost before and after it took an invoice. The mailbox is the business's id.</summary>
    private sealed class Failing(IMail provider, Death death) : IMail
    {
        public async Task<Application.Messaging.Posting> Send(Mail mail, CancellationToken ct)
        {
            if (mail.Attachments.Count == 0)
                return await provider.Send(mail, ct);
            var tenant = Guid.ParseExact(mail.To.Split('@')[0], "N");
            await death.At("before sending", tenant);
            var posting = await provider.Send(mail, ct);
            await death.At("after sending", tenant);
            return posting;
        }
    }
}
