using System.Data.Common;
using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Customers;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Kalliky.Web.Hooks;
using Kalliky.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Integration.Tests.Businesses;

/// <summary>A business with a row of every kind leaves, beside one that stays: nothing in the whole database says what it was, but
/// for what the law keeps.</summary>
public sealed class LeavingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Where a neighbour's mark stands in what is kept: it took it for its handles.</summary>
    private static readonly string[] Handles = ["public.invoice_documents.sha256", "public.invoice_transfers.reference", "public.invoices.once_key", "public.kept_invoices.sha256", "public.paid_periods.reference", "public.plan_refunds.event_id", "public.plan_refunds.payment"];

    [Fact]
    public async Task Nothing_but_what_the_law_keeps_is_left_and_the_neighbour_is_untouched()
    {
        await using var services = Services(out var clock);
        var (leaving, staying) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        await Bill(services, leaving);
        var before = await Tables.Possessions(database.Application, staying.Tenant);
        (await Search(services, leaving)).Count.ShouldBeGreaterThan(20);
        await Close(services, leaving.Tenant, clock);

        await SeeOut(services, leaving.Tenant, clock);

        (await Search(services, leaving)).Except(Handles).ShouldBeEmpty();
        (await Tables.Possessions(database.Application, staying.Tenant)).ShouldBe(before);
        await using var scope = TestDatabase.Scope(services, leaving.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        (await db.Businesses.AsNoTracking().SingleAsync()).ErasedAt.ShouldNotBeNull();
        (await db.BusinessKeys.AnyAsync()).ShouldBeFalse();
        (await db.LedgerEntries.CountAsync(), await db.Invoices.CountAsync(), await db.MonthClosings.CountAsync()).ShouldBe((1, 3, 2));
        var order = await db.Orders.AsNoTracking().SingleAsync();
        (order.CustomerName, order.CustomerPhone, order.Lines.Count, order.History.Count).ShouldBe((null, null, 0, 0));
        (await scope.ServiceProvider.GetRequiredService<IDoors>().OfAccount(leaving.Account, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_invoices_are_read_by_the_operator_and_by_nobody_else()
    {
        await using var services = Services(out var clock);
        var leaving = await Neighbour.MoveIn(database, services);
        var number = await Bill(services, leaving);
        await Should.ThrowAsync<Infrastructure.Shared.SettingException>(() => InvoiceCommand.Read(services, number));
        await Close(services, leaving.Tenant, clock);

        await SeeOut(services, leaving.Tenant, clock);

        System.Text.Encoding.UTF8.GetString(await InvoiceCommand.Read(services, number)).ShouldBe("Facture de " + leaving.Mark);
        var scopes = new TenantScopes(services.GetRequiredService<IServiceScopeFactory>());
        (await scopes.Send(leaving.Tenant, new ReadInvoice(leaving.Invoice), default)).ShouldBeNull("its own key is gone");
    }

    [Fact]
    public async Task A_copy_is_kept_until_its_day_whoever_asks()
    {
        await using var services = Services(out var clock);
        var leaving = await Neighbour.MoveIn(database, services);
        await Bill(services, leaving);
        await Close(services, leaving.Tenant, clock);
        await SeeOut(services, leaving.Tenant, clock);
        await using var owner = await Tables.Connect(database.Owner, leaving.Tenant);

        (await Tables.Run(owner, $"DELETE FROM kept_invoices WHERE tenant_id = '{leaving.Tenant}'")).State.ShouldBe("42501");
        (await Tables.Run(owner, $"UPDATE kept_invoices SET kept_until = '2020-01-01' WHERE tenant_id = '{leaving.Tenant}'")).State.ShouldBe("42501");
        (await Tables.Run(owner, "TRUNCATE kept_invoices")).State.ShouldBe("42501");
    }

    [Fact]
    public async Task The_books_go_once_the_tenth_year_after_theirs_is_over_and_not_a_day_sooner()
    {
        await using var services = Services(out var clock);
        var year = SystemClock.Instance.GetCurrentInstant().InUtc().Year - 11;
        clock.Now = Instant.FromUtc(year, 11, 25, 10, 0);
        var (leaving, staying) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        await Began(leaving, clock.Now);
        await Bill(services, leaving);
        await Close(services, leaving.Tenant, clock);
        await SeeOut(services, leaving.Tenant, clock);
        var (kept, others) = (await Possessions(leaving), await Books(services, staying));
        kept.ShouldContain("public.ledger_lines");

        clock.Now = Instant.FromUtc(year + 10, 12, 31, 12, 0);
        await Tidy(services).Round(TestContext.Current.CancellationToken);
        (await Possessions(leaving)).ShouldBe(kept, "the law wants them today");

        clock.Now = Instant.FromUtc(year + 11, 1, 1, 12, 0);
        await Tidy(services).Round(TestContext.Current.CancellationToken);
        (await Possessions(leaving)).ShouldBeEmpty("its own row is gone too");
        (await Books(services, staying)).ShouldBe(others, "it is there: its books stay, however old");
    }

    [Fact]
    public async Task One_whose_books_cannot_go_holds_up_nobody_else()
    {
        await using var services = Services(out var clock);
        var year = SystemClock.Instance.GetCurrentInstant().InUtc().Year - 11;
        clock.Now = Instant.FromUtc(year, 11, 25, 10, 0);
        var (stuck, leaving) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        foreach (var business in new[] { stuck, leaving })
        {
            await Began(business, clock.Now);
            await Bill(services, business);
            await Close(services, business.Tenant, clock);
            await SeeOut(services, business.Tenant, clock);
        }

        await using var owner = await Tables.Connect(database.Owner, stuck.Tenant);
        (await Tables.Run(owner, $"CREATE TABLE stands_in_the_way AS SELECT id AS store_id FROM stores WHERE tenant_id = '{stuck.Tenant}'; ALTER TABLE stands_in_the_way ADD FOREIGN KEY (store_id) REFERENCES stores NOT VALID")).State.ShouldBeNull();
        clock.Now = Instant.FromUtc(year + 11, 1, 1, 12, 0);
        await Tidy(services).Round(TestContext.Current.CancellationToken);

        (await Possessions(leaving)).ShouldBeEmpty();
        (await Possessions(stuck)).ShouldContain("public.ledger_lines", customMessage: "it goes whole, or waits");
        await Tables.Run(owner, "DROP TABLE stands_in_the_way");
        await Tidy(services).Round(TestContext.Current.CancellationToken);
        (await Possessions(stuck)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ledger_lines")]
    [InlineData("ledger_entries")]
    [InlineData("invoice_documents")]
    [InlineData("invoice_transfers")]
    [InlineData("month_closings")]
    [InlineData("paid_periods")]
    [InlineData("plan_refunds")]
    public async Task Before_its_term_no_book_is_deleted_whoever_asks(string table)
    {
        await using var services = Services(out var clock);
        var leaving = await Neighbour.MoveIn(database, services);
        await Bill(services, leaving);
        await Close(services, leaving.Tenant, clock);
        await SeeOut(services, leaving.Tenant, clock);
        await using var owner = await Tables.Connect(database.Owner, leaving.Tenant);

        (await Tables.Run(owner, $"DELETE FROM {table} WHERE tenant_id = '{leaving.Tenant}'")).State.ShouldBe("42501");
    }

    [Fact]
    public async Task Whoever_is_killed_at_any_step_is_followed_by_somebody_who_goes_on()
    {
        var killer = new Killer();
        await using var services = Services(out var clock, killer);
        var leaving = await Neighbour.MoveIn(database, services);
        await Bill(services, leaving);
        await Close(services, leaving.Tenant, clock);

        // Each attempt gets a few statements further than the one before, then dies.
        var deaths = 0;
        for (var mercy = 1; !await IsErased(services, leaving.Tenant); mercy += 3)
        {
            mercy.ShouldBeLessThan(400);
            killer.Arm(leaving.Tenant, mercy);
            try
            {
                await SeeOut(services, leaving.Tenant, clock);
            }
            catch (Exception problem) when (problem is Killed || problem.InnerException is Killed)
            {
                deaths++;
            }

            killer.Disarm();
        }

        deaths.ShouldBeGreaterThan(10);
        (await Search(services, leaving)).Except(Handles).ShouldBeEmpty();
        await using var scope = TestDatabase.Scope(services, leaving.Tenant);
        (await scope.ServiceProvider.GetRequiredService<KallikyDb>().KeptInvoices.CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Rows_wait_for_whoever_must_finish_first()
    {
        var slow = new Slow();
        await using var services = Services(out var clock, more: more => more.AddScoped<IFarewell>(_ => slow));
        var leaving = await Neighbour.MoveIn(database, services);
        await Close(services, leaving.Tenant, clock);
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Rows(services, leaving.Tenant)).ShouldBeGreaterThan(0);

        slow.IsDone = true;
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Rows(services, leaving.Tenant)).ShouldBeGreaterThan(0, "it is looked at again after a while");
        await SeeOut(services, leaving.Tenant, clock);
        (await Rows(services, leaving.Tenant)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_comes_back_in_time_keeps_everything()
    {
        await using var services = Services(out var clock);
        var leaving = await Neighbour.MoveIn(database, services);
        var before = await Tables.Possessions(database.Application, leaving.Tenant);
        await Close(services, leaving.Tenant, clock, Duration.FromDays(6));
        await Node(services).Round(TestContext.Current.CancellationToken);
        await As(services, leaving, new KeepBusiness(Language.French));
        clock.Now += Duration.FromDays(30);

        await Node(services).Round(TestContext.Current.CancellationToken);

        (await Rows(services, leaving.Tenant)).ShouldBeGreaterThan(0);
        (await IsErased(services, leaving.Tenant)).ShouldBeFalse();
        before.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_remains_of_a_business_that_stays_are_nobodys_to_erase()
    {
        await using var services = Services(out _);
        var staying = await Neighbour.MoveIn(database, services);

        (await Should.ThrowAsync<Npgsql.PostgresException>(() => services.GetRequiredService<IDoors>().EraseRemains(staying.Tenant, 100, default))).SqlState.ShouldBe("42501");
    }

    private ServiceProvider Services(out Clock clock, Killer? killer = null, Action<IServiceCollection>? more = null)
    {
        var time = clock = new Clock();
        return database.Services(services =>
        {
            services.AddSingleton<IMoment>(time);
            services.Configure<CompanyOptions>(company => company.Imagine());
            if (killer is not null)
                services.ConfigureDbContext<KallikyDb>(options => options.AddInterceptors(killer));
            more?.Invoke(services);
        });
    }

    // One more invoice, which was printed long ago and of which no copy is kept.
    private static async Task<string> Bill(IServiceProvider services, Neighbour neighbour)
    {
        await using var scope = TestDatabase.Scope(services, neighbour.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();

        // Their call that goes on would hold the month back.
        await db.UsageEntries.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Seconds, 60));
        var (vault, known) = (scope.ServiceProvider.GetRequiredService<IVault>(), await db.Invoices.AsNoTracking().SingleAsync());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var draft = new InvoiceDraft(known.Month, known.Lines, known.Seller, known.Buyer, Language.French, "second");
        var invoice = new Invoice(Guid.CreateVersion7(), neighbour.Tenant, await scope.ServiceProvider.GetRequiredService<IInvoiceNumbers>().Next(default), draft, known.IssuedAt);
        var paper = new InvoiceDocument(Guid.CreateVersion7(), neighbour.Tenant, invoice.Id, vault.Seal("Facture de " + neighbour.Mark), "x", vault.Seal("XML"), known.IssuedAt);
        invoice.ForgetEvents();
        paper.ForgetEvents();
        db.Invoices.Add(invoice);
        db.InvoiceDocuments.Add(paper);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return invoice.Number;
    }

    private static async Task Close(IServiceProvider services, Guid tenant, Clock clock, Duration? after = null)
    {
        await using (var scope = TestDatabase.Scope(services, tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            (await db.Businesses.SingleAsync()).Close(clock.Now, Language.English).ShouldBeTrue();
            await db.SaveChangesAsync();
        }

        clock.Now += after ?? Business.Grace;
    }

    private static async Task As<T>(IServiceProvider services, Neighbour owner, MediatR.IRequest<T> request)
    {
        await using var scope = TestDatabase.Scope(services, owner.Tenant);
        scope.ServiceProvider.GetRequiredService<Actor>().IsMember(owner.Account, Role.Owner, null);
        await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(request);
    }

    // As the nodes do it, with the bus between: what it would hand over is handed over.
    private async Task SeeOut(IServiceProvider services, Guid tenant, Clock clock)
    {
        var ct = TestContext.Current.CancellationToken;
        var scopes = new TenantScopes(services.GetRequiredService<IServiceScopeFactory>());
        for (var rounds = 0; rounds < 100 && !await IsErased(services, tenant); rounds++)
        {
            var step = StepOut.Answer.GoesOn;
            while (step == StepOut.Answer.GoesOn)
                step = await scopes.Send(tenant, new StepOut(), ct);
            await Deliver(services, tenant, ct);
            clock.Now += Duration.FromMinutes(1);
        }
    }

    private async Task Deliver(IServiceProvider services, Guid tenant, CancellationToken ct)
    {
        var node = new MonthEnd(
            services.GetRequiredService<IDoors>(), new TenantScopes(services.GetRequiredService<IServiceScopeFactory>()), services.GetRequiredService<IMoment>(),
            services.GetRequiredService<IOptions<CompanyOptions>>(), NullLogger<MonthEnd>.Instance);
        await node.Round(ct);
        await using var scope = TestDatabase.Scope(services, tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        foreach (var invoice in await db.Invoices.AsNoTracking().ToListAsync(ct))
        {
            foreach (var reaction in scope.ServiceProvider.GetServices<IReact<InvoiceIssued>>())
                await reaction.React(new InvoiceIssued(invoice.Id, tenant), ct);
        }

        await using var bus = await Tables.Connect(database.Owner, null);
        await Tables.Run(bus, $"DELETE FROM bus.outbox WHERE \"Headers\" LIKE '%{tenant}%'; DELETE FROM bus.messages WHERE convert_from(headers, 'UTF8') LIKE '%{tenant}%'");
    }

    private static Departures Node(IServiceProvider services) => new(
        services.GetRequiredService<IDoors>(), new TenantScopes(services.GetRequiredService<IServiceScopeFactory>()), services.GetRequiredService<IMoment>(), NullLogger<Departures>.Instance);

    private static Tidying Tidy(IServiceProvider services) => new(
        services.GetRequiredService<IDoors>(), new TenantScopes(services.GetRequiredService<IServiceScopeFactory>()), services.GetRequiredService<IMoment>(), TimeProvider.System, NullLogger<Tidying>.Instance);

    // Else its months before would be open.
    private async Task Began(Neighbour neighbour, Instant at)
    {
        await using var owner = await Tables.Connect(database.Owner, neighbour.Tenant);
        (await Tables.Run(owner, $"UPDATE businesses SET created_at = '{at}' WHERE id = '{neighbour.Tenant}'")).Rows.ShouldBe(1);
    }

    private Task<string> Possessions(Neighbour neighbour) => Tables.Possessions(database.Application, neighbour.Tenant);

    private static async Task<(int, int, int, int)> Books(IServiceProvider services, Neighbour neighbour)
    {
        await using var scope = TestDatabase.Scope(services, neighbour.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        return (await db.LedgerLines.CountAsync(), await db.InvoiceDocuments.CountAsync(), await db.MonthClosings.CountAsync(), await db.PaidPeriods.CountAsync());
    }

    private async Task<List<string>> Search(IServiceProvider services, Neighbour neighbour)
    {
        await using var scope = TestDatabase.Scope(services, neighbour.Tenant);
        var found = await Searched.For(database.Owner, neighbour.Tenant, scope.ServiceProvider.GetRequiredService<IVault>(), neighbour.Mark, neighbour.Phone.Value);

        // The person stays: their account is theirs.
        return [.. found.Where(place => !place.StartsWith("accounts.accounts.", StringComparison.Ordinal))];
    }

    private static async Task<bool> IsErased(IServiceProvider services, Guid tenant)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        return await scope.ServiceProvider.GetRequiredService<KallikyDb>().Businesses.AnyAsync(business => business.ErasedAt != null);
    }

    private static async Task<int> Rows(IServiceProvider services, Guid tenant)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        return await scope.ServiceProvider.GetRequiredService<KallikyDb>().Customers.CountAsync();
    }

    private sealed class Clock : IMoment
    {
        public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 25, 10, 0);

        public Guid NewId() => Guid.CreateVersion7();
    }

    private sealed class Slow : IFarewell
    {
        public bool IsDone { get; set; }

        public Task<bool> Finish(CancellationToken ct) => Task.FromResult(IsDone);
    }

    private sealed class Killed : Exception;

    /// <summary>Lets a business write so many statements, then the node is dead.</summary>
    private sealed class Killer : DbCommandInterceptor
    {
        private Guid? victim;
        private int left;

        public void Arm(Guid tenant, int statements) => (victim, left) = (tenant, statements);

        public void Disarm() => victim = null;

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Step(eventData);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Step(eventData);
            return ValueTask.FromResult(result);
        }

        private void Step(CommandExecutedEventData happened)
        {
            if (victim is { } tenant && (happened.Context as KallikyDb)?.TenantId == tenant && --left < 0)
                throw new Killed();
        }
    }
}
