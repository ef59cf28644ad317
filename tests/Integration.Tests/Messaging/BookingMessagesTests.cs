using Kalliky.Application.Tickets;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Tickets;
using Kalliky.Testing;
using NodaTime;
using static Kalliky.Integration.Tests.Messaging.Diary;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>What a customer reads about a booking, and when: at once, in the morning, the evening before, or from a person.</summary>
public sealed class BookingMessagesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostOffice post = null!;
    private Diary diary = null!;

    public async ValueTask InitializeAsync()
    {
        post = await PostOffice.Open(database, key: "beauty-center");
        diary = new Diary(post);
    }

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task A_booking_is_confirmed_once_and_reminded_of_once_however_often_the_event_comes()
    {
        var taken = await diary.TakeAndTell(At(28, 10), Caller);
        await post.Tell(taken);
        await post.Round();
        await post.Tell(taken);

        post.Carrier.Texts.Sent.ShouldHaveSingleItem().Text.ShouldStartWith($"{Name} : votre rendez-vous est noté, samedi 28/11 à 10 h. Un imprévu ? 01 99 00 ");
        var reminder = await post.Message(MessageKind.Reminder);
        (reminder.Status, reminder.DueAt).ShouldBe((MessageStatus.Pending, At(27, 18)));

        await diary.Remind();
        post.Carrier.Texts.Sent[^1].Text.ShouldBe($"{Name} : pour rappel, votre rendez-vous, samedi 28/11 à 10 h. Répondez OUI pour confirmer, ANNULER pour annuler.");
        await post.Tell(taken);
        await post.Round();
        post.Carrier.Texts.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Moved_before_anybody_was_told_it_is_still_reminded_of()
    {
        var taken = await diary.Take(At(28, 10), Caller);
        var moved = await diary.Move(taken.BookingId, At(28, 15), Caller);
        await post.Tell(taken);
        await post.Tell(moved);

        await post.Round();

        (await post.Message(MessageKind.Reminder)).Status.ShouldBe(MessageStatus.Pending);
        await diary.Remind();
        post.Carrier.Texts.Sent[^1].Text.ShouldContain("pour rappel, votre rendez-vous, samedi 28/11 à 15 h.");
    }

    [Fact]
    public async Task A_change_withdraws_the_reminder_that_is_no_longer_true()
    {
        var taken = await diary.TakeAndTell(At(28, 10), Caller);
        await post.Tell(await diary.Move(taken.BookingId, At(28, 15), Caller));
        (await Reminders()).ShouldBe([MessageStatus.Cancelled, MessageStatus.Pending]);

        await post.Tell(await diary.Cancel(taken.BookingId, Caller));
        (await Reminders()).ShouldBe([MessageStatus.Cancelled, MessageStatus.Cancelled]);
        await post.Tell(taken);
        (await Reminders()).ShouldBe([MessageStatus.Cancelled, MessageStatus.Cancelled]);
    }

    [Fact]
    public async Task What_the_customer_did_is_answered_at_night_and_what_the_store_did_waits_for_the_morning()
    {
        var (theirs, ours) = (await diary.TakeAndTell(At(28, 10), Caller), await diary.TakeAndTell(At(28, 11), Caller));
        await post.Round();
        post.Mario.Now = At(24, 20, 30);
        await post.Tell(await diary.Cancel(theirs.BookingId, Caller));
        await post.Tell(await diary.Move(ours.BookingId, At(28, 15)));
        await post.Round();

        post.Carrier.Texts.Sent.Count.ShouldBe(3);
        post.Carrier.Texts.Sent[^1].Text.ShouldBe($"{Name} : votre rendez-vous du samedi 28/11 à 10 h est annulé.");
        post.Mario.Now = At(25, 8);
        await post.Round();
        post.Carrier.Texts.Sent[^1].Text.ShouldStartWith($"{Name} : votre rendez-vous est déplacé au samedi 28/11 à 15 h.");
    }

    [Fact]
    public async Task A_change_of_today_reads_well()
    {
        var taken = await diary.Take(At(25, 15), Caller);
        post.Mario.Now = At(25, 9);
        await post.Tell(await diary.Move(taken.BookingId, At(25, 16)));
        await post.Tell(await diary.Cancel(taken.BookingId));
        await post.Round();

        post.Carrier.Texts.Sent.Select(text => text.Text.Split(" Un imprévu")[0]).ShouldBe(
            [$"{Name} : votre rendez-vous est déplacé : c'est aujourd'hui à 16 h.", $"{Name} : votre rendez-vous d'aujourd'hui à 16 h est annulé."]);
    }

    [Fact]
    public async Task A_cancellation_that_would_be_read_too_late_is_told_by_telephone()
    {
        var taken = await diary.Take(At(29, 11), Caller);
        post.Mario.Now = At(28, 20, 5);
        await post.Tell(await diary.Cancel(taken.BookingId));
        await post.Round();

        var row = await post.Message(MessageKind.Confirmation);
        (row.Status, row.FailureReason).ShouldBe((MessageStatus.Failed, "quiet_hours"));
        var ticket = (await post.Tickets()).ShouldHaveSingleItem();
        (ticket.Kind, ticket.Subject, ticket.CustomerName, post.Mario.Open(ticket.Phone), ticket.DueAt).ShouldBe(
            (TicketKind.Callback, "Prévenir par téléphone", "Lefebvre", PostOffice.Number, (Instant?)At(29, 11)));
        post.Mario.Open(ticket.Body).ShouldBe($"{Name} : votre rendez-vous du dimanche 29/11 à 11 h est annulé.");
        post.Carrier.Texts.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Moved_from_an_hour_that_comes_before_the_morning_it_is_told_by_telephone_too()
    {
        var taken = await diary.Take(At(29, 12), Caller);
        post.Mario.Now = At(28, 20, 5);
        await post.Tell(await diary.Move(taken.BookingId, At(30, 15)));
        await post.Round();

        (await post.Message(MessageKind.Confirmation)).FailureReason.ShouldBe("quiet_hours");
        (await post.Tickets()).ShouldHaveSingleItem().DueAt.ShouldBe(At(29, 12));
    }

    [Fact]
    public async Task What_the_merchant_takes_on_a_Sunday_for_the_same_day_is_no_call_to_make()
    {
        post.Mario.Now = At(29, 11);
        await diary.TakeAndTell(At(29, 12));
        await post.Round();

        (await post.Message(MessageKind.Confirmation)).FailureReason.ShouldBe("quiet_hours");
        (await post.Tickets()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_test_phone_books_is_written_to_nobody()
    {
        await post.Settle((store, vault) => (store.AlertPhone, store.AlertEmail) = (vault.Seal(PostOffice.OwnersPhone), vault.Seal("mario@kalliky.test")));
        var call = await post.Mario.Call(isTest: true);
        var taken = await diary.TakeAndTell(At(28, 10), Caller, call: call, isTest: true);
        await post.Round();
        await post.Tell(await diary.Move(taken.BookingId, At(28, 15)));
        await diary.Remind();
        await post.Receive("ANNULER");
        (await diary.Row(taken.BookingId)).Status.ShouldBe(BookingStatus.Confirmed, "nobody could have answered what went nowhere");
        post.Mario.Now = At(27, 20, 5);
        await post.Tell(await diary.Cancel(taken.BookingId));
        await post.Round();

        post.Carrier.Texts.Sent.ShouldBeEmpty();
        post.Mail.Sent.ShouldBeEmpty();
        (await post.Messages()).ShouldAllBe(row => row.IsTest);
        (await post.Messages()).Count(row => row.Status == MessageStatus.Delivered).ShouldBe(3);
    }

    [Fact]
    public async Task A_tests_change_is_no_call_to_make()
    {
        var taken = await diary.Take(At(29, 12), Caller, isTest: true);
        post.Mario.Now = At(28, 20, 5);
        await post.Tell(await diary.Cancel(taken.BookingId));
        await post.Round();

        (await post.Message(MessageKind.Confirmation)).FailureReason.ShouldBe("quiet_hours");
        (await post.Tickets()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_answer_to_a_test_calls_ticket_goes_nowhere()
    {
        var call = await post.Mario.Call(isTest: true);
        var opened = (OpenTicket.Opened)await post.Mario.Send(
            new OpenTicket(post.Mario.Sheet.StoreId, TicketKind.Callback, "Rappeler", Phone: "06 39 98 01 22", CallId: call.CallId));
        await post.Mario.Send(new SendReply(opened.TicketId, MessageChannel.Sms, "Bonjour"));
        await post.Round();

        post.Carrier.Texts.Sent.ShouldBeEmpty();
        (await post.Message(MessageKind.Reply)).Status.ShouldBe(MessageStatus.Delivered);
    }

    private string Name => post.Mario.Sheet.Name;

    private async Task<List<MessageStatus>> Reminders() => [.. (await post.Messages()).Where(row => row.Kind == MessageKind.Reminder).Select(row => row.Status)];
}
