using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>From what happened to what the carrier and the mail provider take, over real HTTP.</summary>
public sealed class SendingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostOffice post = null!;

    public async ValueTask InitializeAsync() => post = await PostOffice.Open(database);

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    [Trait("carrier", "document")]
    public async Task An_order_is_confirmed_in_writing_once_however_often_the_event_comes()
    {
        var happened = await post.OrderAndTell();
        await post.Tell(happened);
        await post.Round();
        await post.Round();

        var sent = post.Carrier.Texts.Sent.ShouldHaveSingleItem();
        sent.Text.ShouldBe("Pizza Mario : votre commande 1 est bien notée, à emporter aujourd'hui à 19 h 25, total 9,50 €. Merci !");
        (sent.To, sent.Encoding).ShouldBe((PostOffice.Number, "gsm7"));
        sent.From.ShouldStartWith("+331990");
        var row = await post.Message(MessageKind.Confirmation);
        (row.Status, row.ProviderId, row.Segments, row.Attempts).ShouldBe((MessageStatus.Sent, sent.Id, 1, 1));
    }

    [Fact]
    public async Task An_English_caller_reads_English()
    {
        await post.OrderAndTell(language: Language.English);
        await post.Round();

        post.Carrier.Texts.Sent.ShouldHaveSingleItem().Text.ShouldBe(
            "Pizza Mario: your order 1 is confirmed, to take away today at 7:25 pm, total €9.50. Thank you!");
    }

    [Fact]
    public async Task A_store_that_wants_none_sends_none_and_a_name_is_its_sender()
    {
        await post.Settle((store, _) => store.Messages = store.Messages with { Orders = false });
        await post.OrderAndTell();
        await post.Round();
        post.Carrier.Texts.Sent.ShouldBeEmpty();

        await post.Settle((store, _) => store.Messages = store.Messages with { Orders = true, Sender = "PizzaMario" });
        await post.OrderAndTell();
        await post.Round();
        post.Carrier.Texts.Sent.ShouldHaveSingleItem().From.ShouldBe("PizzaMario");
    }

    [Fact]
    public async Task Nobody_writes_to_a_landline()
    {
        await post.OrderAndTell("+33199000999");

        (await post.Messages()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_test_phone_writes_to_the_local_outbox()
    {
        await post.OrderAndTell(isTest: true);
        await post.Round();

        post.Carrier.Texts.Sent.ShouldBeEmpty();
        post.Mario.Services.GetRequiredService<IOutbox>().Latest.ShouldHaveSingleItem().To.ShouldBe(PostOffice.Number);
        (await post.Message(MessageKind.Confirmation)).Status.ShouldBe(MessageStatus.Delivered);
    }

    [Fact]
    public async Task A_provider_that_is_down_loses_nothing()
    {
        foreach (var fault in (Fault[])[Fault.Broken, Fault.TooMany, Fault.Broken])
            post.Carrier.Faults.Next("messages", fault);
        await post.OrderAndTell();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await post.Round();
            var waiting = await post.Message(MessageKind.Confirmation);
            (waiting.Status, waiting.Attempts).ShouldBe((MessageStatus.Pending, attempt));
            waiting.FailureReason.ShouldBe(attempt == 2 ? "rate_limited" : "provider_down");
            await post.Round();
            (await post.Message(MessageKind.Confirmation)).Attempts.ShouldBe(attempt, "it was tried before its time");
            post.Mario.Now = waiting.DueAt;
        }

        await post.Round();

        post.Carrier.Texts.Sent.ShouldHaveSingleItem();
        var row = await post.Message(MessageKind.Confirmation);
        (row.Status, row.FailureReason).ShouldBe((MessageStatus.Sent, null));
    }

    [Fact]
    public async Task What_would_tell_nothing_any_more_is_not_sent_and_says_why()
    {
        post.Carrier.Faults.Next("messages", Fault.Broken);
        await post.OrderAndTell();
        await post.Round();
        post.Mario.Now = Restaurant.At(19, 25);

        await post.Round();

        post.Carrier.Texts.Sent.ShouldBeEmpty();
        var row = await post.Message(MessageKind.Confirmation);
        (row.Status, row.FailureReason).ShouldBe((MessageStatus.Failed, "provider_down"));
    }

    [Fact]
    public async Task A_carrier_that_says_who_wants_none_is_believed_from_then_on()
    {
        post.Carrier.Texts.RefuseFor(PostOffice.Number);
        await post.Write(post.ALetter(once: "first"));
        await post.Round();
        await post.Write(post.ALetter(once: "second") with { IsAnswer = true });
        await post.Round();

        (await post.Messages()).Select(row => (row.Status, row.FailureReason, row.Attempts)).ShouldBe(
            [(MessageStatus.Failed, "opted_out", 1), (MessageStatus.Failed, "opted_out", 0)]);
    }

    [Fact]
    public async Task A_sender_that_the_carrier_does_not_take_is_a_failure_in_words()
    {
        await post.Settle((store, vault) => store.Number = vault.Seal("0199"));
        await post.Write(post.ALetter());
        await post.Round();

        (await post.Messages()).ShouldHaveSingleItem().FailureReason.ShouldBe("bad_sender");
    }

    [Fact]
    public async Task At_night_a_reply_waits_for_the_morning_and_a_confirmation_does_not()
    {
        post.Mario.Now = Restaurant.At(20, 30);
        await post.Write(post.ALetter(once: "reply"));
        await post.Write(post.ALetter(MessageKind.Confirmation, once: "confirmation") with { IsAnswer = true });
        await post.Round();

        post.Carrier.Texts.Sent.Count.ShouldBe(1);
        var waiting = await post.Message(MessageKind.Reply);
        waiting.DueAt.ShouldBe(Restaurant.At(8, 0) + Duration.FromDays(1));
        (waiting.Status, waiting.Attempts).ShouldBe((MessageStatus.Pending, 0));

        post.Mario.Now = waiting.DueAt;
        await post.Round();
        post.Carrier.Texts.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_owner_is_told_of_an_order_that_nobody_took_on_and_not_of_one_that_was()
    {
        await post.Settle((store, vault) => store.AlertPhone = vault.Seal(PostOffice.OwnersPhone));
        var (left, taken) = (await post.OrderAndTell(), await post.OrderAndTell());
        await post.Mario.Send(new AcceptOrder(taken.OrderId, "somebody"));
        await post.Round();
        post.Carrier.Texts.Sent.ShouldAllBe(text => text.To == PostOffice.Number);

        post.Mario.Now = Restaurant.At(18, 45);
        await post.Round();

        var alert = post.Carrier.Texts.Sent.Single(text => text.To == PostOffice.OwnersPhone);
        alert.Text.ShouldBe("Kalliky, Pizza Mario : la commande 1 attend depuis 5 minutes. https://kalliky.test/pizza-mario/commandes");
        var rows = (await post.Messages()).Where(row => row.Kind == MessageKind.Alert).ToDictionary(row => row.AboutId!.Value, row => row.Status);
        (rows[left.OrderId], rows[taken.OrderId]).ShouldBe((MessageStatus.Sent, MessageStatus.Cancelled));
    }

    [Fact]
    public async Task The_owner_is_told_of_a_complaint_and_of_a_call_that_broke_down_by_text_and_by_mail()
    {
        await post.Settle((store, vault) => (store.AlertPhone, store.AlertEmail) = (vault.Seal(PostOffice.OwnersPhone), vault.Seal("mario@kalliky.test")));
        var (call, broken) = (await post.Mario.Call(), await post.Mario.Call());
        var ticket = new Ticket(post.Mario.NewId(), post.Mario.Tenant, call.StoreId, TicketKind.Complaint, "Pizza froide", post.Mario.Now) { CallId = call.CallId };
        await post.Mario.Read(async db =>
        {
            db.Tickets.Add(ticket);
            (await db.Calls.SingleAsync(known => known.Id == broken.CallId)).End("trouble", post.Mario.Now);
            return await db.SaveChangesAsync();
        });

        for (var delivery = 0; delivery < 2; delivery++)
        {
            await post.Tell(new TicketOpened(ticket.Id, post.Mario.Tenant, call.StoreId));
            await post.Tell(new CallEnded(broken.CallId, post.Mario.Tenant, call.StoreId));
        }

        post.Mail.Faults.Next("emails", Fault.ReplyLost);
        await post.Round();
        post.Mario.Now += Duration.FromMinutes(1);
        await post.Round();

        post.Carrier.Texts.Sent.Count.ShouldBe(2);
        post.Mail.Sent.Count.ShouldBe(2, "a lost reply must not send a second mail");
        post.Carrier.Texts.Sent.ShouldContain(text => text.Text.EndsWith($" https://kalliky.test/pizza-mario/tickets/{ticket.Id}"));
        post.Mail.Sent.ShouldAllBe(mail => mail.From == "\"Pizza Mario\" <bonjour@kalliky.test>" && mail.To == "mario@kalliky.test");
        (await post.Messages()).ShouldAllBe(row => row.Status == MessageStatus.Sent);
    }

    [Fact]
    public async Task Whoever_is_billed_in_English_is_told_of_orders_calls_and_complaints_in_English()
    {
        await post.Settle((store, vault) => (store.AlertPhone, store.AlertEmail) = (vault.Seal(PostOffice.OwnersPhone), vault.Seal("mario@kalliky.test")));
        await post.Mario.Send(new KeepBillingDetails("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", "732829320", null, null, Language.English));
        await post.OrderAndTell();
        var broken = await post.Mario.Call();
        var ticket = new Ticket(post.Mario.NewId(), post.Mario.Tenant, broken.StoreId, TicketKind.Complaint, "Pizza froide", post.Mario.Now);
        await post.Mario.Read(async db =>
        {
            db.Tickets.Add(ticket);
            (await db.Calls.SingleAsync(known => known.Id == broken.CallId)).End("trouble", post.Mario.Now);
            return await db.SaveChangesAsync();
        });

        await post.Tell(new TicketOpened(ticket.Id, post.Mario.Tenant, broken.StoreId));
        await post.Tell(new CallEnded(broken.CallId, post.Mario.Tenant, broken.StoreId));
        post.Mario.Now = Restaurant.At(18, 45);
        await post.Round();

        post.Carrier.Texts.Sent.Where(text => text.To == PostOffice.OwnersPhone).Select(text => text.Text).ShouldBe(
            [
                "Kalliky, Pizza Mario: order 1 has been waiting for 5 minutes. https://kalliky.test/pizza-mario/commandes",
                $"Kalliky, Pizza Mario: a complaint is waiting for you. https://kalliky.test/pizza-mario/tickets/{ticket.Id}",
                $"Kalliky, Pizza Mario: a call was cut off by a technical problem. https://kalliky.test/pizza-mario/appels/{broken.CallId}",
            ],
            ignoreOrder: true);
        post.Carrier.Texts.Sent.ShouldContain(text => text.To == PostOffice.Number && text.Text.Contains("est bien notée"), "the caller spoke French");
        var mail = post.Mail.Sent.Single(sent => sent.Subject == "Pizza Mario: a complaint is waiting for you.");
        mail.Html!.ShouldContain("<html lang=\"en\">");
        mail.Html!.ShouldContain("Sent by Pizza Mario with Kalliky");
    }

    [Fact]
    public async Task Taken_up_by_several_at_the_same_moment_it_is_sent_once()
    {
        await post.Write(post.ALetter());
        var due = new MessageDue((await post.Messages()).Single().Id, post.Mario.Tenant);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => post.Tell(due)));

        post.Carrier.Texts.Sent.ShouldHaveSingleItem();
    }
}
