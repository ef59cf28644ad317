using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Integration.Tests.Accounts;
using Kalliky.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>Who may read and settle what is written, what nobody sees outside development, and calendars' secret addresses.</summary>
[Collection<OneApi>]
public sealed class MessagesPageTests(ApiHost host)
{
    [Fact]
    public async Task Words_are_read_by_those_who_may_and_by_nobody_without_asking()
    {
        var house = await House.Open(host);
        var id = await Write(house, "Votre table vous attend.");
        using var staff = await house.SignedIn(Role.Staff);
        using var owner = await house.SignedIn(Role.Owner);

        var (theirs, page) = ((await staff.Open("/pizza-mario/messages")).Text, (await owner.Open("/pizza-mario/messages")).Text);
        var asked = await owner.Open($"/pizza-mario/messages?handler=Text&message={id}", ("HX-Request", "true"));

        foreach (var text in new[] { theirs, page })
            text.ShouldNotContain("Votre table vous attend.");
        theirs.ShouldNotContain("handler=Text");
        page.ShouldContain($"handler=Text&amp;message={id}");
        asked.Status.ShouldBe(200);
        asked.Text.ShouldContain("Votre table vous attend.");
        (await staff.Open($"/pizza-mario/messages?handler=Text&message={id}", ("HX-Request", "true"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_owner_settles_what_is_sent_and_what_the_form_does_not_show_stays()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/messages");

        (await owner.Fill("/pizza-mario/messages?handler=Settle", ("Sender", "PizzaMario"), ("Orders", "true"), ("AlertOrders", "true"), ("AlertAfterMinutes", "7"), ("AlertPhone", "06 39 98 01 00"))).Status.ShouldBe(302);

        await using var scope = host.Scope(house.Shop.Tenant);
        var store = await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Stores.SingleAsync();
        (store.Messages.Sender, store.Messages.Orders, store.Messages.Mails, store.Messages.AlertAfterMinutes).ShouldBe(("PizzaMario", true, false, 7));

        // This pizzeria takes no reservations, so nothing was asked about them.
        (store.Messages.Bookings, store.Messages.Reminders, store.Messages.ReminderHour).ShouldBe((true, true, 18));
        scope.ServiceProvider.GetRequiredService<IVault>().Open(store.AlertPhone).ShouldBe("+33639980100");
    }

    [Fact]
    public async Task Whoever_called_a_mail_unwanted_takes_it_back_at_their_own_address_only()
    {
        var house = await House.Open(host);
        var (mine, theirs) = (await house.Hire(Role.Owner), await house.Hire(Role.Owner));
        await using (var scope = host.Scope(house.Shop.Tenant))
        {
            foreach (var email in new[] { mine, theirs })
                await scope.ServiceProvider.GetRequiredService<OptOuts>().Add(scope.ServiceProvider.GetRequiredService<IVault>().KeyOf(email), default);
            await scope.ServiceProvider.GetRequiredService<IKallikyDb>().SaveChangesAsync();
        }

        using var owner = new Visitor(host) { From = PeopleHost.NewAddress() };
        (await owner.SignIn(mine, House.Password)).Status.ShouldBe(302);
        (await owner.Open("/pizza-mario/messages")).Text.ShouldContain("n’arrivent plus à votre adresse");

        (await owner.Fill("/pizza-mario/messages?handler=Resume")).Status.ShouldBe(302);

        var page = (await owner.Open("/pizza-mario/messages")).Text;
        page.ShouldContain("arrivent à nouveau à votre adresse");
        page.ShouldNotContain("n’arrivent plus");
        await using var after = host.Scope(house.Shop.Tenant);
        var left = await after.ServiceProvider.GetRequiredService<IKallikyDb>().OptOuts.Select(known => known.RecipientKey).ToListAsync();
        left.ShouldBe([after.ServiceProvider.GetRequiredService<IVault>().KeyOf(theirs)]);
    }

    [Theory]
    [InlineData("/dev/outbox")]
    [InlineData("/dev/outbox?handler=Part")]
    [InlineData("/dev/outbox?handler=Mail&id=0199a9a9-0000-7000-8000-000000000001")]
    public async Task There_is_no_outbox_to_look_into_outside_development(string address)
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        using var nobody = new Visitor(host);

        (await owner.Open(address)).Status.ShouldBe(404);
        (await nobody.Open(address)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_new_calendar_address_opens_and_the_one_before_does_not()
    {
        var house = await House.Open(host);
        var member = await Hire(house);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/equipe");

        var (first, second) = (await Renew(owner, member), await Renew(owner, member));

        first.ShouldStartWith("https://kalliky.test/calendars/");
        second.ShouldNotBe(first);
        (await owner.Open(new Uri(first).PathAndQuery)).Status.ShouldBe(404);
        (await owner.Open(new Uri(second).PathAndQuery)).MediaType.ShouldBe("text/calendar");
        (await owner.Open("/pizza-mario/equipe")).Text.ShouldNotContain(second, Case.Insensitive, "it is shown once");
        await owner.Fill($"/pizza-mario/equipe?handler=Calendar&member={member}", ("open", "false"));
        (await owner.Open(new Uri(second).PathAndQuery)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Somebody_of_another_house_gets_no_address_here()
    {
        var (house, other) = (await House.Open(host), await House.Open(host));
        var member = await Hire(other);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/equipe");

        (await owner.Fill($"/pizza-mario/equipe?handler=Calendar&member={member}", ("open", "true"))).Status.ShouldBe(404);
    }

    private static async Task<string> Renew(Visitor owner, Guid member)
    {
        var page = await owner.Fill($"/pizza-mario/equipe?handler=Calendar&member={member}", [("HX-Request", "true")], ("open", "true"));
        var start = page.Text.IndexOf("value=\"https://", StringComparison.Ordinal) + 7;
        return page.Text[start..page.Text.IndexOf('"', start)];
    }

    private async Task<Guid> Write(House house, string text)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        var (db, vault, moment) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        var message = new Message(moment.NewId(), house.Shop.Tenant, house.Shop.Store, MessageKind.Reply, MessageChannel.Sms, vault.Seal("+33639980122"), vault.Seal(text), moment.Now);
        message.Delivered("x", moment.Now);
        message.ForgetEvents();
        db.Messages.Add(message);
        await db.SaveChangesAsync();
        return message.Id;
    }

    private async Task<Guid> Hire(House house)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var person = new Resource(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, ResourceKind.Person, "Sophie", 1);
        db.Resources.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }
}
