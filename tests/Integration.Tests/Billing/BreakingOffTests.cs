using System.Collections.Concurrent;
using System.Data.Common;
using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Bus;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A closing that is killed at any of its steps, from the first row to the mail, and goes on. The steps are counted in
/// an undisturbed run; then one business breaks off at each of them, all side by side over the real bus.</summary>
public sealed class BreakingOffTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Makes_the_same_invoice_once_wherever_it_is_killed()
    {
        var breaker = new Breaker();
        var clock = new Night();
        await using var services = database.Services(more => Equip(more, breaker, clock));
        foreach (var part in services.GetServices<IHostedService>())
            await part.StartAsync(TestContext.Current.CancellationToken);
        var scopes = new TenantScopes(services.GetRequiredService<IServiceScopeFactory>());

        var whole = await Business(breaker, atStep: int.MaxValue);
        await Finish(services, scopes, whole, clock);
        var steps = breaker.Taken(whole);
        steps.ShouldBeGreaterThan(12);
        var killed = await Task.WhenAll(Enumerable.Range(1, steps).Select(step => Business(breaker, step)));
        await Task.WhenAll(killed.Select(tenant => Finish(services, scopes, tenant, clock)));

        var documents = new List<Invoice>();
        foreach (var tenant in killed.Prepend(whole))
        {
            var (invoices, papers, closings, mails) = await Rows(services, tenant);
            var invoice = invoices.ShouldHaveSingleItem();
            (invoice.Net.Cents, invoice.Vat.Cents, invoice.Total.Cents).ShouldBe((9_900L, 1_980L, 11_880L));
            (papers, closings).ShouldBe((1, 1));
            mails.ShouldHaveSingleItem().Status.ShouldBe(MessageStatus.Delivered);
            documents.Add(invoice);
        }

        killed.Count(breaker.HasBroken).ShouldBeGreaterThan(12);
        documents.Select(invoice => invoice.Sequence).Order().ShouldBe(Enumerable.Range(1, documents.Count).Select(number => (long)number));
        var sent = services.GetRequiredService<IOutbox>().Latest.Where(mail => mail.Subject?.Contains("K-2026", StringComparison.Ordinal) == true).ToList();
        sent.Select(mail => mail.Id).Distinct().Count().ShouldBe(documents.Count, "a mail that is sent again carries the same id");
        foreach (var part in services.GetServices<IHostedService>())
            await part.StopAsync(CancellationToken.None);
    }

    private static void Equip(IServiceCollection services, Breaker breaker, Night clock)
    {
        services.AddSingleton<IMoment>(clock);
        services.Configure<CompanyOptions>(company => company.Imagine());
        services.Configure<BusOptions>(bus => bus.Pauses = [.. Enumerable.Repeat(TimeSpan.Zero, 5)]);
        services.ConfigureDbContext<KallikyDb>(options => options.AddInterceptors(breaker, breaker.OfCommits));
        services.AddSingleton<IInvoicePrinter>(_ => new Jamming(new Infrastructure.Invoices.InvoicePrinter(), breaker));
        services.AddSingleton<IMail>(provider => new Failing(provider.GetRequiredKeyedService<IMail>(Vendors.Provider), breaker));
    }

    // On PRO since the first of November, in its own mailbox.
    private async Task<Guid> Business(Breaker breaker, int atStep)
    {
        await using var books = await Since(database, November);
        var mailbox = $"{books.Mario.Tenant:N}@mario.test";
        await books.Mario.Send(new KeepBillingDetails(books.Mario.Tenant.ToString(), "1 rue d’Essai", "38000", "Grenoble", "FR", "732829320", null, mailbox, Language.French));
        breaker.Arm(books.Mario.Tenant, atStep);
        return books.Mario.Tenant;
    }

    // As the nodes do it: whoever looks for months closes them, whoever looks for messages posts them, and whatever fails is done again.
    private static async Task Finish(ServiceProvider services, TenantScopes scopes, Guid tenant, Night clock)
    {
        var ct = TestContext.Current.CancellationToken;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while ((await Rows(services, tenant)).Mails is not [{ Status: MessageStatus.Delivered }])
        {
            await Try(() => scopes.Send(tenant, new CloseMonth(November), patience.Token));
            foreach (var message in (await Rows(services, tenant)).Mails.Where(message => message.IsOpen))
                await Try(() => scopes.Send(tenant, new PostMessage(message.Id), patience.Token));
            await Task.Delay(100, patience.Token);

            // A message that somebody took and did not send is free again after a while.
            clock.Pass(Duration.FromSeconds(5));
        }
    }

    private static async Task Try(Func<Task> work)
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

    private static async Task<(List<Invoice> Invoices, int Papers, int Closings, List<Message> Mails)> Rows(ServiceProvider services, Guid tenant)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        return (await db.Invoices.AsNoTracking().ToListAsync(), await db.InvoiceDocuments.CountAsync(), await db.MonthClosings.CountAsync(), await db.Messages.AsNoTracking().ToListAsync());
    }

    /// <summary>The night of the closing, which passes as the test has it.</summary>
    private sealed class Night : IMoment
    {
        private long passed;

        public Instant Now => After(November) + Duration.FromSeconds(Interlocked.Read(ref passed));

        public Guid NewId() => Guid.CreateVersion7();

        public void Pass(Duration time) => Interlocked.Add(ref passed, (long)time.TotalSeconds);
    }

    private sealed class Killed : Exception;

    /// <summary>Counts what each business does and kills it at its step, once.</summary>
    private sealed class Breaker : SaveChangesInterceptor
    {
        private readonly ConcurrentDictionary<Guid, (int At, int Taken, bool Broken)> businesses = new();

        public Breaker() => OfCommits = new Commits(this);

        public Commits OfCommits { get; }

        public void Arm(Guid tenant, int atStep) => businesses[tenant] = (atStep, 0, false);

        public int Taken(Guid tenant) => businesses[tenant].Taken;

        public bool HasBroken(Guid tenant) => businesses[tenant].Broken;

        public void Step(Guid? tenant)
        {
            if (tenant is not { } id || !businesses.ContainsKey(id))
                return;
            var now = businesses.AddOrUpdate(id, _ => default, (_, known) => known with { Taken = known.Taken + 1, Broken = known.Broken || known.Taken + 1 == known.At });
            if (now.Taken == now.At)
                throw new Killed();
        }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Step((eventData.Context as KallikyDb)?.TenantId);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Step((eventData.Context as KallikyDb)?.TenantId);
            return ValueTask.FromResult(result);
        }

        public sealed class Commits(Breaker breaker) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                breaker.Step((eventData.Context as KallikyDb)?.TenantId);
                return ValueTask.FromResult(result);
            }

            public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            {
                breaker.Step((eventData.Context as KallikyDb)?.TenantId);
                return Task.CompletedTask;
            }
        }
    }

    /// <summary>A press that stops before and after a sheet. The business's name on it is its id.</summary>
    private sealed class Jamming(IInvoicePrinter press, Breaker breaker) : IInvoicePrinter
    {
        public PrintedInvoice Print(InvoiceSheet sheet)
        {
            breaker.Step(Guid.Parse(sheet.Buyer.Name));
            var printed = press.Print(sheet);
            breaker.Step(Guid.Parse(sheet.Buyer.Name));
            return printed;
        }
    }

    /// <summary>A provider that is lost before and after it took a mail. The mailbox is the business's id.</summary>
    private sealed class Failing(IMail provider, Breaker breaker) : IMail
    {
        public async Task<Application.Messaging.Posting> Send(Mail mail, CancellationToken ct)
        {
            var tenant = Guid.ParseExact(mail.To.Split('@')[0], "N");
            breaker.Step(tenant);
            var posting = await provider.Send(mail, ct);
            breaker.Step(tenant);
            return posting;
        }
    }
}
