using Kalliky.Application.Assistant;
using Kalliky.Application.Messaging;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Fakes.Resend;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Resend;
using Kalliky.Infrastructure.Telnyx;
using Kalliky.Integration.Tests.Calls;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>The pizzeria, or another store, with both providers over real HTTP, and the clock in the test's hand.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public const string Number = "+33639980122";
    public const string OwnersPhone = "+33639980100";

    private PostOffice(FakeTelnyx carrier, FakeResend mail, Restaurant mario) => (Carrier, Mail, Mario) = (carrier, mail, mario);

    public FakeTelnyx Carrier { get; }

    public FakeResend Mail { get; }

    public Restaurant Mario { get; }

    public static async Task<PostOffice> Open(TestDatabase database, Action<IServiceCollection>? more = null, string key = "pizza-mario")
    {
        var (carrier, mail) = (await FakeTelnyx.Start(), await FakeResend.Start());
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Node.SettingsFor(carrier)).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Resend:ApiKey"] = FakeResend.ApiKey, ["Resend:From"] = "bonjour@kalliky.test", ["Resend:ApiBase"] = mail.ApiBase.ToString(),
        }).Build();
        var mario = await Restaurant.Open(database, services =>
        {
            services.AddTelnyx(settings);
            services.AddResend(settings);
            services.Configure<AppOptions>(app => app.PublicUrl = "https://kalliky.test");
            more?.Invoke(services);
        }, key);
        return new PostOffice(carrier, mail, mario);
    }

    public Task Settle(Action<Domain.Businesses.Store, IVault> change) => Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<IKallikyDb>();
        change(await db.Stores.SingleAsync(), scope.GetRequiredService<IVault>());
        return await db.SaveChangesAsync();
    });

    /// <summary>Somebody orders a margherita for 19:25 and says yes; what follows is not yet done.</summary>
    public async Task<OrderConfirmed> Order(string? number = Number, Language language = Language.French, bool isTest = false)
    {
        var call = await Mario.Call(number, isTest);
        await Mario.Read(db => db.Calls.Where(known => known.Id == call.CallId).ExecuteUpdateAsync(set => set.SetProperty(known => known.Language, language)));
        await Mario.Send(new AddItem(call, Mario.Product("Margherita"), 1, ["Normale"], [], null));
        await Mario.Send(new SetFulfilment(call, Fulfilment.Pickup));
        await Mario.Send(new SetTime(call, new LocalDateTime(2026, 11, 24, 19, 25)));
        await Mario.Send(new TellCaller(call, "Lefebvre", null, true));
        var version = (await Mario.Send(new ReadBackOrder(call, 4))).ShouldBeOfType<ReadBackOrder.Read>().Order.Version;
        (await Mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.Confirmed>();
        var order = (await Mario.Orders(call)).ShouldHaveSingleItem();
        return new OrderConfirmed(order.Id, Mario.Tenant, order.StoreId, call.CallId, isTest);
    }

    /// <summary>As the bus does: everybody who reacts, in a scope of the business.</summary>
    public Task<bool> Tell<TEvent>(TEvent happened)
        where TEvent : DomainEvent => Mario.Work(async scope =>
    {
        foreach (var reaction in scope.GetServices<IReact<TEvent>>())
            await reaction.React(happened, TestContext.Current.CancellationToken);
        return true;
    });

    public async Task<OrderConfirmed> OrderAndTell(string? number = Number, Language language = Language.French, bool isTest = false)
    {
        var happened = await Order(number, language, isTest);
        await Tell(happened);
        return happened;
    }

    public Task Write(Letter letter, string to = Number) => Mario.Work(async scope =>
    {
        await scope.GetRequiredService<Outgoing>().Text(letter, PhoneNumber.Parse(to), TestContext.Current.CancellationToken);
        return await scope.GetRequiredService<IKallikyDb>().SaveChangesAsync();
    });

    public Letter ALetter(MessageKind kind = MessageKind.Reply, string text = "Bonjour.", string once = "x") => new(Mario.Sheet.StoreId, kind, text, once);

    /// <summary>Somebody writes to the store's number.</summary>
    public Task Receive(string text, string from = Number, string? eventId = null) =>
        Mario.Send(new TakeText(eventId ?? Guid.NewGuid().ToString(), Mario.Sheet.StoreId, PhoneNumber.Parse(from), text));

    public Task<List<Ticket>> Tickets() => Mario.Read(db => db.Tickets.AsNoTracking().OrderBy(ticket => ticket.Id).ToListAsync());

    public Task<Customer> Card(string number = Number) => Mario.Work(scope =>
    {
        var (db, key) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>().KeyOf(PhoneNumber.Parse(number)));
        return db.Customers.AsNoTracking().SingleAsync(card => card.PhoneKey == key);
    });

    public async Task<Guid> NewCard(string name, string number = Number, Action<Customer>? change = null)
    {
        var id = Mario.NewId();
        await Mario.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>());
            var card = new Customer(id, Mario.Tenant, name, vault.Seal(number), vault.KeyOf(PhoneNumber.Parse(number)), Mario.Now);
            change?.Invoke(card);
            db.Customers.Add(card);
            return await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>Everything that is due now is sent, as postman and bus do.</summary>
    public async Task Round()
    {
        foreach (var message in await Messages())
        {
            if (message.IsOpen && message.DueAt <= Mario.Now)
                await Tell(new MessageDue(message.Id, Mario.Tenant));
        }
    }

    public Task<List<Message>> Messages() => Mario.Read(db => db.Messages.AsNoTracking().OrderBy(message => message.CreatedAt).ThenBy(message => message.Id).ToListAsync());

    public async Task<Message> Message(MessageKind kind) => (await Messages()).Single(message => message.Kind == kind);

    public async ValueTask DisposeAsync()
    {
        await Mario.DisposeAsync();
        await Carrier.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
