using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Tickets;

/// <summary>A ticket from the hand that opens it to the answer that ends it.</summary>
public sealed class TicketLifeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Restaurant mario = null!;

    public async ValueTask InitializeAsync() => mario = await Restaurant.Open(database);

    public ValueTask DisposeAsync() => mario.DisposeAsync();

    [Fact]
    public async Task Opened_by_hand_with_a_number_belongs_to_that_numbers_card()
    {
        var id = await Open("06 39 98 01 22", "Mme Lefebvre");

        var shown = (await mario.Send(new ShowTicket(id)))!;
        shown.Ticket.Phone.ShouldBe("+33639980122");
        shown.Ticket.CustomerName.ShouldBe("Mme Lefebvre");
        shown.Ticket.CustomerId.ShouldNotBeNull();
        (await mario.Send(new BrowseTickets(mario.Sheet.StoreId, Words: "0639980122"))).Tickets.Rows.Single().Id.ShouldBe(id);
        (await mario.Send(new BrowseTickets(mario.Sheet.StoreId, Words: "lefeb"))).Tickets.Rows.Single().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_snoozed_one_is_open_again_when_its_hour_has_come()
    {
        var id = await Open();
        await mario.Send(new MoveTicket(id, TicketStatus.Snoozed, mario.Now + Duration.FromHours(2)));

        (await List(TicketStatus.Open)).ShouldBeEmpty();
        (await List(TicketStatus.Snoozed)).ShouldBe([id]);
        mario.Now += Duration.FromHours(3);
        (await List(TicketStatus.Open)).ShouldBe([id]);
        (await List(TicketStatus.Snoozed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cannot_be_put_off_to_the_past() =>
        (await mario.Send(new MoveTicket(await Open(), TicketStatus.Snoozed, mario.Now - Duration.FromHours(1)))).ShouldBe(new HandledTicket.Refused("past"));

    [Fact]
    public async Task What_is_promised_sooner_stands_first()
    {
        var first = await Open();
        mario.Now += Duration.FromMinutes(1);
        var second = await Open();
        await mario.Send(new PromiseTicket(first, mario.Now + Duration.FromHours(4)));

        (await List(TicketStatus.Open)).ShouldBe([second, first]);
    }

    [Fact]
    public async Task Only_a_member_looks_after_it()
    {
        var (id, member) = (await Open(), Guid.NewGuid());
        (await mario.Send(new AssignTicket(id, member))).ShouldBe(new HandledTicket.Refused("not_a_member"));

        await mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<IKallikyDb>();
            db.Memberships.Add(new Membership(mario.NewId(), mario.Tenant, member, Role.Staff));
            return await db.SaveChangesAsync();
        });
        (await mario.Send(new AssignTicket(id, member))).ShouldBe(new HandledTicket.Changed());
        (await mario.Send(new BrowseTickets(mario.Sheet.StoreId, Assignee: member))).Tickets.Rows.Single().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_reply_is_a_message_that_waits_and_the_ticket_waits_for_the_customer()
    {
        var id = await Open("06 39 98 01 22", "Mme Lefebvre");
        await mario.Send(new AddNote(id, "A déjà appelé hier.", "api"));

        (await mario.Send(new SendReply(id, MessageChannel.Sms, "Nous vous rappelons ce soir."))).ShouldBe(new HandledTicket.Changed());

        var shown = (await mario.Send(new ShowTicket(id)))!;
        shown.Ticket.Status.ShouldBe(TicketStatus.Waiting);
        shown.Thread.OfType<ShowTicket.Note>().Single().Text.ShouldBe("A déjà appelé hier.");
        var sent = shown.Thread.OfType<ShowTicket.Sent>().Single();
        (sent.Text, sent.Recipient, sent.Status).ShouldBe(("Nous vous rappelons ce soir.", "+33639980122", MessageStatus.Pending));
    }

    [Fact]
    public async Task A_landline_gets_no_text_and_who_said_stop_gets_none_either()
    {
        (await Reply(await Open("01 99 00 12 34"))).ShouldBe(new HandledTicket.Refused("nobody_to_reach"));

        var id = await Open("06 39 98 01 22");
        await mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<IKallikyDb>();
            (await db.Customers.SingleAsync(card => db.Tickets.Any(ticket => ticket.Id == id && ticket.CustomerId == card.Id))).AgreeToSms(false, mario.Now, "stop");
            return await db.SaveChangesAsync();
        });
        (await Reply(id)).ShouldBe(new HandledTicket.Refused("refuses"));
        (await mario.Read(db => db.Messages.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_email_goes_to_the_address_that_is_given_and_may_end_it()
    {
        var id = await Open();
        (await mario.Send(new SendReply(id, MessageChannel.Email, "Voici le devis."))).ShouldBe(new HandledTicket.Refused("nobody_to_reach"));

        await mario.Send(new SendReply(id, MessageChannel.Email, "Voici le devis.", " Camille@Exemple.FR ", Solves: true));

        var shown = (await mario.Send(new ShowTicket(id)))!;
        shown.Ticket.Status.ShouldBe(TicketStatus.Solved);
        shown.Thread.OfType<ShowTicket.Sent>().Single().Recipient.ShouldBe("camille@exemple.fr");
    }

    private Task<HandledTicket> Reply(Guid id) => mario.Send(new SendReply(id, MessageChannel.Sms, "Bonjour"));

    private async Task<Guid> Open(string? phone = null, string? name = null) =>
        ((OpenTicket.Opened)await mario.Send(new OpenTicket(mario.Sheet.StoreId, TicketKind.Callback, "Rappeler pour un devis", CustomerName: name, Phone: phone))).TicketId;

    private async Task<List<Guid>> List(TicketStatus status) =>
        [.. (await mario.Send(new BrowseTickets(mario.Sheet.StoreId, status))).Tickets.Rows.Select(ticket => ticket.Id)];
}
