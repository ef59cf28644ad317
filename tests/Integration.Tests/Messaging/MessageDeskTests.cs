using FluentValidation;
using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>What a store writes, what became of it, and what a person may do about it.</summary>
public sealed class MessageDeskTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostOffice post = null!;

    private Guid Store => post.Mario.Sheet.StoreId;

    public async ValueTask InitializeAsync() => post = await PostOffice.Open(database);

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task Settings_are_kept_and_shown_with_the_words_that_are_really_sent()
    {
        var wanted = new MessageSettings("PizzaMario", Reminders: false, ReminderHour: 17, AlertAfterMinutes: 9);
        (await post.Mario.Send(new SettleMessages(Store, wanted with { Sender = " PizzaMario " }, "06 39 98 01 00", " Mario@Exemple.fr "))).ShouldBeTrue();

        var shown = (await post.Mario.Send(new ShowMessageSettings(Store))).ShouldNotBeNull();

        (shown.Settings, shown.AlertPhone, shown.AlertEmail).ShouldBe((wanted, "+33639980100", "mario@exemple.fr"));
        shown.Examples.Order.ShouldStartWith("Pizza Mario : votre commande 12 est bien notée, à emporter mercredi 25/11 à 18 h 30, total ");
        shown.Examples.OrderAlert.ShouldBe("Kalliky, Pizza Mario : la commande 12 attend depuis 9 minutes. https://kalliky.test/pizza-mario/commandes");
        shown.Examples.Reminder.ShouldNotBeNull().ShouldNotContain("Répondez OUI", Case.Sensitive, "nobody can answer a name");
    }

    [Fact]
    public async Task The_examples_of_alerts_are_in_the_language_that_the_owner_is_told_in()
    {
        await post.Mario.Send(new KeepBillingDetails("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", "732829320", null, null, Language.English));

        var shown = (await post.Mario.Send(new ShowMessageSettings(Store))).ShouldNotBeNull();

        shown.Examples.ComplaintAlert.ShouldBe("Kalliky, Pizza Mario: a complaint is waiting for you. https://kalliky.test/pizza-mario/aujourdhui");
        shown.Examples.Order.ShouldStartWith("Pizza Mario : votre commande");
    }

    [Theory]
    [InlineData("INFO", 18, 5, null, null, "Sender")]
    [InlineData("Chez Léa", 18, 5, null, null, "Sender")]
    [InlineData("12345", 18, 5, null, null, "Sender")]
    [InlineData("ab", 18, 5, null, null, "Sender")]
    [InlineData(null, 7, 5, null, null, "ReminderHour")]
    [InlineData(null, 20, 5, null, null, "ReminderHour")]
    [InlineData(null, 18, 0, null, null, "AlertAfterMinutes")]
    [InlineData(null, 18, 61, null, null, "AlertAfterMinutes")]
    [InlineData(null, 18, 5, "01 99 00 01 00", null, "AlertPhone")]
    [InlineData(null, 18, 5, "06 39", null, "AlertPhone")]
    [InlineData(null, 18, 5, null, "mario", "AlertEmail")]
    public async Task What_cannot_be_is_refused_beside_its_field(string? sender, int hour, int minutes, string? phone, string? email, string field)
    {
        var refusal = await Should.ThrowAsync<ValidationException>(
            () => post.Mario.Send(new SettleMessages(Store, new MessageSettings(sender, ReminderHour: hour, AlertAfterMinutes: minutes), phone, email)));

        refusal.Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);
        refusal.Errors.Single().ErrorMessage.ShouldNotContain("'");
    }

    [Fact]
    public async Task The_latest_messages_stand_first_by_state_with_why_and_when_again()
    {
        await post.Write(post.ALetter(once: "first") with { IsAnswer = true });
        await post.Round();
        post.Mario.Now += Duration.FromSeconds(1);
        post.Carrier.Faults.Next("messages", Fault.Broken);
        await post.Write(post.ALetter(once: "second") with { IsAnswer = true });
        await post.Round();

        var all = (await post.Mario.Send(new BrowseMessages(Store))).Messages.Rows;
        var waiting = (await post.Mario.Send(new BrowseMessages(Store, [MessageStatus.Pending, MessageStatus.Sending]))).Messages.Rows.ShouldHaveSingleItem();

        all.Select(row => row.Status).ShouldBe([MessageStatus.Pending, MessageStatus.Sent]);
        (waiting.Reason, waiting.Attempts, waiting.DueAt).ShouldBe(("provider_down", 1, post.Mario.Now + Message.Pauses[0]));
        all.ShouldAllBe(row => row.Recipient == PostOffice.Number && !row.MaySendAgain);
    }

    [Fact]
    public async Task What_failed_is_sent_again_once()
    {
        await post.Settle((store, vault) => store.Number = vault.Seal("0199"));
        await post.Write(post.ALetter() with { IsAnswer = true });
        await post.Round();
        var found = await post.Mario.Send(new BrowseMessages(Store, [MessageStatus.Failed]));
        var failed = found.Messages.Rows.ShouldHaveSingleItem();
        (failed.MaySendAgain, failed.Reason, found.Failed).ShouldBe((true, "bad_sender", 1));
        await post.Settle((store, _) => store.Messages = store.Messages with { Sender = "PizzaMario" });

        (await post.Mario.Send(new SendMessageAgain(Store, failed.Id))).ShouldBeOfType<SendMessageAgain.OnItsWay>();
        (await post.Mario.Send(new SendMessageAgain(Store, failed.Id))).ShouldBeOfType<SendMessageAgain.NotFailed>();
        await post.Round();

        post.Carrier.Texts.Sent.ShouldHaveSingleItem();
        (await post.Messages()).ShouldHaveSingleItem().Status.ShouldBe(MessageStatus.Sent);
    }

    [Fact]
    public async Task What_would_come_too_late_or_is_unwanted_is_not_sent_again()
    {
        await post.Settle((store, vault) => store.Number = vault.Seal("0199"));
        await post.Write(post.ALetter(once: "late") with { IsAnswer = true, ExpiresAt = post.Mario.Now + Duration.FromMinutes(10) });
        await post.Write(post.ALetter(once: "stop") with { IsAnswer = true }, "+33639980155");
        await post.Round();
        var rows = (await post.Messages()).ToDictionary(row => row.OnceKey!, row => row.Id);
        await post.Mario.Send(new TakeText("stop", Store, PhoneNumber.Parse("+33639980155"), "STOP"));
        post.Mario.Now += Duration.FromHours(1);

        (await post.Mario.Send(new SendMessageAgain(Store, rows["late"]))).ShouldBeOfType<SendMessageAgain.TooLate>();
        (await post.Mario.Send(new SendMessageAgain(Store, rows["stop"]))).ShouldBeOfType<SendMessageAgain.Unwanted>();
        (await post.Messages()).ShouldAllBe(row => row.Status == MessageStatus.Failed);
    }

    [Fact]
    public async Task A_message_is_read_and_sent_again_only_in_its_own_store()
    {
        await post.Write(post.ALetter(text: "Votre table vous attend.") with { IsAnswer = true });
        var id = (await post.Messages()).Single().Id;

        (await post.Mario.Send(new ReadMessage(Store, id))).ShouldNotBeNull().Text.ShouldBe("Votre table vous attend.");
        (await post.Mario.Send(new ReadMessage(Guid.NewGuid(), id))).ShouldBeNull();
        (await post.Mario.Send(new SendMessageAgain(Guid.NewGuid(), id))).ShouldBeOfType<SendMessageAgain.Unknown>();
        (await post.Mario.Send(new BrowseMessages(Guid.NewGuid()))).Messages.Rows.ShouldBeEmpty();
    }
}
