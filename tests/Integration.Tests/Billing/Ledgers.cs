using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Books whose business began on a day of a test's own, with months to close.</summary>
internal static class Ledgers
{
    public static readonly LocalDate October = new(2026, 10, 1);
    public static readonly LocalDate November = new(2026, 11, 1);
    public static readonly LocalDate December = new(2026, 12, 1);

    /// <summary>Pizza Mario since the first of a month, on one plan all the time.</summary>
    public static async Task<Books> Since(TestDatabase database, LocalDate begun, Plan plan = Plan.Pro, Action<IServiceCollection>? more = null)
    {
        var books = await Books.Open(database, plan, more);
        await books.Began(begun, plan);
        return books;
    }

    /// <summary>In the night after a month, when it can be closed.</summary>
    public static Instant After(LocalDate month) => BillingMonth.Of(month).Until + CloseMonth.Rest;

    public static Instant On(int month, int day, int hour = 12) => new LocalDateTime(2026, month, day, hour, 0).InZoneStrictly(BillingMonth.Zone).ToInstant();

    public static async Task Began(this Books books, LocalDate day, Plan plan)
    {
        var at = BillingMonth.Zone.AtStartOfDay(day).ToInstant();
        await books.Mario.Read(db => db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.CreatedAt, at).SetProperty(business => business.Plan, plan)));
        await books.Mario.Read(db => db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(subscription => subscription.Since, at).SetProperty(subscription => subscription.Plan, plan)));
    }

    /// <summary>An order that its customer has, at this moment.</summary>
    public static async Task<Domain.Ordering.Order> Sell(this Books books, Instant at, long cents)
    {
        books.Mario.Now = at;
        var order = await books.Order(cents);
        await books.Tell(books.Confirmed(order));
        await books.Tell(await books.Complete(order));
        return order;
    }

    /// <summary>A call of a month that is over; still on the line without seconds.</summary>
    public static async Task<UsageEntry> Talk(this Books books, Instant at, int? seconds)
    {
        books.Mario.Now = at;
        var call = await books.Mario.Call();
        return await books.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<Infrastructure.Data.KallikyDb>();
            var entry = new UsageEntry(books.Mario.NewId(), books.Mario.Tenant, call.StoreId, call.CallId, at);
            if (seconds is { } length)
                entry.Close(at, at + Duration.FromSeconds(length));
            db.UsageEntries.Add(entry);
            await db.SaveChangesAsync();
            return entry;
        });
    }

    /// <summary>Another plan from that moment.</summary>
    public static Task Switch(this Books books, Plan plan, Instant at) => books.Mario.Work(async scope =>
    {
        await scope.GetRequiredService<Subscriptions>().Switch(plan, at, TestContext.Current.CancellationToken);
        return await scope.GetRequiredService<Infrastructure.Data.KallikyDb>().SaveChangesAsync();
    });

    /// <summary>In the night after it; several at once where a test wants that.</summary>
    public static async Task<CloseMonth.Answer> Close(this Books books, LocalDate month)
    {
        var night = After(month);
        books.Mario.Now = books.Mario.Now > night ? books.Mario.Now : night;
        return await new TenantScopes(books.Mario.Services.GetRequiredService<IServiceScopeFactory>()).Send(books.Mario.Tenant, new CloseMonth(month), TestContext.Current.CancellationToken);
    }

    public static Task<List<Invoice>> Invoices(this Books books) => books.Mario.Read(db => db.Invoices.AsNoTracking().OrderBy(invoice => invoice.Sequence).ToListAsync());

    /// <summary>What was written when an invoice was put right.</summary>
    public static async Task<(Invoice Note, Invoice Right)> Anew(this Books books, Invoice wrong)
    {
        var about = (await books.Invoices()).Where(known => known.CreditsId == wrong.Id).ToList();
        return (about.Single(known => known.Kind == InvoiceKind.CreditNote), about.Single(known => known.Kind == InvoiceKind.Invoice));
    }

    /// <summary>What was written to the business about its invoices.</summary>
    public static Task<List<string>> Mails(this Books books) => books.Mario.Work(async scope =>
    {
        var vault = scope.GetRequiredService<IVault>();
        var messages = await scope.GetRequiredService<Infrastructure.Data.KallikyDb>().Messages.AsNoTracking().Where(message => message.Kind == MessageKind.Invoice).OrderBy(message => message.CreatedAt).ToListAsync();
        return messages.ConvertAll(message => vault.Open(message.Text)!);
    });

    public static async Task<Invoice> Invoice(this Books books, LocalDate month) => (await books.Invoices()).Single(invoice => invoice.Month == month);
}
