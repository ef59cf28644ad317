using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Kalliky.Domain.Tickets;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Infrastructure.Data.Vault;
using Kalliky.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>A business with at least one row of every kind, whose words nobody else may ever read: each carries its mark.</summary>
public sealed class Neighbour
{
    public const string Password = "un mot de passe assez long";

    private readonly Guid[] ids = [.. Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7())];

    public required Guid Tenant { get; init; }

    /// <summary>Stands in every word and every name of this business.</summary>
    public required string Mark { get; init; }

    public Guid Account { get; } = Guid.CreateVersion7();

    public string Email => $"{Mark}@kalliky.test";

    public string StoreKey => "chez-" + Mark;

    public string CarrierId => "v3:" + Mark;

    public string EventId => "event-" + Mark;

    public string RelayToken { get; } = Token.New();

    public string ApiKey { get; } = Token.New("klk_live_");

    public PhoneNumber Phone { get; } = TestNumbers.Person();

    public Guid Store => ids[0];

    public Guid Category => ids[1];

    public Guid Product => ids[2];

    public Guid Customer => ids[3];

    public Guid Confirmed => ids[4];

    public Guid Draft => ids[5];

    public Guid LiveCall => ids[6];

    public Guid EndedCall => ids[7];

    public Guid Ticket => ids[8];

    public Guid KeyId => ids[9];

    public Guid Claim => ids[10];

    public Guid Text => ids[18];

    public Guid Note => ids[23];

    public Guid Scenario => ids[22];

    public Guid Service => ids[24];

    public Guid Member => ids[25];

    public Guid Area => ids[26];

    public Guid Appointment => ids[27];

    public Guid Held => ids[28];

    public Guid Invited => ids[29];

    public Guid Paying => ids[32];

    /// <summary>The payment by link of the confirmed order.</summary>
    public Guid Link => ids[45];

    public Guid Import => ids[35];

    public Guid ImportLine => ids[36];

    public Guid Invoice => ids[40];

    public Guid Ordered => ids[48];

    public string Calendar { get; } = Token.New();

    /// <summary>Whatever can be named from outside.</summary>
    public IReadOnlyList<Guid> Ids =>
    [
        Tenant, Account, Store, Category, Product, Customer, Confirmed, Draft, LiveCall, EndedCall, Ticket, Note, Scenario, KeyId, Claim, Text,
        Service, Member, Area, Appointment, Held, Invited, Paying, Invoice, Link, Ordered,
    ];

    public static async Task<Neighbour> MoveIn(TestDatabase database, IServiceProvider services)
    {
        var mark = $"zq{Guid.NewGuid():N}"[..10];
        var neighbour = new Neighbour { Tenant = await database.NewBusiness("Chez " + mark), Mark = mark };
        await using var scope = TestDatabase.Scope(services, neighbour.Tenant);
        await neighbour.Furnish(scope.ServiceProvider);
        return neighbour;
    }

    public bool IsHeardIn(string text) => text.Contains(Mark, StringComparison.OrdinalIgnoreCase) || text.Contains(Phone.Value, StringComparison.Ordinal)
        || text.Contains(RelayToken, StringComparison.Ordinal) || text.Contains(ApiKey, StringComparison.Ordinal)
        || text.Contains(Calendar, StringComparison.Ordinal);

    private async Task Furnish(IServiceProvider services)
    {
        var made = await services.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { Id = Account, UserName = Email, Email = Email }, Password);
        made.Succeeded.ShouldBeTrue();
        var (db, vault, now) = (services.GetRequiredService<IKallikyDb>(), services.GetRequiredService<IVault>(), services.GetRequiredService<IMoment>().Now);
        db.Memberships.Add(new Membership(ids[11], Tenant, Account, Role.Owner));
        db.Invitations.Add(new Invitation(Invited, Tenant, vault.Seal(Mark + "@invite.test"), vault.KeyOf(Mark + "@invite.test"), Role.Staff, Token.HashOf(Token.New()), Account, now));
        db.JournalLines.Add(new JournalLine(ids[30], Tenant, now, Account, null, "AcceptOrder", Confirmed, "10.0.0.1"));
        db.ApiKeys.Add(new ApiKey(KeyId, Tenant, Mark, Token.HashOf(ApiKey), ApiKey[..12], ["stores:read", "products:read", "products:write", "orders:read", "orders:write", "calls:read", "services:read", "services:write", "bookings:read", "bookings:write", "customers:read", "customers:write", "tickets:read", "tickets:write", "billing:read"], now));
        db.KeptAnswers.Add(new KeptAnswer(Claim, Tenant, KeyId, Mark, Mark, now));
        db.Stores.Add(await AStore(services, vault));
        db.Categories.Add(new Category(Category, Tenant, Store, "Plats " + Mark, 1));
        db.Products.Add(new Product(Product, Tenant, Store, Category, "Plat " + Mark, new Money(950), 1) { Ingredients = [Mark] });
        var import = new MenuImport(Import, Tenant, Store, ImportSource.Text, vault.Seal(Mark), Account.ToString(), now);
        import.ForgetEvents();
        import.WasRead(hadScript: false);
        db.MenuImports.Add(import);
        db.ImportLines.Add(new ImportLine(ImportLine, Tenant, Import, 0, "Rubrique " + Mark, "Ligne " + Mark) { Price = 950 });
        db.Customers.Add(new Customer(Customer, Tenant, "Client " + Mark, vault.Seal(Phone.Value), vault.KeyOf(Phone), now));
        Talk(db, vault, now);
        Order(db, vault, now);
        Book(db, vault, now);
        Bill(db, vault, now);
        Number(db, vault, now);
        await db.SaveChangesAsync();
        await services.GetRequiredService<Application.Ordering.IOrderNumbers>().Next(Store, now.InUtc().Date, default);
        await Invoiced(services, db, vault, now);
    }

    private async Task Invoiced(IServiceProvider services, IKallikyDb db, IVault vault, Instant now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var month = BillingMonth.Of(now);
        var details = new BillingDetails(Tenant);
        details.Keep(vault.Seal($$"""{"Name":"Société {{Mark}}","Street":"1 rue {{Mark}}","Postcode":"38000","City":"Grenoble","Country":"FR"}"""), vault.Seal(Mark + "@compta.test"), Language.French, now);
        var seller = new Seller("Kalliky", "SAS", "1 rue d’Essai", "38000", "Grenoble", "732829320", "FR44732829320", "RCS Grenoble", "1 €", null, null, false);
        var draft = new InvoiceDraft(month.First, [InvoiceLine.OfCommissions(new CommissionSum(100, 1, new Money(100), new Money(1)))], seller, details.Buyer, Language.French, Mark);
        var invoice = new Invoice(Invoice, Tenant, await services.GetRequiredService<Application.Billing.IInvoiceNumbers>().Next(default), draft, now);
        var paper = new InvoiceDocument(ids[41], Tenant, Invoice, vault.Seal("PDF " + Mark), Mark, vault.Seal("XML " + Mark), now);
        db.KeptInvoices.Add(new KeptInvoice(invoice, services.GetRequiredService<Application.Accounts.IAccountVault>().Seal("PDF " + Mark), Mark, vault.Seal("XML " + Mark)));
        invoice.ForgetEvents();
        paper.ForgetEvents();
        db.BillingDetails.Add(details);
        db.Invoices.Add(invoice);
        db.InvoiceDocuments.Add(paper);
        var transfer = new InvoiceTransfer(ids[43], Tenant, Invoice, new Money(1), now.InUtc().Date, Mark, now);
        transfer.ForgetEvents();
        db.InvoiceTransfers.Add(transfer);
        db.MonthClosings.Add(new MonthClosing(ids[42], Tenant, month, Invoice, null, now));
        db.PlanPeriods.Add(new PlanPeriod(ids[44], Tenant, Plan.Enterprise, new Money(39_900), now));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private async Task<Store> AStore(IServiceProvider services, IVault vault)
    {
        var number = TestNumbers.Store();
        return new Store(Store, Tenant, StoreKey, "Établissement " + Mark, Trade.Restaurant, "Europe/Paris")
        {
            Number = vault.Seal(number.Value),
            NumberKey = await services.GetRequiredService<DialledNumbers>().KeyOf(number, default),
            ForwardTo = vault.Seal(Phone.Value),
            Hours = new OpeningHours([.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new DayHours(day, [new OpeningSpan(LocalTime.Midnight, new LocalTime(23, 59))]))], []),
            Faqs = [new Faq("Question " + Mark, "Réponse " + Mark)],
            Address = new StoreAddress("1 rue " + Mark, "38000", "Grenoble", null),
        };
    }

    private void Talk(IKallikyDb db, IVault vault, Instant now)
    {
        var live = new Call(LiveCall, Tenant, Store, CarrierId, vault.Seal(Phone.Value), vault.KeyOf(Phone), false, now);
        live.Answer(new Disclosure("Bonjour, ici l'assistant automatique de " + Mark, "fr-1", now), now);
        live.Own("elsewhere", now + Duration.FromHours(2));
        live.CustomerId = Customer;
        var ended = new Call(EndedCall, Tenant, Store, CarrierId + "-ended", vault.Seal(Phone.Value), vault.KeyOf(Phone), false, now);
        ended.End("normal_clearing", now);
        ended.Concluded(CallOutcome.Ordered, vault.Seal("Résumé " + Mark));
        ended.ForgetEvents();
        db.Calls.AddRange(live, ended);
        db.CallTurns.Add(new CallTurn(ids[12], Tenant, LiveCall, 1, Speaker.Caller, vault.Seal("Mots " + Mark), now));
        db.CallTurns.Add(new CallTurn(ids[13], Tenant, EndedCall, 1, Speaker.Caller, vault.Seal("Mots " + Mark), now));
        db.ToolCalls.Add(new ToolCall(ids[14], Tenant, LiveCall, 1, "add_item", vault.Seal("{}"), vault.Seal("{}"), now, 1));
        db.ToolWrites.Add(new ToolWrite(ids[15], Tenant, LiveCall, 1, "add_item", 0, vault.KeyOf("{}"), vault.Seal("{}"), now));
        db.CallEvents.Add(new CallEvent(ids[16], Tenant, LiveCall, "answered", Mark, now));
        db.RelayTokens.Add(new RelayToken(ids[17], Tenant, LiveCall, Token.HashOf(RelayToken), now + Duration.FromHours(2), "Bonjour " + Mark));
        var ticket = new Ticket(Ticket, Tenant, Store, TicketKind.Callback, "Rappeler " + Mark, now) { CallId = LiveCall, Phone = vault.Seal(Phone.Value) };
        ticket.ForgetEvents();
        db.Tickets.Add(ticket);
        db.TicketNotes.Add(new TicketNote(Note, Tenant, Ticket, vault.Seal("Note " + Mark), Account.ToString(), now));
        db.Erasures.Add(new Erasure(ids[20], Tenant, ids[21], Account.ToString(), new Dictionary<string, int> { ["calls"] = 1 }, now));
        db.ScenarioDrafts.Add(new ScenarioDraft(Scenario, Tenant, Store, EndedCall, "appel-" + Mark.ToLowerInvariant(), vault.Seal("id: " + Mark), Account.ToString(), now));
        db.OptOuts.Add(new OptOut(ids[19], Tenant, vault.KeyOf(Phone), now));

        // For tomorrow: nobody but a visitor may touch it meanwhile.
        var text = new Message(ids[18], Tenant, Store, MessageKind.Confirmation, MessageChannel.Sms, vault.Seal(Phone.Value), vault.Seal("Texto " + Mark), now);
        text.Postpone(now + Duration.FromDays(1));
        text.ForgetEvents();
        db.Messages.Add(text);
    }

    private void Order(IKallikyDb db, IVault vault, Instant now)
    {
        foreach (var (id, call) in new[] { (Draft, LiveCall), (Confirmed, EndedCall) })
        {
            var order = new Order(id, Tenant, Store, call, false, now);
            order.Add(new OrderLine(0, Product, "Plat " + Mark, 1, new Money(950), 100, false, [], [Mark], null));
            order.Collect();
            order.ReadyFor(now + Duration.FromMinutes(45), asSoonAsPossible: false);
            order.For("Client " + Mark);
            order.CallBackOn(vault.Seal(Phone.Value));
            order.WasReadBack(1);
            if (id == Confirmed)
                order.Confirm(1, now.InUtc().Date.PlusDays(-1), Customer, now);
            order.ForgetEvents();
            db.Orders.Add(order);
        }
    }

    private void Bill(IKallikyDb db, IVault vault, Instant now)
    {
        // Their subscription came with the business.
        var account = new PaymentAccount(Tenant, now);
        account.IsKnownAs("local_" + Tenant.ToString("N"));
        db.PaymentAccounts.Add(account);
        var checkout = new Checkout(Paying, Tenant, Plan.Pro, StoreKey, now);
        checkout.IsAt(Paying.ToString(), "/" + Mark);
        db.Checkouts.Add(checkout);
        var paid = new PaidPeriod(ids[33], Tenant, new Payment("in_" + Mark, new LocalDate(2026, 11, 1), now));
        paid.ForgetEvents();
        db.PaidPeriods.Add(paid);
        db.PlanRefunds.Add(new PlanRefund(ids[49], Tenant, "evt_" + Mark, paid.Reference, PlanRefundReason.Refunded, new Money(1), now, now));
        var payer = new LocalPayer(Tenant);
        payer.Open(Paying, Plan.Pro);
        db.LocalPayers.Add(payer);
        db.MeterReadings.Add(new MeterReading(ids[34], Tenant, Meter.Commissions, BillingMonth.Of(now), 0, new Money(10), now));
        db.UsageEntries.Add(new UsageEntry(ids[31], Tenant, Store, LiveCall, now));
        var order = db.Orders.Local.Single(known => known.Id == Confirmed);
        var payouts = new PayoutAccount(Tenant, now);
        payouts.IsKnownAs("local_" + Tenant.ToString("N"));
        db.PayoutAccounts.Add(payouts);
        var link = db.OrderPayments.Add(new OrderPayment(Link, order, payouts.Handle!, new Money(1), Token.HashOf(Token.New()), now)).Entity;
        db.PaymentRefunds.Add(new PaymentRefund(ids[33], link, new Money(1), vault.Seal(Mark), Mark, Mark, now));
        db.LocalSales.Add(new LocalSale(Link, Tenant));
        foreach (var posting in new OrderCommission(order, [], new CommissionRate(100), Guid.CreateVersion7).Missing())
        {
            db.LedgerEntries.Add(posting.Entry);
            db.LedgerLines.AddRange(posting.Lines);
        }
    }

    private void Number(IKallikyDb db, IVault vault, Instant now)
    {
        var order = new NumberOrder(Ordered, Tenant, Store, vault.Seal(Phone.Value), NumberKind.Geographic, needsPapers: true, now);
        order.IsAt("order-" + Mark);
        db.NumberOrders.Add(order);
        var paper = new NumberPaper(ids[46], Tenant, Ordered, 0, Mark, PaperKind.Words, "Papier " + Mark, Mark);
        paper.Give(vault.Seal(Mark));
        db.NumberPapers.Add(paper);
        db.ForwardingTests.Add(new ForwardingTest(ids[47], Tenant, Store, vault.Seal(Phone.Value), vault.KeyOf(Phone), now));
    }

    private void Book(IKallikyDb db, IVault vault, Instant now)
    {
        db.Services.Add(new Service(Service, Tenant, Store, Mark, "Soin " + Mark, 30, 1) { Aliases = [Mark] });
        db.Resources.Add(new Resource(Member, Tenant, Store, ResourceKind.Person, "Membre " + Mark, 1) { DoesAll = true, FeedKey = Token.HashOf(Calendar) });
        db.Resources.Add(new Resource(Area, Tenant, Store, ResourceKind.Area, "Salle " + Mark, 2) { Covers = 10 });
        foreach (var (id, call, days) in new[] { (Held, LiveCall, 1), (Appointment, EndedCall, 2) })
        {
            var booking = new Booking(id, Tenant, Store, BookingKind.Appointment, call, false, now);
            var start = now + Duration.FromDays(days);
            var end = start + Duration.FromMinutes(30);
            booking.Wants([new BookedService(Service, "Soin " + Mark, 30, null)]);
            booking.For("Client " + Mark);
            booking.CallBackOn(vault.Seal(Phone.Value));
            booking.BornOn(vault.Seal("1968-03-14"), vault.KeyOf("1968-03-14"));
            booking.Remark(vault.Seal("Note " + Mark));
            if (id == Held)
                booking.Hold(new Place(Member, start, end, end), now + Duration.FromHours(2));
            else
                booking.Take(new Place(Member, start, end, end), Customer, "caller", now);
            booking.ForgetEvents();
            db.Bookings.Add(booking);
        }
    }
}
