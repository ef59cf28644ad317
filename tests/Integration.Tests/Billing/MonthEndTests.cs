using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Infrastructure.Shared;
using Kalliky.Testing;
using Kalliky.Web.Hooks;
using Kalliky.Web.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Who looks for months that are over, and the operator who takes an invoice back.</summary>
public sealed class MonthEndTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_node_that_looks_late_closes_every_month_that_was_missed()
    {
        await using var books = await Since(database, October);
        books.Mario.Now = After(December);

        await Node(books).Round(TestContext.Current.CancellationToken);
        await Node(books).Round(TestContext.Current.CancellationToken);

        (await books.Invoices()).Select(invoice => invoice.Month).ShouldBe([October, November, December]);
    }

    [Fact]
    public async Task Two_nodes_that_look_together_close_each_month_once()
    {
        await using var books = await Since(database, October);
        books.Mario.Now = After(December);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Node(books).Round(TestContext.Current.CancellationToken)));

        (await books.Invoices()).Select(invoice => invoice.Month).ShouldBe([October, November, December]);
    }

    [Fact]
    public async Task Whoever_cannot_be_closed_yet_keeps_nobody_behind_them()
    {
        await using var stuck = await Since(database, October);
        await using var behind = await Since(database, October);
        var call = await stuck.Mario.Call();
        await stuck.Mario.Read(db =>
        {
            db.UsageEntries.Add(new UsageEntry(stuck.Mario.NewId(), stuck.Mario.Tenant, call.StoreId, call.CallId, October.PlusDays(20).AtMidnight().InZoneStrictly(BillingMonth.Zone).ToInstant()));
            return db.SaveChangesAsync();
        });
        behind.Mario.Now = After(October);

        await Node(behind, most: 1).Round(TestContext.Current.CancellationToken);

        (await stuck.Invoices()).ShouldBeEmpty("a call of it goes on");
        (await behind.Invoices()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_is_found_before_its_time()
    {
        await using var books = await Since(database, November);
        books.Mario.Now = After(November) - Duration.FromSeconds(1);
        await Node(books).Round(TestContext.Current.CancellationToken);
        (await books.Invoices()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_operator_takes_an_invoice_back_by_its_number()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);
        await using var services = Operator();

        (await CreditCommand.Credit(services, invoice.Number, 900, "Panne")).ShouldEndWith($"takes back {invoice.Number}.");
        (await CreditCommand.Credit(services, invoice.Number, 900, "Panne")).ShouldContain("before");
        (await Should.ThrowAsync<SettingException>(() => CreditCommand.Credit(services, invoice.Number, 9_001, "Trop"))).Message.ShouldStartWith("9000 cents");
        (await Should.ThrowAsync<SettingException>(() => CreditCommand.Credit(services, "K-2026-999999", null, "Rien"))).Message.ShouldBe("There is no invoice K-2026-999999.");

        (await books.Invoices()).Single(note => note.Kind == InvoiceKind.CreditNote).Net.Cents.ShouldBe(-900);
    }

    [Fact]
    public async Task Without_a_company_months_wait_and_are_closed_once_it_is_named()
    {
        await using var books = await Since(database, November);
        books.Mario.Now = After(November);
        await Node(books, new CompanyOptions()).Round(TestContext.Current.CancellationToken);
        (await books.Invoices()).ShouldBeEmpty();

        await Node(books).Round(TestContext.Current.CancellationToken);
        (await books.Invoices()).ShouldHaveSingleItem();
    }

    private static MonthEnd Node(Books books, CompanyOptions? company = null, int most = 200) => new(
        books.Mario.Services.GetRequiredService<IDoors>(), new TenantScopes(books.Mario.Services.GetRequiredService<IServiceScopeFactory>()), books.Mario,
        company is null ? books.Mario.Services.GetRequiredService<IOptions<CompanyOptions>>() : Options.Create(company), NullLogger<MonthEnd>.Instance)
    {
        Most = most,
    };

    private ServiceProvider Operator() => database.Services();
}
