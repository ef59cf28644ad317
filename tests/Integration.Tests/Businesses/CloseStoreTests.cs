using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Calls;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Messaging;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Accounts;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Integration.Tests.Telephony;
using Kalliky.Testing;
using Kalliky.Web.Hooks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Businesses;

/// <summary>An owner closes one store of several at its page, and comes back, or does not.</summary>
[Collection<OnePeople>]
public sealed class CloseStoreTests(PeopleHost host)
{
    private const string Page = "/pizza-mario/etablissements/fermeture";
    private const string Name = "Pizza Mario";

    private static readonly (string, string) Fragment = ("HX-Request", "true");

    [Fact]
    public async Task What_it_means_is_said_before_with_whom_the_store_still_expects()
    {
        var house = await Two();
        var booking = await Expect(house, "Lefebvre");
        await Expect(house, "=Formule", cancelled: true);
        using var owner = await house.SignedIn(Role.Owner);

        var page = Text(await owner.Open(Page));
        var file = await owner.Open(Page + "?handler=Coming");

        page.ShouldContain("Fermer Pizza Mario");
        page.ShouldContain("rendez-vous et réservations à venir (1)");
        page.ShouldContain("Lefebvre");
        page.ShouldContain("#21#");
        file.MediaType.ShouldBe("text/csv");
        file.Text.ShouldContain("Lefebvre;06");
        file.Text.ShouldNotContain("Formule");
        Text(await owner.Open("/pizza-mario/journal")).ShouldContain("Liste des clients attendus téléchargée");
        (await Read(house, db => db.Bookings.Where(known => known.Id == booking).Select(known => known.Status).SingleAsync())).ShouldBe(BookingStatus.Confirmed);
    }

    [Theory]
    [InlineData("Pizza Maria")]
    [InlineData("")]
    public async Task Another_name_closes_nothing(string name)
    {
        var house = await Two();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);

        var answer = await owner.Fill(Page + "?handler=Close", ("Name", name));

        answer.Status.ShouldBe(422);
        Text(answer).ShouldContain("Ce n’est pas son nom");
        (await Closing(house)).ShouldBe((null, null));
    }

    [Fact]
    public async Task It_closes_in_seven_days_its_pages_say_so_and_an_owner_comes_back()
    {
        var house = await Two();
        using var owner = await house.SignedIn(Role.Owner);
        using var waiter = await house.SignedIn(Role.Staff);

        await Close(owner);

        (await Closing(house)).At!.Value.ShouldBeInRange(Now + Duration.FromDays(6), Now + Duration.FromDays(7));
        Text(await owner.Open("/pizza-mario/appels")).ShouldContain("Cet établissement ferme le");
        Text(await owner.Open("/seconde/appels")).ShouldNotContain("Cet établissement ferme le");
        Text(await owner.Open("/pizza-mario/journal")).ShouldContain("Fermeture d’un établissement demandée");
        Text(await waiter.Open("/pizza-mario/appels")).ShouldNotContain("Voir ou annuler");

        await owner.Open(Page);
        (await owner.Fill(Page + "?handler=Keep")).Status.ShouldBe(302);
        Text(await owner.Open(Page)).ShouldContain("reste ouvert");
        (await Closing(house)).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_last_open_store_closes_only_with_the_business()
    {
        var house = await Two();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);
        await Close(owner);

        Text(await owner.Open("/seconde/etablissements/fermeture")).ShouldContain("il ne se ferme qu’avec l’entreprise");
        var answer = await owner.Fill("/seconde/etablissements/fermeture?handler=Close", ("Name", Name));

        answer.Status.ShouldBe(422);
        Text(answer).ShouldContain("il ne se ferme qu’avec l’entreprise");
        (await Read(house, db => db.Stores.CountAsync(store => store.ClosesAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_close_the_last_two_at_once_one_is_told()
    {
        for (var times = Often.Times(20); times > 0; times--)
        {
            var house = await Two();
            var stores = await Read(house, db => db.Stores.Select(store => store.Id).ToListAsync());

            var answers = await AtOnce(house, stores.Select(store => new CloseStore(store, Name)));

            answers.Count(answer => answer is CloseStore.Closing).ShouldBe(1);
            answers.Count(answer => answer is CloseStore.Last).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Every_owner_reads_who_closes_it_and_until_when()
    {
        var house = await Two();
        var (partner, waiter) = (await house.Hire(Role.Owner), await house.Hire(Role.Staff));
        using var owner = await house.SignedIn(Role.Owner);

        await Close(owner);

        var mail = (await host.Mails(partner, AccountMailKind.StoreCloses)).ShouldHaveSingleItem();
        mail.Secret.ShouldBe("pizza-mario", "it leads to the page on which one comes back");
        (await host.Mails(waiter, AccountMailKind.StoreCloses)).ShouldBeEmpty();
        await using var scope = host.Api.Services.CreateAsyncScope();
        var vault = scope.ServiceProvider.GetRequiredService<Application.Accounts.IAccountVault>();
        var key = await vault.KeyOf(partner, default);
        var row = await host.Work(null, db => db.AccountMails.AsNoTracking().SingleAsync(known => known.EmailKey == key));
        vault.Open(row.Business).ShouldBe(Name);
        vault.Open(row.By).ShouldNotBeNull().ShouldEndWith("@kalliky.test");
        var (on, url) = (new LocalDate(2026, 12, 7), "https://kalliky.test");
        var french = new Application.Accounts.AccountMailWords(Language.French, url).StoreCloses(Name, "camille@exemple.fr", on, "pizza-mario");
        french.Subject.ShouldBe("Pizza Mario ferme le 7 décembre 2026");
        french.Text.ShouldContain("camille@exemple.fr a demandé la fermeture de Pizza Mario. Jusqu’au 7 décembre 2026, un propriétaire peut revenir");
        french.Text.ShouldContain(url + Page);
        new Application.Accounts.AccountMailWords(Language.English, url).StoreCloses(Name, null, on, "pizza-mario").Text.ShouldContain("The closing of Pizza Mario has been asked for. Until 7 December 2026 an owner may come back");
    }

    [Fact]
    public async Task Whoever_closes_four_in_an_hour_tells_the_owners_four_times()
    {
        var house = await Two();
        var owner = await house.Hire(Role.Owner);
        string[] more = ["troisieme", "quatrieme", "cinquieme"];
        foreach (var key in more)
            await house.Shop.NewStore(key);
        var stores = await Read(house, db => db.Stores.OrderBy(store => store.Id).Select(store => store.Id).Take(4).ToListAsync());

        foreach (var store in stores)
            (await Send(house, new CloseStore(store, Name))).ShouldBeOfType<CloseStore.Closing>();

        (await host.Mails(owner, AccountMailKind.StoreCloses)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_is_expected_is_told_without_noughts_and_without_empty_names()
    {
        var house = await Two();
        using var owner = await house.SignedIn(Role.Owner);
        Text(await owner.Open(Page)).ShouldNotContain("(0)");
        await Expect(house, null);

        var page = Text(await owner.Open(Page));

        page.ShouldContain("rendez-vous et réservations à venir (1)");
        page.ShouldNotContain("(0)");
        page.ShouldNotContain("Sans nom");
        page.ShouldContain("06 39 98 01 22".Replace(' ', '\u00a0'));
    }

    [Fact]
    public async Task Closed_its_forms_are_read_and_not_sent_but_for_what_is_under_way()
    {
        var house = await Two();
        await house.Shop.NewOrder();
        using var owner = await house.SignedIn(Role.Owner);
        Text(await owner.Open("/pizza-mario/horaires")).ShouldNotContain("<fieldset class=\"shut\"");
        await Shut(house);

        foreach (var page in (string[])["horaires", "tickets/nouveau", "carte/import", "assistant?handler=Faq", "equipe?handler=Edit", "facturation/liens"])
            Text(await owner.Open("/pizza-mario/" + page, Fragment)).ShouldContain("<fieldset class=\"shut\" disabled>", customMessage: page);
        var board = Text(await owner.Open("/pizza-mario/commandes"));
        board.ShouldContain("ses réglages ne changent plus");
        board.ShouldNotContain("popovertarget=\"essai\"");
        board.ShouldNotContain("<fieldset class=\"shut\"", Case.Sensitive, "orders that are under way are finished");
        var accept = System.Text.RegularExpressions.Regex.Match(board, "<button[^>]*handler=Accept[^>]*>");
        accept.Success.ShouldBeTrue();
        accept.Value.ShouldNotContain(" disabled");
        System.Text.RegularExpressions.Regex.Match(Text(await owner.Open("/pizza-mario/commandes?handler=Shortages", Fragment)), "<input[^>]*handler=Shortage[^>]*>").Value.ShouldContain(" disabled");
        Text(await owner.Open("/pizza-mario/assistant")).ShouldNotContain("data-phone-dial", Case.Sensitive, "there is nobody to call");
        foreach (var page in (string[])["assistant", "messages"])
            Text(await owner.Open("/pizza-mario/" + page)).ShouldNotContain("Seuls le propriétaire et les responsables", Case.Sensitive, "it is the store that is closed");
        Text(await owner.Open("/seconde/horaires")).ShouldNotContain("<fieldset class=\"shut\"");
    }

    [Fact]
    public async Task Before_its_time_nothing_is_closed()
    {
        var house = await Two();
        await Send(house, new CloseStore(house.Shop.Store, Name));

        (await Send(house, new ShutStore(house.Shop.Store))).ShouldBeFalse();

        (await Closing(house)).ClosedAt.ShouldBeNull();
        (await Send(house, new StartTestCall(house.Shop.Store))).ShouldBeOfType<StartTestCall.Started>();
    }

    [Fact]
    public async Task Closed_it_begins_nothing_new_and_its_place_in_the_plan_is_free()
    {
        var house = await Two(Plan.Pro);
        (await Send(house, new AddStore("troisieme", "Trois", Trade.Retail))).ShouldBeOfType<AddStore.Added>();
        (await Send(house, new AddStore("quatrieme", "Quatre", Trade.Retail))).ShouldBeOfType<AddStore.PlanFull>();
        await Shut(house);
        var store = house.Shop.Store;

        (await Send(house, new StartTestCall(store))).ShouldBeOfType<StartTestCall.Unknown>();
        (await Send(house, new OpenTicket(store, TicketKind.Callback, "Rappeler"))).ShouldBeOfType<OpenTicket.Unknown>();
        (await Send(house, new PauseAnswering(store, Now + Duration.FromHours(1)))).ShouldBeOfType<PauseAnswering.Unknown>();
        (await Send(house, new SumUpDay(store))).ShouldBeFalse();
        (await host.Api.Services.GetRequiredService<IDoors>().DueSummaries(Now, 10_000, default)).ShouldNotContain((house.Shop.Tenant, store));
        (await Send(house, new KeepStore(store))).ShouldBeFalse();
        (await Send(house, new AddStore("quatrieme", "Quatre", Trade.Retail))).ShouldBeOfType<AddStore.Added>();
        (await Send(house, new ShowUsage())).Stores.ShouldBe(3);
    }

    [Fact]
    public async Task Closed_it_is_no_store_of_the_api_and_its_past_is()
    {
        var house = await Two();
        var order = await house.Shop.NewOrder();
        await Shut(house);

        (await host.Api.Get($"/api/v1/stores/str_{house.Shop.Store}", house.Shop.Key)).ShouldRefuse(404);
        (await host.Api.Get("/api/v1/stores", house.Shop.Key)).Data.EnumerateArray().Select(store => store.GetProperty("key").GetString()).ShouldBe(["seconde"]);
        (await host.Api.Get($"/api/v1/products?store_id=str_{house.Shop.Store}", house.Shop.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Api.Post("/api/v1/tickets", house.Shop.Key, new { store_id = $"str_{house.Shop.Store}", kind = "callback", subject = "Rappeler" })).ShouldRefuse(422);
        (await host.Api.Get($"/api/v1/orders/ord_{order}", house.Shop.Key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Closed_its_past_is_read_its_orders_are_finished_and_the_front_door_leads_elsewhere()
    {
        var house = await Two();
        await house.Shop.NewOrder();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/commandes");
        await Shut(house);

        Text(await owner.Open("/pizza-mario/commandes")).ShouldContain("Lefebvre");
        Text(await owner.Open("/pizza-mario/horaires")).ShouldContain("Cet établissement a fermé le");
        var closed = Text(await owner.Open(Page));
        closed.ShouldContain("est fermé depuis le");
        closed.ShouldContain("##21#");
        Text(await owner.Open("/seconde/aujourdhui")).ShouldContain("Pizza Mario, fermé");
        await owner.Open("/pizza-mario/aujourdhui");
        (await owner.Open("/")).Headers.Location!.ToString().ShouldBe("/seconde/aujourdhui");
    }

    [Fact]
    public async Task Closed_no_program_changes_what_it_sold_or_sees_what_could_be_booked_there()
    {
        var house = await Two();
        var (shop, api) = (house.Shop, host.Api);
        var sold = await Read(house, db => db.Products.Where(product => product.StoreId == shop.Store && product.Name == "Margherita").Select(product => product.Id).SingleAsync());
        var added = await api.Post("/api/v1/services", shop.Key, new { store_id = $"str_{shop.Store}", name = "Dégustation", minutes = 30 });
        var service = added.Json.GetProperty("id").GetString();
        await Shut(house);

        (await api.Patch($"/api/v1/products/prd_{sold}", shop.Key, new { price = new { amount = 100, currency = "EUR" } })).ShouldRefuse(404);
        (await Send(house, new SetAvailability(sold, false))).ShouldBeOfType<SetAvailability.Unknown>();
        (await api.Get($"/api/v1/services/{service}", shop.Key)).ShouldRefuse(404);
        (await api.Patch($"/api/v1/services/{service}", shop.Key, new { minutes = 60 })).ShouldRefuse(404);
        (await api.Get("/api/v1/services", shop.Key)).Data.GetArrayLength().ShouldBe(0);
        var margherita = await Read(house, db => db.Products.AsNoTracking().SingleAsync(product => product.Id == sold));
        (margherita.Price.Cents, margherita.IsAvailable).ShouldBe((950, true));
    }

    [Fact]
    public async Task A_menu_that_was_read_before_is_not_published_and_no_calendar_opens_after_it_is_closed()
    {
        var house = await Two();
        var (import, cook) = (await Review(house), await Hire(house));
        await Shut(house);

        (await Send(house, new PublishImport(house.Shop.Store, import, 1))).ShouldBeOfType<PublishImport.Unknown>();
        (await Send(house, new RenewCalendar(cook))).ShouldBeOfType<RenewCalendar.Unknown>();
        (await Send(house, new RenewCalendar(cook, Open: false))).ShouldBeOfType<RenewCalendar.Renewed>();

        (await Read(house, db => db.Products.AnyAsync(product => product.Name == "Calzone"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_writes_to_a_closed_store_is_left_in_peace_and_warned_of_danger_without_a_ticket()
    {
        var house = await Two();
        await Shut(house);
        var (quiet, hurt) = (PhoneNumber.Parse("+33639980155"), PhoneNumber.Parse("+33639980156"));

        await Writes(house, quiet, "STOP");
        await Writes(house, quiet, "Vous ouvrez quand ?");
        await Writes(house, hurt, "Mon mari ne respire plus");

        (await Read(house, db => db.OptOuts.CountAsync())).ShouldBe(1);
        (await Read(house, db => db.Tickets.CountAsync())).ShouldBe(0);
        (await Read(house, db => db.Messages.SingleAsync())).OnceKey.ShouldStartWith("emergency:");
        await Writes(house, quiet, "START");
        (await Read(house, db => db.OptOuts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_to_a_closed_store_without_a_human_is_not_taken()
    {
        var house = await Two();
        await Shut(house);
        var call = await Ring(house);

        (await Send(house, new AnswerCall(call))).ShouldBeOfType<AnswerCall.NothingToDo>();

        var rung = await Read(house, db => db.Calls.AsNoTracking().SingleAsync(known => known.Id == call));
        (rung.IsOver, rung.AnsweredAt, rung.TakesMessageOnly).ShouldBe((true, null, false));
    }

    [Fact]
    public async Task Closed_its_pages_never_say_that_something_was_saved_and_what_is_under_way_is_finished()
    {
        var house = await Two();
        var order = await house.Shop.NewOrder();
        using var owner = await house.SignedIn(Role.Owner);
        Text(await owner.Open("/pizza-mario/horaires")).ShouldContain("Enregistrer</button>");
        await Shut(house);

        (await owner.Fill("/pizza-mario/horaires?handler=Keep")).Status.ShouldBe(302);
        var page = Text(await owner.Open("/pizza-mario/horaires"));
        page.ShouldContain("fermé pour de bon : rien n’a été enregistré");
        page.ShouldNotContain("Enregistrer</button>");
        (await owner.Swap("/pizza-mario/assistant?handler=Faq", ("Question", "Un parking ?"), ("Answer", "Oui."))).Header("HX-Refresh").ShouldBe("true");

        await owner.Open("/pizza-mario/commandes");
        (await owner.Fill("/pizza-mario/commandes?handler=Accept", ("order", $"{order}"), ("number", "1"))).Status.ShouldBe(302);
        (await Read(house, db => db.Orders.Where(known => known.Id == order).Select(known => known.Status).SingleAsync())).ShouldNotBe(OrderStatus.Confirmed);
    }

    [Fact]
    public async Task While_it_closes_and_afterwards_no_page_says_that_its_calls_are_answered()
    {
        var house = await Two();
        using var owner = await house.SignedIn(Role.Owner);
        await Close(owner);

        var closing = Text(await owner.Open("/pizza-mario/aujourdhui"));
        closing.ShouldContain("L’assistant ne répond plus");
        closing.ShouldNotContain("Répond aux appels");
        Text(await owner.Open("/seconde/aujourdhui")).ShouldContain("Répond aux appels");

        await Send(house, new PauseAnswering(house.Shop.Store, Now + Duration.FromHours(1)));
        await owner.Open(Page);
        await owner.Fill(Page + "?handler=Keep");
        var kept = Text(await owner.Open(Page));
        kept.ShouldContain("L’établissement reste ouvert.");
        kept.ShouldNotContain("répond de nouveau");

        await Shut(house);
        var closed = Text(await owner.Open("/pizza-mario/aujourdhui"));
        closed.ShouldContain("Établissement fermé");
        closed.ShouldNotContain("Répond aux appels");
        closed.ShouldNotContain("Votre assistant répond");
    }

    [Fact]
    public async Task Whoever_is_expected_in_a_closed_store_is_not_reminded()
    {
        var house = await Two();
        var booking = await Expect(house, "Lefebvre");
        await Shut(house);
        var reminder = await Remind(house, booking);

        await Taker.Until(async () => await Status(house, reminder) is not MessageStatus.Pending and not MessageStatus.Sending);

        (await Status(house, reminder)).ShouldBe(MessageStatus.Cancelled);
    }

    [Fact]
    public async Task Another_business_closes_and_keeps_nothing_of_it()
    {
        var (house, other) = (await Two(), await Two());

        (await Send(other, new CloseStore(house.Shop.Store, Name))).ShouldBeOfType<CloseStore.Unknown>();
        await Send(house, new CloseStore(house.Shop.Store, Name));
        (await Send(other, new KeepStore(house.Shop.Store))).ShouldBeFalse();
        (await Send(other, new ShowStoreClosing(house.Shop.Store))).ShouldBeNull();
        (await Send(other, new ListComing(house.Shop.Store))).Rows.ShouldBeEmpty();
        await Due(house);
        (await Send(other, new ShutStore(house.Shop.Store))).ShouldBeFalse();

        (await Closing(house)).ClosedAt.ShouldBeNull();
    }

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    private async Task<House> Two(Plan? plan = null)
    {
        var house = new House(host.Api, await Shop.Open(host.Api, await host.Api.Database.NewBusiness(plan: plan)));
        await house.Shop.NewStore("seconde");
        return house;
    }

    private static async Task Close(PageVisitor owner)
    {
        await owner.Open(Page);
        (await owner.Fill(Page + "?handler=Close", ("Name", " pizza mario "))).Status.ShouldBe(302);
    }

    // As the node does it, once the seven days are over.
    private async Task Shut(House house)
    {
        await Send(house, new CloseStore(house.Shop.Store, Name));
        await Due(house);
        var node = new Departures(
            host.Api.Services.GetRequiredService<IDoors>(), new TenantScopes(host.Api.Services.GetRequiredService<IServiceScopeFactory>()), host.Api.Services.GetRequiredService<IMoment>(), NullLogger<Departures>.Instance);
        await node.Round(TestContext.Current.CancellationToken);
        (await Closing(house)).ClosedAt.ShouldNotBeNull();
    }

    private Task<int> Due(House house) => Read(house, db => db.Stores.Where(store => store.Id == house.Shop.Store)
        .ExecuteUpdateAsync(set => set.SetProperty(store => store.ClosesAt, Now - Duration.FromSeconds(1))));

    private Task<(Instant? At, Instant? ClosedAt)> Closing(House house) => Read(house, async db =>
    {
        var store = await db.Stores.AsNoTracking().SingleAsync(store => store.Id == house.Shop.Store);
        return (store.ClosesAt, store.ClosedAt);
    });

    private async Task<T> Send<T>(House house, IRequest<T> request)
    {
        await using var scope = host.Api.Scope(house.Shop.Tenant);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    // Each has its scope and its connection before anybody begins, so that they really do at once.
    private async Task<CloseStore.Answer[]> AtOnce(House house, IEnumerable<CloseStore> requests)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wanted = requests.ToList();
        using var ready = new CountdownEvent(wanted.Count);
        var all = wanted.Select(request => Task.Run(async () =>
        {
            await using var scope = host.Api.Scope(house.Shop.Tenant);
            await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Stores.AnyAsync();
            ready.Signal();
            await begin.Task;
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        })).ToList();
        (await Task.Run(() => ready.Wait(TimeSpan.FromSeconds(30)))).ShouldBeTrue();
        begin.SetResult();
        return await Task.WhenAll(all);
    }

    private Task<T> Read<T>(House house, Func<IKallikyDb, Task<T>> work) => host.Work(house.Shop.Tenant, work);

    // In three days.
    private Task<Guid> Expect(House house, string? name, bool cancelled = false) => Write(house, (db, vault) =>
    {
        var start = Now + Duration.FromDays(3);
        var booking = new Booking(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, BookingKind.Appointment, null, false, Now);
        booking.Wants([new BookedService(Guid.CreateVersion7(), "Détartrage", 30, null)]);
        if (name is not null)
            booking.For(name);
        booking.CallBackOn(vault.Seal("+33639980122"));
        booking.Take(new Place(null, start, start + Duration.FromMinutes(30), start + Duration.FromMinutes(30)), null, "caller", Now);
        if (cancelled)
            booking.Cancel("caller", null, null, Now);
        booking.ForgetEvents();
        db.Bookings.Add(booking);
        return booking.Id;
    });

    private Task<Guid> Remind(House house, Guid booking) => Write(house, (db, vault) =>
    {
        var message = new Message(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, MessageKind.Reminder, MessageChannel.Email, vault.Seal("camille@exemple.fr"), vault.Seal("À demain."), Now)
        {
            AboutId = booking, RecipientKey = Guid.NewGuid().ToString("N"), ExpiresAt = Now + Duration.FromDays(1),
        };
        db.Messages.Add(message);
        return message.Id;
    });

    private Task Writes(House house, PhoneNumber from, string text) => Send(house, new TakeText(Guid.NewGuid().ToString(), house.Shop.Store, from, text));

    private Task<Guid> Review(House house) => Write(house, (db, vault) =>
    {
        var import = new MenuImport(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, ImportSource.Text, vault.Seal("Calzone 12 €"), "somebody", Now);
        import.WasRead(hadScript: false);
        import.ForgetEvents();
        db.MenuImports.Add(import);
        db.ImportLines.Add(new ImportLine(Guid.CreateVersion7(), house.Shop.Tenant, import.Id, 0, "Pizzas", "Calzone") { Price = 1200 });
        return import.Id;
    });

    private Task<Guid> Hire(House house) => Write(house, (db, _) =>
    {
        var cook = new Resource(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, ResourceKind.Person, "Luca", 1);
        db.Resources.Add(cook);
        return cook.Id;
    });

    private Task<Guid> Ring(House house) => Write(house, (db, vault) =>
    {
        var id = Guid.CreateVersion7();
        db.Calls.Add(new Call(id, house.Shop.Tenant, house.Shop.Store, $"local:{id:N}", vault.Seal("+33639980122"), "key", false, Now));
        return id;
    });

    private Task<MessageStatus> Status(House house, Guid message) => Read(house, db => db.Messages.Where(known => known.Id == message).Select(known => known.Status).SingleAsync());

    private async Task<Guid> Write(House house, Func<IKallikyDb, IVault, Guid> make)
    {
        await using var scope = host.Api.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var id = make(db, scope.ServiceProvider.GetRequiredService<IVault>());
        await db.SaveChangesAsync();
        return id;
    }

    private static string Text(Api.Answer answer) => WebUtility.HtmlDecode(answer.Text);
}
