using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Pizza Mario on the plan PRO, with orders that a test makes as the telephone would, and what follows of them.</summary>
internal sealed class Books : IAsyncDisposable
{
    private int orders;

    private Books(Restaurant mario) => Mario = mario;

    public Restaurant Mario { get; }

    public static async Task<Books> Open(TestDatabase database, Plan plan = Plan.Pro, Action<IServiceCollection>? more = null)
    {
        var books = new Books(await Restaurant.Open(database, services =>
        {
            services.Configure<CompanyOptions>(company => company.Imagine());
            more?.Invoke(services);
        }));
        await books.Subscribe(subscription => subscription.ChangeTo(plan, Restaurant.At(8, 0)));
        return books;
    }

    public Task Subscribe(Action<Subscription> change) => Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<KallikyDb>();
        change(await db.Subscriptions.SingleAsync());
        return await db.SaveChangesAsync();
    });

    /// <summary>Somebody with an account; answers the address.</summary>
    public async Task<string> Hire(Role role)
    {
        var email = $"{Guid.NewGuid():N}@kalliky.test";
        await Mario.Work(async scope =>
        {
            var account = new Account { UserName = email, Email = email };
            (await scope.GetRequiredService<UserManager<Account>>().CreateAsync(account, "une pizza sans olives")).Succeeded.ShouldBeTrue();
            var db = scope.GetRequiredService<IKallikyDb>();
            db.Memberships.Add(new Membership(Guid.CreateVersion7(), Mario.Tenant, account.Id, role));
            return await db.SaveChangesAsync();
        });
        return email;
    }

    /// <summary>An order that was confirmed on the phone; what follows is not yet done.</summary>
    public async Task<Order> Order(long cents = 1250, bool isTest = false, bool byPhone = true)
    {
        var call = await Mario.Call(isTest: isTest);
        return await Mario.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IVault>());
            var customer = new Customer(Mario.NewId(), Mario.Tenant, "Lefebvre", vault.Seal("+33639980122"), Guid.NewGuid().ToString("N"), Mario.Now);
            var order = new Order(Mario.NewId(), Mario.Tenant, Mario.Sheet.StoreId, byPhone ? call.CallId : null, isTest, Mario.Now);
            order.Add(new OrderLine(0, Mario.Product("Margherita"), "Margherita", 1, new Money(cents), 100, false, [], [], null));
            order.Deliver(null, new Money(300));
            order.For("Lefebvre");
            order.WasReadBack(1);
            order.Confirm(Interlocked.Increment(ref orders), new LocalDate(2026, 11, 24), customer.Id, Mario.Now);
            order.ForgetEvents();
            db.Customers.Add(customer);
            db.Orders.Add(order);
            await db.SaveChangesAsync();
            return order;
        });
    }

    /// <summary>The merchant does something with it; answers what is told of it on the bus.</summary>
    public async Task<OrderUpdated> Handle(Order order, params Func<Order, bool>[] verbs) => await Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<KallikyDb>();
        var known = await db.Orders.SingleAsync(row => row.Id == order.Id);
        foreach (var verb in verbs)
            verb(known).ShouldBeTrue();
        var happened = known.Events.OfType<OrderUpdated>().Last();
        known.ForgetEvents();
        await db.SaveChangesAsync();
        return happened;
    });

    public Task<OrderUpdated> Complete(Order order) => Handle(
        order, known => known.Accept("x", Mario.Now), known => known.MarkReady("x", Mario.Now), known => known.Complete("x", Mario.Now));

    public Task<OrderUpdated> Refuse(Order order) => Handle(order, known => known.Refuse("four en panne", "x", Mario.Now));

    public OrderConfirmed Confirmed(Order order) => new(order.Id, Mario.Tenant, order.StoreId, order.CallId, order.IsTest);

    /// <summary>As the bus does: everybody of this room who reacts, in a scope of the business.</summary>
    public Task Tell<TEvent>(TEvent happened)
        where TEvent : DomainEvent => Mario.Work(async scope =>
    {
        foreach (var reaction in scope.GetServices<IReact<TEvent>>().Where(reaction => reaction.GetType().Namespace == "Kalliky.Application.Billing"))
            await reaction.React(happened, TestContext.Current.CancellationToken);
        return true;
    });

    public Task<List<LedgerEntry>> Entries(Order? order = null) => Mario.Read(db => db.LedgerEntries.AsNoTracking()
        .Where(entry => order == null || entry.OrderId == order.Id).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync());

    public async Task<long> Balance(LedgerAccount account) =>
        (await Mario.Read(db => db.LedgerLines.AsNoTracking().Where(line => line.Account == account).ToListAsync())).Sum(line => line.Amount.Cents);

    public ValueTask DisposeAsync() => Mario.DisposeAsync();
}
