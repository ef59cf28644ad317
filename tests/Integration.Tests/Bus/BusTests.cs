using System.Collections.Concurrent;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Tickets;
using Kalliky.Infrastructure.Bus;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Kalliky.Integration.Tests.Bus;

/// <summary>From the saved row to whoever reacts, over the real tables, with a bus of its own in each test.</summary>
public sealed class BusTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Witness witness = new();
    private ServiceProvider services = null!;
    private Guid tenant;

    public async ValueTask InitializeAsync()
    {
        witness.Tenant = tenant = await database.NewBusiness();
        services = database.Services(more => more
            .AddSingleton(witness)
            .AddScoped<IReact<TicketOpened>, Witnessing>()
            .Configure<BusOptions>(options => options.Pauses = [TimeSpan.Zero, TimeSpan.Zero]));
        foreach (var part in services.GetServices<IHostedService>())
            await part.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in services.GetServices<IHostedService>())
            await part.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }

    [Fact]
    public async Task Takes_an_event_to_whoever_reacts_with_the_tenant_of_the_row()
    {
        var ticket = await Open();

        var (seen, asTenant) = await witness.Next(Patience);

        seen.TicketId.ShouldBe(ticket);
        asTenant.ShouldBe(tenant);
    }

    [Fact]
    public async Task Sends_nothing_when_the_transaction_is_rolled_back()
    {
        await using (var scope = TestDatabase.Scope(services, tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            db.Tickets.Add(await ATicket(db));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        await ArrivesAlone(await Open());
    }

    [Fact]
    public async Task Sends_nothing_when_the_row_is_refused_by_the_database()
    {
        await using (var scope = TestDatabase.Scope(services, tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            db.Tickets.AddRange(await ATicket(db, "once"), await ATicket(db, "once"));
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }

        await ArrivesAlone(await Open());
    }

    [Fact]
    public async Task Comes_back_after_a_failure()
    {
        witness.FailFor(3);
        var ticket = await Open();

        (await witness.Next(Patience)).Seen.TicketId.ShouldBe(ticket);
        witness.Failures.ShouldBe(3);
    }

    [Fact]
    public async Task Keeps_a_hopeless_message_for_an_operator_who_may_send_it_again()
    {
        witness.FailFor(int.MaxValue);
        var ticket = await Open();
        var letters = services.GetRequiredService<IDeadLetters>();

        var letter = await Eventually(async () => (await letters.List(10, TestContext.Current.CancellationToken)).SingleOrDefault(letter => letter.Body.Contains(ticket.ToString())));
        letter.Event.ShouldBe(nameof(TicketOpened));
        letter.TenantId.ShouldBe(tenant);
        letter.Error.ShouldContain("not today");

        witness.FailFor(0);
        (await letters.SendAgain(letter.Id, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await witness.Next(Patience)).Seen.TicketId.ShouldBe(ticket);
        (await letters.SendAgain(letter.Id, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task Costs_no_transaction_when_nobody_reacts()
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        var post = scope.ServiceProvider.GetRequiredService<IPost>();

        post.Wants(new TicketOpened(Guid.Empty, tenant, Guid.Empty)).ShouldBeTrue();
        post.Wants(new Unheard()).ShouldBeFalse();
    }

    [Fact]
    public async Task Is_posted_by_a_command_that_never_starts_the_bus_and_forwarded_by_a_node_that_does()
    {
        await using var command = database.Services(more => more.AddScoped<IReact<TicketOpened>, Witnessing>().AddSingleton(new Witness()));

        var ticket = await Open(command);

        (await witness.Next(Patience)).Seen.TicketId.ShouldBe(ticket);
    }

    // What was sent before it would have come with it.
    private async Task ArrivesAlone(Guid ticket)
    {
        (await witness.Next(Patience)).Seen.TicketId.ShouldBe(ticket);
        await Eventually(async () => await Waiting("bus.outbox") + await Waiting("bus.messages WHERE recipient = 'kalliky'") == 0 ? "nothing" : null);
        witness.Left.ShouldBe(0);
    }

    private async Task<Guid> Open(IServiceProvider? by = null)
    {
        await using var scope = TestDatabase.Scope(by ?? services, tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        var ticket = await ATicket(db);
        db.Tickets.Add(ticket);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        ticket.Events.ShouldBeEmpty();
        return ticket.Id;
    }

    private async Task<Ticket> ATicket(KallikyDb db, string? onceKey = null)
    {
        var store = await db.Stores.FirstOrDefaultAsync(TestContext.Current.CancellationToken)
            ?? db.Stores.Add(new Store(Guid.CreateVersion7(), tenant, "chez-lou", "Chez Lou", Trade.Restaurant, "Europe/Paris")).Entity;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var now = services.GetRequiredService<IMoment>().Now;
        return new Ticket(Guid.CreateVersion7(), tenant, store.Id, TicketKind.Callback, "Rappeler", now) { OnceKey = onceKey };
    }

    private async Task<long> Waiting(string where)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {where}", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<T> Eventually<T>(Func<Task<T?>> look)
        where T : class
    {
        using var end = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(TimeSpan.FromMilliseconds(50), end.Token);
        }
    }

    private sealed record Unheard : Domain.Shared.DomainEvent;

    /// <summary>What was heard, and a number of failures to come.</summary>
    private sealed class Witness
    {
        private readonly BlockingCollection<(TicketOpened, Guid?)> heard = [];
        private int failures;
        private int failed;

        /// <summary>Whose messages count: the outbox gives one out at least once, perhaps again to the bus of the next test.</summary>
        public Guid Tenant { get; set; }

        public int Left => heard.Count;

        public int Failures => failed;

        public void FailFor(int times) => Volatile.Write(ref failures, times);

        public void Hear(TicketOpened happened, Guid? tenant)
        {
            if (tenant != Tenant)
                return;
            if (Interlocked.Decrement(ref failures) >= 0)
            {
                Interlocked.Increment(ref failed);
                throw new InvalidOperationException("not today");
            }

            heard.Add((happened, tenant));
        }

        public async Task<(TicketOpened Seen, Guid? Tenant)> Next(TimeSpan patience) =>
            await Task.Run(() => heard.TryTake(out var next, patience) ? next : throw new TimeoutException("Nothing was heard."));
    }

    private sealed class Witnessing(Witness witness, CurrentTenant tenant) : IReact<TicketOpened>
    {
        public Task React(TicketOpened happened, CancellationToken ct)
        {
            witness.Hear(happened, tenant.Id);
            return Task.CompletedTask;
        }
    }
}
