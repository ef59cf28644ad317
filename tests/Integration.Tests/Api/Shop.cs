using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Api;

/// <summary>A business with one store, whose rows a test makes as the telephone would.</summary>
public sealed class Shop(ApiHost host, Guid tenant)
{
    public static readonly Instant Evening = Instant.FromUtc(2026, 11, 24, 17, 40, 12);

    private int orders;

    public Guid Tenant => tenant;

    public Guid Store { get; private set; }

    public Guid Margherita { get; private set; }

    /// <summary>A key that may do everything.</summary>
    public string Key { get; private set; } = "";

    public static async Task<Shop> Open(ApiHost host, Guid tenant)
    {
        var shop = new Shop(host, tenant);
        shop.Store = await shop.NewStore("pizza-mario");
        shop.Key = await shop.NewKey("stores:read", "products:read", "products:write", "orders:read", "orders:write", "calls:read", "services:read", "services:write", "bookings:read", "bookings:write", "customers:read", "customers:write", "tickets:read", "tickets:write", "billing:read");
        return shop;
    }

    public Task<Guid> NewStore(string key) => Save((db, vault, moment) =>
    {
        var number = TestNumbers.Store();
        var store = new Store(moment.NewId(), tenant, key, "Pizza Mario", Trade.Restaurant, "Europe/Paris")
        {
            Number = vault.Seal(number.Value),
            NumberKey = vault.KeyOf(number),
            Address = new StoreAddress("12 rue Condorcet", "38000", "Grenoble", null),
            Hours = new OpeningHours([new DayHours(IsoDayOfWeek.Tuesday, [new OpeningSpan(new LocalTime(18, 30), new LocalTime(22, 30))])], [new LocalDate(2026, 12, 25)]),
            PaymentMeans = ["carte"],
        };
        var category = new Category(moment.NewId(), tenant, store.Id, "Pizzas", 1)
        {
            TakeAwayVat = 55,
            OptionGroups = [new OptionGroup("Taille", 1, 1, "Normale", [new OptionChoice("Normale", 0), new OptionChoice("Grande", 300)])],
        };
        var margherita = new Product(moment.NewId(), tenant, store.Id, category.Id, "Margherita", new Money(950), 1) { Ingredients = ["olives"], Allergens = ["gluten", "lait"] };
        var reine = new Product(moment.NewId(), tenant, store.Id, category.Id, "Reine", new Money(1150), 2);
        reine.SoldOut(null);
        db.Stores.Add(store);
        db.Categories.Add(category);
        db.Products.AddRange(margherita, reine);
        Margherita = margherita.Id;
        return store.Id;
    });

    public Task<string> NewKey(params string[] scopes) => Save((db, _, moment) =>
    {
        var key = Token.New("klk_live_");
        db.ApiKeys.Add(new ApiKey(moment.NewId(), tenant, "Caisse", Token.HashOf(key), key[..12], scopes, moment.Now));
        return key;
    });

    public Task<Guid> NewOrder(Instant? at = null, Guid? call = null, bool confirmed = true) => Save((db, vault, moment) =>
    {
        var customer = new Customer(moment.NewId(), tenant, "Lefebvre", vault.Seal("+33639980122"), Guid.NewGuid().ToString("N"), moment.Now);
        var order = new Order(moment.NewId(), tenant, Store, call, false, at ?? Evening);
        order.Add(new OrderLine(0, Margherita, "Margherita", 1, new Money(1250), 100, false, [new ChosenOption("Taille", "Grande", 300)], ["olives"], null));
        order.Deliver(vault.Seal("""{"Street":"3 rue Lakanal","Postcode":"38000","City":"Grenoble","Details":null}"""), new Money(300));
        order.ReadyFor((at ?? Evening) + Duration.FromMinutes(45), asSoonAsPossible: false);
        order.For("Lefebvre");
        order.CallBackOn(vault.Seal("+33639980122"));
        order.WasReadBack(3);
        if (confirmed)
            order.Confirm(++orders, new LocalDate(2026, 11, 24), customer.Id, at ?? Evening);
        order.ForgetEvents();
        db.Customers.Add(customer);
        db.Orders.Add(order);
        return order.Id;
    });

    /// <param name="extract">What was read out of it, as JSON.</param>
    public Task<Guid> NewCall(Instant? at = null, string? extract = null) => Save((db, vault, moment) =>
    {
        var began = at ?? Evening;
        var call = new Call(moment.NewId(), tenant, Store, "v3:" + Guid.NewGuid(), vault.Seal("+33639980122"), "key", false, began);
        call.Answer(new Disclosure("Bonjour, je suis l'assistant vocal automatique.", "fr-1", began), began);
        call.End("normal_clearing", began + Duration.FromSeconds(127));
        call.Concluded(CallOutcome.Ordered, vault.Seal("Une margherita."), null, extract is null ? null : vault.Seal(extract));
        call.ForgetEvents();
        var turn = new CallTurn(moment.NewId(), tenant, call.Id, 1, Speaker.Caller, vault.Seal("Une margherita."), began);
        var tool = new ToolCall(moment.NewId(), tenant, call.Id, 1, "add_item", vault.Seal("""{"quantity":1}"""), vault.Seal("""{"say":"C'est noté."}"""), began, 4);
        var ticket = new Ticket(moment.NewId(), tenant, Store, TicketKind.Callback, "Rappeler", began) { CallId = call.Id };
        ticket.ForgetEvents();
        db.Calls.Add(call);
        db.CallTurns.Add(turn);
        db.ToolCalls.Add(tool);
        db.CallEvents.Add(new CallEvent(moment.NewId(), tenant, call.Id, "answered", null, began));
        db.Tickets.Add(ticket);
        return call.Id;
    });

    private async Task<T> Save<T>(Func<IKallikyDb, IVault, IMoment, T> make)
    {
        await using var scope = host.Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var made = make(db, scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        await db.SaveChangesAsync();
        return made;
    }
}
