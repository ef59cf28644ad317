using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Fakes.Resend;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Calls;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>What carriers tell and what people write, to the whole product on a port: signed, twice, unordered.</summary>
public sealed class MessageWebhooksTests : IAsyncLifetime
{
    private readonly Pizzeria house = new();
    private FakeResend mail = null!;

    public async ValueTask InitializeAsync()
    {
        mail = await FakeResend.Start();
        await house.InitializeAsync();
        house.Reach(house.AddNode(realAgent: true, new Dictionary<string, string?>
        {
            ["App:Clock"] = "2026-11-24T18:40:00+01:00",
            ["Resend:ApiKey"] = FakeResend.ApiKey,
            ["Resend:From"] = "bonjour@kalliky.test",
            ["Resend:ApiBase"] = mail.ApiBase.ToString(),
            ["Resend:WebhookSecret"] = FakeResend.WebhookSecret,
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_by_the_bus_and_its_delivery_told_by_the_carrier()
    {
        house.Carrier.Webhooks.Copies = 2;
        await Write("first");

        await Until("first", MessageStatus.Delivered);

        house.Carrier.Texts.Sent.ShouldHaveSingleItem().Text.ShouldBe("Bonjour.");
        await house.Carrier.Webhooks.Settle();
        house.Carrier.Webhooks.Attempts.ShouldAllBe(attempt => attempt.Status == 200);
    }

    [Fact]
    public async Task When_the_carriers_answer_was_lost_its_news_tell_that_it_was_sent()
    {
        house.Carrier.Faults.Next("messages", Fault.ReplyLost);
        await Write("lost");

        await Until("lost", MessageStatus.Delivered);

        var row = await Row("lost");
        row.ProviderId.ShouldBe(house.Carrier.Texts.Sent.ShouldHaveSingleItem().Id);
        row.IsOpen.ShouldBeFalse("it would be sent a second time");
    }

    [Fact]
    public async Task The_end_told_before_the_beginning_is_the_end()
    {
        house.Carrier.Texts.Reports = false;
        await Write("unordered");
        await Until("unordered", MessageStatus.Sent);
        var sent = house.Carrier.Texts.Sent.Single();

        await house.Carrier.Texts.Tell(sent, "delivered", eventId: "end");
        await house.Carrier.Texts.Tell(sent, "delivered", eventId: "end");
        await house.Carrier.Texts.Tell(sent, "sent");
        await house.Carrier.Texts.Tell(sent, "sending_failed", "40008");

        (await Row("unordered")).Status.ShouldBe(MessageStatus.Delivered);
    }

    [Fact]
    public async Task What_the_carrier_signed_says_which_message_it_is_whatever_the_address_says()
    {
        house.Carrier.Texts.Reports = false;
        await Write("mine");
        await Until("mine", MessageStatus.Sent);
        await Write("another");
        await Until("another", MessageStatus.Sent);
        var (mine, another) = (house.Carrier.Texts.Sent[0], house.Carrier.Texts.Sent[1]);

        await house.Carrier.Texts.Tell(mine with { WebhookUrl = another.WebhookUrl }, "delivered");
        await house.Carrier.Texts.Tell(mine with { Id = "of nobody here", WebhookUrl = another.WebhookUrl }, "delivery_failed", "40300");

        (await Row("mine")).Status.ShouldBe(MessageStatus.Delivered);
        var row = await Row("another");
        (row.Status, row.ProviderId).ShouldBe((MessageStatus.Sent, another.Id));
        (await house.Read((db, _) => db.OptOuts.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_forged_or_stale_word_about_a_message_moves_nothing()
    {
        house.Carrier.Texts.Reports = false;
        await Write("trusted");
        await Until("trusted", MessageStatus.Sent);
        var target = new Uri(house.Node.Address, "/webhooks/telnyx/messages");
        var body = Told("told-once", house.Carrier.Texts.Sent.Single().Id);
        var (now, genuine) = (DateTimeOffset.UtcNow, house.Carrier.Webhooks.Signer);
        using var forger = new Signer();
        var changed = genuine.Sign(target, body, now);
        changed.Content = new StringContent(body + " ");

        foreach (var forged in new[] { forger.Sign(target, body, now), changed, genuine.Sign(target, body, now.AddMinutes(-6)), genuine.Sign(target, body, now.AddMinutes(6)) })
            (await Answer(forged)).ShouldBe(401);
        (await Row("trusted")).Status.ShouldBe(MessageStatus.Sent);
        (await house.Read((db, _) => db.WebhookEvents.AnyAsync(known => known.EventId == "told-once"))).ShouldBeFalse();

        for (var time = 0; time < 2; time++)
            (await Answer(genuine.Sign(target, body, now))).ShouldBe(200);
        (await Row("trusted")).Status.ShouldBe(MessageStatus.Delivered);
    }

    [Theory]
    [InlineData("40001", "not_mobile")]
    [InlineData("40300", "opted_out")]
    [InlineData("40008", "refused")]
    public async Task A_failure_has_its_reason_in_our_words(string code, string reason)
    {
        house.Carrier.Texts.Reports = false;
        await Write("failing");
        await Until("failing", MessageStatus.Sent);

        await house.Carrier.Texts.Tell(house.Carrier.Texts.Sent.Single(), "delivery_failed", code);

        var row = await Row("failing");
        (row.Status, row.FailureReason).ShouldBe((MessageStatus.Failed, reason));
        (await house.Read((db, _) => db.OptOuts.AnyAsync())).ShouldBe(reason == "opted_out");
    }

    [Fact]
    public async Task Stop_is_obeyed_by_every_later_message_until_start()
    {
        await house.Carrier.Texts.Receives(Telephone.Caller, Telephone.Number, " Stop ! ");
        await Write("after stop");
        await Until("after stop", MessageStatus.Failed);
        (await Row("after stop")).FailureReason.ShouldBe("opted_out");

        await house.Carrier.Texts.Receives(Telephone.Caller, Telephone.Number, "START");
        await Write("after start");
        await Until("after start", MessageStatus.Delivered);

        house.Carrier.Texts.Sent.ShouldHaveSingleItem();
        (await Tickets()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Anything_else_is_for_a_person_once_and_a_number_and_day_have_one_ticket()
    {
        await house.Read(async (db, vault) =>
        {
            db.Customers.Add(new Customer(Guid.CreateVersion7(), house.Tenant, "Lefebvre", vault.Seal(Telephone.Caller), vault.KeyOf(PhoneNumber.Parse(Telephone.Caller)), SystemNow));
            return await db.SaveChangesAsync();
        });

        await house.Carrier.Texts.Receives(Telephone.Caller, Telephone.Number, "Je serai en retard de dix minutes", "event-1");
        await house.Carrier.Texts.Receives(Telephone.Caller, Telephone.Number, "Je serai en retard de dix minutes", "event-1");
        await house.Carrier.Texts.Receives(Telephone.Caller, Telephone.Number, "Oui c'est vrai, désolé", "event-2");

        var ticket = (await Tickets()).ShouldHaveSingleItem();
        (ticket.Kind, ticket.CustomerName).ShouldBe((TicketKind.Message, "Lefebvre"));
        (await house.Read((_, vault) => Task.FromResult(vault.Open(ticket.Body)))).ShouldBe("Je serai en retard de dix minutes\nOui c'est vrai, désolé");
    }

    [Fact]
    public async Task A_text_for_a_number_of_nobody_and_an_unsigned_one_do_nothing()
    {
        await house.Carrier.Texts.Receives(Telephone.Caller, "+33199009999", "Bonjour");
        using var http = new HttpClient();
        var body = new StringContent("""{"data":{"id":"x","event_type":"message.received","payload":{"from":{"phone_number":"+33639980122"},"to":[{"phone_number":"+33199000101"}],"text":"STOP"}}}""", new MediaTypeHeaderValue("application/json"));
        ((int)(await http.PostAsync(new Uri(house.Node.Address, "/webhooks/telnyx/messages"), body, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(401);

        (await Tickets()).ShouldBeEmpty();
        (await house.Read((db, _) => db.OptOuts.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mail_is_told_delivered_by_a_signed_word_only_and_a_complaint_ends_it()
    {
        await Mail("mail");
        await Until("mail", MessageStatus.Sent);
        var sent = mail.Sent.ShouldHaveSingleItem();
        var node = house.Node.Address;

        (await mail.Tell(node, sent, "email.delivered", change: request => Sign(request, "v1,bm90IHRoaXM="))).ShouldBe(401);
        (await mail.Tell(node, sent, "email.delivered", change: request => request.Headers.Remove("svix-signature"))).ShouldBe(401);
        (await mail.Tell(node, sent, "email.delivered", change: Late)).ShouldBe(401);
        foreach (var minutes in new[] { -6, 6 })
            (await mail.Tell(node, sent, "email.delivered", signedAt: DateTimeOffset.UtcNow.AddMinutes(minutes))).ShouldBe(401, "signed, but not now");
        (await Row("mail")).Status.ShouldBe(MessageStatus.Sent);

        (await mail.Tell(node, sent, "email.delivered", "msg_1", request => Sign(request, "v1,bm90IHRoaXM= " + request.Headers.GetValues("svix-signature").Single()))).ShouldBe(200);
        (await mail.Tell(node, sent, "email.delivered", "msg_1")).ShouldBe(200);
        (await mail.Tell(node, sent, "email.complained")).ShouldBe(200);
        (await Row("mail")).Status.ShouldBe(MessageStatus.Delivered);

        // What may be left out is; what was agreed on is told all the same, by mail.
        await Mail("another");
        await Mail("yesterday", MessageKind.Summary);
        await Until("another", MessageStatus.Failed);
        await Until("yesterday", MessageStatus.Failed);
        (await Row("another")).FailureReason.ShouldBe("opted_out");
        mail.Sent.ShouldHaveSingleItem();
        await Mail("payment refused", MessageKind.Notice);
        await Mail("receipt", MessageKind.Receipt);
        await Mail("number", MessageKind.Number);
        foreach (var owed in new[] { "payment refused", "receipt", "number" })
            await Until(owed, MessageStatus.Sent);
    }

    [Fact]
    public async Task A_bounce_is_a_failure_with_its_reason_and_the_news_before_it_changes_nothing_any_more()
    {
        await Mail("bounced");
        await Until("bounced", MessageStatus.Sent);
        var (sent, node) = (mail.Sent.ShouldHaveSingleItem(), house.Node.Address);

        (await mail.Tell(node, sent, "email.bounced", change: request => Sign(request, "v1,bm90IHRoaXM="))).ShouldBe(401);
        (await Row("bounced")).Status.ShouldBe(MessageStatus.Sent);
        for (var time = 0; time < 2; time++)
            (await mail.Tell(node, sent, "email.bounced", "msg_bounced")).ShouldBe(200);
        (await mail.Tell(node, sent, "email.sent")).ShouldBe(200);

        var row = await Row("bounced");
        (row.Status, row.FailureReason).ShouldBe((MessageStatus.Failed, "bounced"));
    }

    [Fact]
    public async Task An_invitation_that_bounces_is_known_and_after_a_complaint_that_address_is_not_invited_again()
    {
        var node = house.Node.Address;
        var bounced = await Invite();
        (await mail.Tell(node, bounced, "email.bounced", change: request => Sign(request, "v1,bm90IHRoaXM="))).ShouldBe(401);
        for (var time = 0; time < 2; time++)
            (await mail.Tell(node, bounced, "email.bounced")).ShouldBe(200);
        (await Invitation(bounced.To)).ShouldBe((AccountMailStatus.Failed, "bounced"));

        var unwanted = await Invite();
        for (var time = 0; time < 2; time++)
            (await mail.Tell(node, unwanted, "email.complained")).ShouldBe(200);
        (await Invitation(unwanted.To)).ShouldBe((AccountMailStatus.Sent, null));
        await Post(AccountMailKind.Invitation, unwanted.To);
        await Telephone.Until(async () => await Invitation(unwanted.To) == (AccountMailStatus.Failed, AccountMail.Unwanted));
        mail.Sent.Count(sent => sent.To == unwanted.To).ShouldBe(1);

        // What they ask for themselves still comes.
        await Post(AccountMailKind.SignUp, unwanted.To);
        await Telephone.Until(() => Task.FromResult(mail.Sent.Count(sent => sent.To == unwanted.To) == 2));
    }

    private async Task<SentMail> Invite()
    {
        var email = $"{Guid.NewGuid():N}@exemple.fr";
        await Post(AccountMailKind.Invitation, email);
        await Telephone.Until(async () => (await Invitation(email)).Status == AccountMailStatus.Sent);
        return mail.Sent.Single(sent => sent.To == email);
    }

    private Task Post(AccountMailKind kind, string email) => InNode(async scope =>
        await scope.GetRequiredService<AccountPost>().Write(kind, email, Language.French, default, secret: "mot", business: "Pizza Mario"));

    private async Task<(AccountMailStatus Status, string? Reason)> Invitation(string email)
    {
        await using var scope = TestDatabase.Scope(house.Node.Services, house.Tenant);
        var key = await scope.ServiceProvider.GetRequiredService<IAccountVault>().KeyOf(email, default);
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().AccountMails.Where(known => known.EmailKey == key && known.Kind == AccountMailKind.Invitation)
            .OrderByDescending(known => known.Id).Select(known => new ValueTuple<AccountMailStatus, string?>(known.Status, known.Reason)).FirstAsync();
    }

    private static string Told(string eventId, string message) => new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["id"] = eventId, ["event_type"] = "message.finalized",
            ["payload"] = new JsonObject { ["id"] = message, ["to"] = new JsonArray(new JsonObject { ["phone_number"] = Telephone.Caller, ["status"] = "delivered" }) },
        },
    }.ToJsonString();

    private static async Task<int> Answer(HttpRequestMessage request)
    {
        using var http = new HttpClient();
        using (request)
        using (var answer = await http.SendAsync(request, TestContext.Current.CancellationToken))
            return (int)answer.StatusCode;
    }

    private static NodaTime.Instant SystemNow => NodaTime.SystemClock.Instance.GetCurrentInstant();

    private static void Sign(HttpRequestMessage request, string signature)
    {
        request.Headers.Remove("svix-signature");
        request.Headers.Add("svix-signature", signature);
    }

    // Correctly signed would be another time; this one only claims it.
    private static void Late(HttpRequestMessage request)
    {
        request.Headers.Remove("svix-timestamp");
        request.Headers.Add("svix-timestamp", "1700000000");
    }

    private Task Write(string once) => InNode(async scope => await scope.GetRequiredService<Outgoing>().Text(
        new Letter(house.Store, MessageKind.Confirmation, "Bonjour.", once) { IsAnswer = true }, PhoneNumber.Parse(Telephone.Caller), default));

    private Task Mail(string once, MessageKind kind = MessageKind.Alert) => InNode(async scope => await scope.GetRequiredService<Outgoing>().Mail(
        new Letter(house.Store, kind, "Bonjour.", once), "client@kalliky.test", "Bonjour", default));

    private async Task InNode(Func<IServiceProvider, Task> work)
    {
        await using var scope = TestDatabase.Scope(house.Node.Services, house.Tenant);
        await work(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<IKallikyDb>().SaveChangesAsync();
    }

    private Task<Message> Row(string once) => house.Read((db, _) => db.Messages.AsNoTracking().SingleAsync(row => row.OnceKey == once));

    private Task Until(string once, MessageStatus status) => Telephone.Until(async () => (await Row(once)).Status == status);

    private Task<List<Ticket>> Tickets() => house.Read((db, _) => db.Tickets.AsNoTracking().ToListAsync());
}
