using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Kalliky.Application.Customers;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kalliky.Integration.Tests.Customers;

/// <summary>Somebody who left traces in every room, under two numbers and in somebody else's call too, is handed a copy of
/// them, and is then forgotten: nothing in the whole database, the bus or the logs says their name or number.</summary>
public sealed class EraseCustomerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Name = "Zéphirine";
    private const string First = "+33639987701";
    private const string Second = "+33639987702";
    private const string Email = "zephirine@exemple.fr";
    private const string Street = "77 impasse du Héron";

    private static readonly string[] Words = [Name, First, Second, Email, Street];

    private readonly Heard logs = new();
    private Restaurant mario = null!;
    private Guid card;
    private Guid other;

    public async ValueTask InitializeAsync()
    {
        mario = await Restaurant.Open(database, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        await mario.Work(Live);
        await mario.Send(new MergeCustomers(card, other));
        var ticket = await mario.Read(db => db.Tickets.Where(known => known.Kind == TicketKind.Privacy).Select(known => known.Id).FirstAsync());
        await mario.Send(new AddNote(ticket, $"{Name} a rappelé.", "api"));
        await mario.Send(new SendReply(ticket, MessageChannel.Sms, $"Bonjour {Name}"));
    }

    public ValueTask DisposeAsync() => mario.DisposeAsync();

    [Fact]
    public async Task Nothing_says_who_it_was_in_any_table_on_the_bus_or_in_the_logs()
    {
        var before = await Search();
        before.Count.ShouldBeGreaterThan(15, string.Join(", ", before));

        var erased = (EraseCustomer.Erased)await mario.Send(new EraseCustomer(card, "api"));

        (await Search()).ShouldBeEmpty();
        logs.Lines.Count.ShouldBeGreaterThan(100);
        logs.Lines.ShouldAllBe(line => !Words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        erased.What["cards"].ShouldBe(2);
        erased.What["orders"].ShouldBe(2);
        erased.What["bookings"].ShouldBe(1);
        erased.What["turns"].ShouldBe(2);
        erased.What["messages"].ShouldBe(1);
    }

    [Fact]
    public async Task What_was_read_out_of_the_calls_is_handed_over_and_then_forgotten()
    {
        using (var zip = new ZipArchive(new MemoryStream((await mario.Send(new ExportCustomer(card)))!.Zip)))
            JsonNode.Parse(Read(zip, "donnees.json"))!["calls"]![0]!["extracted"]!.GetValue<string>().ShouldContain(Name);

        await mario.Send(new EraseCustomer(card, "api"));

        var calls = await mario.Read(db => db.Calls.AsNoTracking().ToListAsync());
        calls.Count.ShouldBe(2);
        calls.ShouldAllBe(call => call.Extract == null && call.Satisfaction == null && call.Outcome == CallOutcome.Ordered);
    }

    [Fact]
    public async Task The_slip_stays_without_a_name_and_somebody_elses_things_stay_whole()
    {
        await mario.Send(new EraseCustomer(card, "api"));

        var slip = await mario.Read(db => db.Orders.AsNoTracking().FirstAsync(order => order.ConfirmedAt != null));
        (slip.CustomerName, slip.CustomerPhone, slip.Address, slip.CustomerId).ShouldBe((null, null, null, null));
        slip.Total.Cents.ShouldBe(1250);
        var neighbour = await mario.Read(db => db.Calls.AsNoTracking().Where(call => call.CallerKey == "the neighbour's").SingleAsync());
        mario.Open(neighbour.Caller).ShouldBe("+33639980199");
        (await mario.Read(db => db.Customers.CountAsync(known => known.Name == "Voisin"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_proof_says_when_by_whom_and_how_much_and_is_answered_again()
    {
        var account = Guid.NewGuid().ToString();
        var first = (EraseCustomer.Erased)await mario.Send(new EraseCustomer(card, account));
        mario.Now += Duration.FromDays(1);
        var again = (EraseCustomer.Erased)await mario.Send(new EraseCustomer(card, "api"));

        again.ProofId.ShouldBe(first.ProofId);
        again.At.ShouldBe(first.At);
        var proof = await mario.Read(db => db.Erasures.AsNoTracking().SingleAsync());
        (proof.CustomerId, proof.By, proof.At).ShouldBe((card, account, first.At));
        (await mario.Send(new ListErasures(card))).Count.ShouldBe(1);
        (await mario.Send(new ShowCustomer(card))).ShouldBeNull();
    }

    [Fact]
    public async Task Not_while_they_are_on_the_phone()
    {
        await mario.Call(Second);

        (await mario.Send(new EraseCustomer(card, "api"))).ShouldBeOfType<EraseCustomer.OnThePhone>();
        (await Search()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_copy_holds_every_room_for_programs_and_for_eyes()
    {
        var exported = (await mario.Send(new ExportCustomer(card)))!;

        using var zip = new ZipArchive(new MemoryStream(exported.Zip));
        var (json, html) = (Read(zip, "donnees.json"), Read(zip, "donnees.html"));
        foreach (var word in Words)
            json.ShouldContain(word);
        var told = JsonNode.Parse(json)!;
        foreach (var room in (string[])["card", "calls", "orders", "tickets", "bookings", "messages"])
            told[room].ShouldNotBeNull(room);
        told["calls"]![0]!["transcript"]![0]!["text"]!.GetValue<string>().ShouldContain(Name);
        told["tickets"]![0]!["notes"]![0]!.GetValue<string>().ShouldBe($"{Name} a rappelé.");
        html.ShouldContain(Street);
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_merged_card_is_known_by_both_numbers()
    {
        (await mario.Send(new BrowseCustomers("06 39 98 77 02"))).Rows.Single().Id.ShouldBe(card);
        (await mario.Send(new BrowseCustomers("zéph"))).Rows.Single().Id.ShouldBe(card);
        (await mario.Send(new ShowCustomer(other)))!.OtherNumbers.ShouldBe([Second]);
        (await mario.Send(new MergeCustomers(card, other))).ShouldBeOfType<MergeCustomers.Unknown>();
        (await mario.Send(new ShowHistory(card))).OfType<ShowHistory.Ordered>().ShouldNotBeEmpty();
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var text = new StreamReader(zip.GetEntry(name)!.Open());
        return text.ReadToEnd();
    }

    private async Task<List<string>> Search()
    {
        using var scope = TestDatabase.Scope(mario.Services, mario.Tenant);
        return await Searched.For(database.Application, mario.Tenant, scope.ServiceProvider.GetRequiredService<IVault>(), Words);
    }

    private async Task<int> Live(IServiceProvider scope)
    {
        var (db, vault) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>());
        var (mine, second) = (Card(db, vault, Name, First), Card(db, vault, "Mme " + Name, Second));
        (card, other) = (mine.Id, second.Id);
        mine.Email = vault.Seal(Email);
        mine.Notes = vault.Seal($"{Name} habite {Street}.");
        mine.AgreeToSms(true, mario.Now, "phone");
        Card(db, vault, "Voisin", "+33639980199");

        var own = Talk(db, vault, First, vault.KeyOf(PhoneNumber.Parse(First)), card);
        var lent = Talk(db, vault, "+33639980199", "the neighbour's", null);
        Order(db, vault, own, confirmed: true);
        Order(db, vault, lent, confirmed: false);
        db.Tickets.Add(new Ticket(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, TicketKind.Privacy, $"Rappeler {Name}", mario.Now)
        { CallId = own.Id, CustomerId = card, CustomerName = Name, Phone = vault.Seal(First), Body = vault.Seal($"{Name}, {First}") });
        var visit = new Booking(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, BookingKind.Hold, lent.Id, false, mario.Now);
        visit.Hold(new Place(null, mario.Now, mario.Now + Duration.FromDays(1), mario.Now + Duration.FromDays(1)), mario.Now + Duration.FromMinutes(5));
        visit.For(Name);
        visit.CallBackOn(vault.Seal(Second));
        visit.Remark(vault.Seal($"Pour {Name}"));
        db.Bookings.Add(visit);
        db.OptOuts.Add(new OptOut(mario.NewId(), mario.Tenant, vault.KeyOf(Email), mario.Now));
        var key = new ApiKey(mario.NewId(), mario.Tenant, "Caisse", Guid.NewGuid().ToString("N"), "klk", [], mario.Now);
        var kept = new KeptAnswer(mario.NewId(), mario.Tenant, key.Id, "till-1", "x", mario.Now);
        db.ApiKeys.Add(key);
        db.KeptAnswers.Add(kept);
        db.ScenarioDrafts.Add(new ScenarioDraft(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, own.Id, "appel", vault.Seal($"says: [{Name}]"), "api", mario.Now));
        await db.SaveChangesAsync();
        var body = vault.Seal($$"""{"name":"{{Name}}","phone":"{{First}}"}""");
        return await db.KeptAnswers.Where(row => row.Id == kept.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Body, body).SetProperty(row => row.Status, 200));
    }

    private Customer Card(IKallikyDb db, IVault vault, string name, string phone)
    {
        var made = new Customer(mario.NewId(), mario.Tenant, name, vault.Seal(phone), vault.KeyOf(PhoneNumber.Parse(phone)), mario.Now);
        db.Customers.Add(made);
        return made;
    }

    // Whoever calls, the words are about the same person.
    private Call Talk(IKallikyDb db, IVault vault, string from, string key, Guid? customer)
    {
        var call = new Call(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, "v3:" + Guid.NewGuid(), vault.Seal(from), key, false, mario.Now) { CustomerId = customer };
        call.Answer(new Disclosure("Bonjour, vous parlez avec l'assistant vocal automatique.", "1", mario.Now), mario.Now);
        call.End("normal_clearing", mario.Now + Duration.FromMinutes(2));
        call.Concluded(CallOutcome.Ordered, vault.Seal($"{Name} commande."), 4, vault.Seal($$"""{"name":"{{Name}}"}"""));
        db.Calls.Add(call);
        db.CallTurns.Add(new CallTurn(mario.NewId(), mario.Tenant, call.Id, 1, Speaker.Caller, vault.Seal($"C'est {Name}, au {First}, {Street}."), mario.Now));
        db.ToolCalls.Add(new ToolCall(mario.NewId(), mario.Tenant, call.Id, 1, "caller_details", vault.Seal($$"""{"name":"{{Name}}"}"""), vault.Seal("{}"), mario.Now, 3));
        db.ToolWrites.Add(new ToolWrite(mario.NewId(), mario.Tenant, call.Id, 1, "caller_details", 0, vault.KeyOf("{}"), vault.Seal(Name), mario.Now));
        db.CallEvents.Add(new CallEvent(mario.NewId(), mario.Tenant, call.Id, "transferred", $"for {Name}", mario.Now));
        db.RelayTokens.Add(new RelayToken(mario.NewId(), mario.Tenant, call.Id, Guid.NewGuid().ToString("N"), mario.Now, $"Bonjour {Name}"));
        return call;
    }

    private void Order(IKallikyDb db, IVault vault, Call call, bool confirmed)
    {
        var order = new Order(mario.NewId(), mario.Tenant, mario.Sheet.StoreId, call.Id, false, mario.Now);
        order.Add(new OrderLine(0, mario.Product("Margherita"), "Margherita", 1, new Money(950), 100, false, [], [], $"pour {Name}"));
        order.Deliver(vault.SealAddress(new DeliveryAddress(Street, "38000", "Grenoble", null)), new Money(300));
        order.For(Name);
        order.CallBackOn(vault.Seal(First));
        order.Remark($"Sonner chez {Name}");
        order.Mind("arachides");
        order.WasReadBack(1);
        if (confirmed)
            order.Confirm(1, new LocalDate(2026, 11, 24), card, mario.Now);
        db.Orders.Add(order);
    }

    /// <summary>Everything that was logged, however fine.</summary>
    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}
