using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Browser.Tests;

/// <summary>A Friday evening at the pizzeria, written straight into its tables: orders in every state, calls, a
/// conversation that goes on, things to do.</summary>
internal sealed class Evening(IServiceProvider scope, Store store)
{
    private static readonly Instant Now = Instant.FromDateTimeOffset(Product.Evening);
    private static readonly LocalDate Today = new(2026, 11, 27);

    private readonly IKallikyDb db = scope.GetRequiredService<IKallikyDb>();
    private readonly IVault vault = scope.GetRequiredService<IVault>();
    private List<Domain.Catalogue.Product> menu = [];
    private List<Category> categories = [];

    private sealed record Asked(string Name, int Quantity = 1, string? Without = null, string? With = null, string? Size = null, string? Note = null);

    /// <summary>The call whose page the tests look at.</summary>
    public Guid Told { get; private set; }

    public Guid Live { get; private set; }

    public Guid Ticket { get; private set; }

    public Guid Known { get; private set; }

    /// <summary>Two cards that may be one person's.</summary>
    public Guid Namesake { get; private set; }

    /// <summary>The secret of a link that nobody has paid by yet.</summary>
    public string Link { get; } = Token.New();

    /// <summary>A menu that somebody has begun to review.</summary>
    public Guid Import { get; private set; }

    public static async Task<Evening> Fill(TestDatabase database, Guid tenant)
    {
        await using var scope = database.Scope(tenant);
        var store = await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Stores.SingleAsync(store => store.Key == "pizza-mario");
        var evening = new Evening(scope.ServiceProvider, store);
        await evening.Play();
        return evening;
    }

    private async Task Play()
    {
        categories = await db.Categories.Where(category => category.StoreId == store.Id).ToListAsync();
        menu = await db.Products.Where(product => product.StoreId == store.Id).ToListAsync();
        Find("Panna cotta").SoldOut(null);
        Find("Napolitaine").SoldOut(null);
        Cooked();
        Ready();
        Finished();
        Fresh();
        GoesOn();
        Tickets();
        Posted();
        Billed();
        PaidByLink();
        Imported();
        await db.SaveChangesAsync();
    }

    // One that nobody has paid yet, one that is paid and contested, one that is paid less a part, one that was given back.
    private void PaidByLink()
    {
        store.PaymentLinks = new PaymentLinkSettings(IsOn: true);
        var account = new PayoutAccount(store.TenantId, Now);
        account.IsKnownAs("local_" + store.TenantId.ToString("N"));
        account.Follow(PayoutStanding.Ready, Now);
        db.PayoutAccounts.Add(account);
        Sale[] stands =
        [
            Sale.None,
            new(SaleStatus.Paid, "pi_1", Now) { Dispute = new SaleDispute("dp_1", DisputeStanding.Open, new Money(1_250), IsTaken: false) },
            new(SaleStatus.Paid, "pi_2", Now) { Refunded = new Money(500), FeeReturned = new Money(2) },
            new(SaleStatus.Refunded, "pi_3", Now) { FeeReturned = new Money(14) },
        ];
        var orders = db.Orders.Local.Where(order => order.Number is not null).ToLookup(order => order.Status == OrderStatus.Refused);
        foreach (var (order, sale) in orders[false].Take(3).Append(orders[true].First()).Zip(stands))
        {
            var payment = new OrderPayment(Guid.CreateVersion7(), order, account.Handle!, new Money(12), Token.HashOf(sale == Sale.None ? Link : Token.New()), Now - Duration.FromMinutes(20));
            if (sale != Sale.None)
                payment.Follow(sale, isOver: false, Now);
            payment.ForgetEvents();
            db.OrderPayments.Add(payment);
            if (sale.Status == SaleStatus.Paid && sale.Refunded > Money.Zero)
                db.PaymentRefunds.Entry(GivenBack(payment, sale.Refunded)).Property(refund => refund.Status).CurrentValue = RefundStatus.Given;
        }
    }

    private PaymentRefund GivenBack(OrderPayment payment, Money amount) => db.PaymentRefunds
        .Add(new PaymentRefund(Guid.CreateVersion7(), payment, amount, vault.Seal("Une pizza oubliée"), Token.New(), "seed", Now)).Entity;

    private void Imported()
    {
        var import = new MenuImport(Guid.CreateVersion7(), store.TenantId, store.Id, ImportSource.Pdf, vault.Seal("x"), "seed", Now - Duration.FromHours(2));
        import.WasRead(hadScript: true);
        import.ForgetEvents();
        db.MenuImports.Add(import);
        Import = import.Id;
        ImportLine Line(int at, string name, long? price) => new(Guid.CreateVersion7(), store.TenantId, import.Id, at, "Pizzas", name) { Price = price };
        var reine = Line(0, "Reine", 1_250);
        reine.KnownId = Find("Reine").Id;
        reine.Ingredients = ["sauce tomate", "mozzarella", "jambon", "champignons"];
        var guessed = Line(4, "Soupe du chef", 650);
        guessed.IsCategoryGuessed = guessed.HasSeveralPrices = true;
        var left = Line(5, "Truffe blanche", 100_000_000);
        left.IsKept = false;
        db.ImportLines.AddRange(reine, Line(1, "Bufala", 1_390), Line(2, "Bufala", 1_450), Line(3, "Pizza du marché aux légumes du moment et à la crème de truffe", null), guessed, left);
    }

    // What the evening costs, as the bus would have written it.
    private void Billed()
    {
        foreach (var call in db.Calls.Local.Where(call => call is { IsOver: true, IsTest: false }).ToList())
        {
            var use = new UsageEntry(Guid.CreateVersion7(), store.TenantId, store.Id, call.Id, call.StartedAt);
            use.Close(call.AnsweredAt, call.EndedAt!.Value);
            db.UsageEntries.Add(use);
        }

        foreach (var posting in db.Orders.Local.SelectMany(order => new OrderCommission(order, [], new CommissionRate(30), Guid.CreateVersion7).Missing()).ToList())
        {
            db.LedgerEntries.Add(posting.Entry);
            db.LedgerLines.AddRange(posting.Lines);
        }
    }

    private void Fresh()
    {
        var call = Ended("Garnier", "+33639980122", 2.5, 101, CallOutcome.Ordered,
            "Une Reine grande sans olives, une autre nature, une Quatre fromages au miel et deux tiramisus, à emporter à 20 h 10. Sa fille est allergique aux arachides.");
        Told = call.Id;
        db.CallTurns.Local.Where(turn => turn.CallId == call.Id && turn.Sequence == 9).ToList().ForEach(turn => db.CallTurns.Remove(turn));
        Transcript.Garnier(db, vault, call, Now - Duration.FromMinutes(2.5));
        var order = Order(call, "Sophie Garnier", 23, 1, 28, null, new("Reine", Without: "olives", Size: "Grande"), new("Reine", Size: "Grande"), new("Quatre fromages", With: "miel"), new("Tiramisu", 2));
        _ = order;
    }

    private void Cooked()
    {
        Accept(Order(Ended("Benali", "+33639987211", 31, 74, CallOutcome.Ordered, "Deux Orientales et une Végétarienne, à emporter à 19 h 45."), "Benali", 19, 28, 3, null, new("Orientale", 2, Note: "bien piquantes"), new("Végétarienne")), 27);
        Accept(Order(Ended("Nguyen", "+33639982036", 22, 92, CallOutcome.Ordered, "Trois Margheritas et une Végétarienne, à emporter à 19 h 55."), "Nguyen", 20, 20, 13, null, new("Margherita", 2), new("Margherita", Without: "basilic"), new("Végétarienne", Without: "aubergines", With: "chorizo")), 19);
        Accept(Order(Ended("Dupuis", "+33639981407", 12, 58, CallOutcome.Ordered, "Une Calzone sans œuf et une grande Savoyarde, à emporter à 20 h."), "Dupuis", 22, 10, 18, null, new("Calzone", Without: "œuf"), new("Savoyarde", Size: "Grande")), 9);
        Accept(Order(Ended("Moreau", "+33639984580", 16, 110, CallOutcome.Ordered, "Deux Margheritas, une Orientale et un rosé, en livraison à 20 h 15."), "Moreau", 21, 15, 33, new DeliveryAddress("14 bis rue des Lilas", "38000", "Grenoble", "bât. C, 2e gauche, interphone Moreau"), new("Margherita", 2), new("Orientale", Note: "bien cuite"), new("Rosé", 1)), 14);
    }

    private void Ready()
    {
        MarkReady(Accept(Order(Ended("Rossi", "+33639986190", 45, 66, CallOutcome.Ordered, "Deux Reines et un tiramisu."), "Rossi", 18, 42, -2, null, new("Reine", 2), new("Tiramisu")), 40), 6);
        MarkReady(Accept(Order(Ended("Diallo", "+33639980853", 50, 81, CallOutcome.Ordered, "Une Quatre fromages et une Margherita, en livraison."), "Diallo", 17, 47, 8, new DeliveryAddress("3 cours Berriat", "38000", "Grenoble", null), new("Quatre fromages"), new("Margherita")), 45), 3);
    }

    private void Finished()
    {
        (string Name, string Phone, double Ago, Asked[] What)[] served =
        [
            ("Lambert", "+33639985236", 70, [new("Reine", 2)]), ("Fontaine", "+33639983318", 85, [new("Margherita", 2), new("Tiramisu", 2)]),
            ("Perrin", "+33639981205", 95, [new("Diavola")]), ("Haddad", "+33639984711", 105, [new("Chorizo", 2), new("Thon")]),
            ("Girard", "+33639982277", 130, [new("Raclette", 2)]), ("Leroy", "+33639987070", 390, [new("Carbonara", 2)]), ("Marchal", "+33639981919", 410, [new("Pesto")]),
        ];
        var number = 16;
        foreach (var (name, phone, ago, what) in served)
        {
            if (number == 12)
                Refused(number--);
            var order = MarkReady(Accept(Order(Ended(name, phone, ago, 62, CallOutcome.Ordered, $"Commande de {name}, à emporter."), name, number--, ago - 1, -(ago - 25), null, what), ago - 3), ago - 22);
            order.Complete("demo", Now - Duration.FromMinutes(ago - 26));
        }
    }

    private void Refused(int number)
    {
        var order = Order(Ended("Rossi", "+33639986190", 118, 44, CallOutcome.Ordered, "Deux Napolitaines."), "Rossi", number, 117, -90, null, new Asked("Napolitaine", 2));
        order.Refuse("Un produit est en rupture", "demo", Now - Duration.FromMinutes(112));
    }

    private void GoesOn()
    {
        var call = Call("Fontaine", "+33639983318", 1.4);
        call.Own("test", Now + Duration.FromHours(12));
        Live = call.Id;
        Say(call, 2, 0.2, Speaker.Caller, "Bonsoir, je voudrais une Savoyarde et deux Margheritas.");
        Say(call, 3, 0.3, Speaker.Assistant, "Une Savoyarde et deux Margheritas. À emporter ou en livraison ?");
        Say(call, 4, 0.9, Speaker.Caller, "À emporter. On peut passer vers huit heures et quart ?");
        var draft = new Order(Guid.CreateVersion7(), store.TenantId, store.Id, call.Id, false, Now - Duration.FromMinutes(1));
        draft.Add(Line(new("Savoyarde")));
        draft.Add(Line(new("Margherita", 2)));
        draft.For("Mme Fontaine");
        db.Orders.Add(draft);
    }

    private void Tickets()
    {
        var call = Ended("Lambert", "+33639985236", 22, 75, CallOutcome.MessageTaken, "Devis pour un repas de 25 personnes, samedi 12 décembre.");
        var ticket = new Ticket(Guid.CreateVersion7(), store.TenantId, store.Id, TicketKind.Callback, "Devis pour un repas de 25 personnes, samedi 12 décembre. Rappel promis avant 20 h 30.", Now - Duration.FromMinutes(22))
        {
            CallId = call.Id, CustomerId = call.CustomerId, CustomerName = "M. Lambert", Phone = vault.Seal("+33639985236"),
            Body = vault.Seal("Nous serions vingt-cinq, pour les cinquante ans de ma femme. Deux végétariens. Pouvez-vous me rappeler avec un prix ?"),
        };
        db.Tickets.Add(ticket);
        (Ticket, Known) = (ticket.Id, call.CustomerId!.Value);
        Namesake = Customer("Lambert", "+33639980909", Now - Duration.FromDays(40)).Id;
        db.Tickets.Add(new Ticket(Guid.CreateVersion7(), store.TenantId, store.Id, TicketKind.Complaint, "Il manquait un tiramisu dans sa commande d’hier.", Now - Duration.FromMinutes(70))
        { CustomerName = "Mme Lefebvre", Phone = vault.Seal("+33639980177") });
        var cut = Ended(null, "+33639984410", 48, 31, CallOutcome.Abandoned, "Coupé pendant l’adresse, deux Reines en livraison.");
        var draft = new Order(Guid.CreateVersion7(), store.TenantId, store.Id, cut.Id, false, Now - Duration.FromMinutes(47));
        draft.Add(Line(new("Reine", 2)));
        db.Orders.Add(draft);
    }

    // One message in each state, as the page shows them.
    private void Posted()
    {
        Text("+33639982036", "Pizza Mario : votre commande 20 est bien notée, à emporter aujourd'hui à 19 h 55, total 47,50 €. Merci !", 22, message => message.Delivered("t1", Now - Duration.FromMinutes(21)));
        Text("+33639981407", "Pizza Mario : votre commande 22 est bien notée, à emporter aujourd'hui à 20 h, total 27,00 €. Merci !", 12, message => message.Sent("t2", Now - Duration.FromMinutes(12)));
        Text("+33639984580", "Pizza Mario : votre commande 21 est bien notée, en livraison aujourd'hui à 20 h 15, total 52,50 €. Merci !", 16, message => message.Failed("bad_number"));
        Text("+33639987211", "Pizza Mario : votre commande 19 est bien notée, à emporter aujourd'hui à 19 h 45, total 38,00 €. Merci !", 31, message => message.Failed("opted_out"));
        Text("+33639983318", "Pizza Mario : pour rappel, votre table, demain à 20 h. Répondez OUI pour confirmer, ANNULER pour annuler.", 9, message => message.TryAgain("provider_down", Now, Duration.FromHours(9)), MessageKind.Reminder);
        var alert = new Message(Guid.CreateVersion7(), store.TenantId, store.Id, MessageKind.Alert, MessageChannel.Email, vault.Seal("mario@kalliky.test"),
            vault.Seal("Kalliky, Pizza Mario : une réclamation vous attend."), Now - Duration.FromMinutes(70)) { Subject = vault.Seal("Pizza Mario : une réclamation vous attend.") };
        alert.Delivered("m1", Now - Duration.FromMinutes(70));
        alert.ForgetEvents();
        db.Messages.Add(alert);
    }

    private void Text(string to, string text, double ago, Action<Message> became, MessageKind kind = MessageKind.Confirmation)
    {
        var at = Now - Duration.FromMinutes(ago);
        var message = new Message(Guid.CreateVersion7(), store.TenantId, store.Id, kind, MessageChannel.Sms, vault.Seal(to), vault.Seal(text), at)
        {
            RecipientKey = vault.KeyOf(PhoneNumber.Parse(to)), Segments = 1, CallId = db.Calls.Local.FirstOrDefault(call => vault.Open(call.Caller) == to)?.Id,
        };
        message.Begin(at);
        became(message);
        message.ForgetEvents();
        db.Messages.Add(message);
    }

    private Call Ended(string? name, string phone, double ago, int seconds, CallOutcome outcome, string summary)
    {
        var call = Call(name, phone, ago);
        call.End("normal_clearing", call.AnsweredAt!.Value + Duration.FromSeconds(seconds));
        call.Concluded(outcome, vault.Seal(summary));
        call.ForgetEvents();
        Say(call, 9, seconds * .8 / 60, Speaker.Assistant, "Je relis votre commande. C’est bien cela ?");
        return call;
    }

    private Call Call(string? name, string phone, double ago)
    {
        var at = Now - Duration.FromMinutes(ago);
        var number = PhoneNumber.Parse(phone);
        var call = new Call(Guid.CreateVersion7(), store.TenantId, store.Id, $"test:{Guid.NewGuid():N}", vault.Seal(phone), vault.KeyOf(number), false, at);
        const string notice = "Bonjour, vous parlez avec l'assistant vocal automatique de Pizza Mario. Que puis-je faire pour vous ?";
        call.Answer(new Disclosure(notice, "2026-11", at + Duration.FromSeconds(1)), at + Duration.FromSeconds(1));
        if (name is not null)
            call.CustomerId = Customer(name, phone, at).Id;
        db.Calls.Add(call);
        Say(call, 1, 0, Speaker.Assistant, notice);
        return call;
    }

    private readonly Dictionary<string, Customer> customers = [];

    private Customer Customer(string name, string phone, Instant at)
    {
        if (!customers.TryGetValue(phone, out var customer))
        {
            customer = new Customer(Guid.CreateVersion7(), store.TenantId, name, vault.Seal(phone), vault.KeyOf(PhoneNumber.Parse(phone)), at);
            customers[phone] = customer;
            db.Customers.Add(customer);
        }

        customer.Called(at);
        return customer;
    }

    private void Say(Call call, int sequence, double minutes, Speaker speaker, string text) => db.CallTurns.Add(new CallTurn(
        Guid.CreateVersion7(), store.TenantId, call.Id, sequence, speaker, vault.Seal(text), call.AnsweredAt!.Value + Duration.FromMinutes(minutes))
    { FirstTextMilliseconds = speaker == Speaker.Assistant && sequence > 1 ? 38 : null, Model = speaker == Speaker.Assistant && sequence > 1 ? "offline" : null });

    private Order Order(Call call, string name, int number, double confirmedAgo, double readyIn, DeliveryAddress? address, params Asked[] lines)
    {
        var confirmed = Now - Duration.FromMinutes(confirmedAgo);
        var order = new Order(Guid.CreateVersion7(), store.TenantId, store.Id, call.Id, false, call.AnsweredAt!.Value);
        foreach (var line in lines)
            order.Add(Line(line));
        if (address is null)
            order.Collect();
        else
            order.Deliver(vault.Seal(System.Text.Json.JsonSerializer.Serialize(address)), new Money(300));
        order.ReadyFor(Now + Duration.FromMinutes(readyIn), false);
        order.For(name);
        if (number == 23)
            order.Mind("arachides");
        var phone = vault.Open(call.Caller)!;
        order.CallBackOn(vault.Seal(phone));
        order.WasReadBack(number == 23 ? 11 : 9);
        order.Confirm(number, Today, call.CustomerId!.Value, confirmed);
        order.ForgetEvents();
        customers[phone].Ordered();
        db.Orders.Add(order);
        return order;
    }

    private static Order Accept(Order order, double ago)
    {
        order.Accept("demo", Now - Duration.FromMinutes(ago));
        order.ForgetEvents();
        return order;
    }

    private static Order MarkReady(Order order, double ago)
    {
        order.MarkReady("demo", Now - Duration.FromMinutes(ago));
        order.ForgetEvents();
        return order;
    }

    private OrderLine Line(Asked asked)
    {
        var product = Find(asked.Name);
        var groups = categories.Single(category => category.Id == product.CategoryId).OptionGroups;
        var options = new List<ChosenOption>();
        foreach (var group in groups)
        {
            foreach (var choice in group.Choices.Where(choice => choice.Name == (asked.Size ?? group.Default) && group.Min == 1 || choice.Name == asked.With))
                options.Add(new ChosenOption(group.Name, choice.Name, choice.Price));
        }

        var price = options.Aggregate(product.Price, (sum, option) => sum + new Money(option.Price));
        return new OrderLine(0, product.Id, product.Name, asked.Quantity, price, 100, product.IsAlcohol, options, asked.Without is { } without ? [without] : [], asked.Note);
    }

    private Domain.Catalogue.Product Find(string name) =>
        menu.Find(product => product.Name == name) ?? menu.First(product => product.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
}
