using FluentValidation;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>What people write, and what is done with it: STOP above all.</summary>
public sealed class ReceivedTextsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Other = "+33639980199";

    private PostOffice post = null!;

    public async ValueTask InitializeAsync() => post = await PostOffice.Open(database);

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Theory]
    [InlineData("Stop svp", true)]
    [InlineData("STOP merci", true)]
    [InlineData("stop, s'il vous plaît !", true)]
    [InlineData("Arrêt des SMS svp", true)]
    [InlineData("Arrêtez", true)]
    [InlineData("Arrêt de travail svp", false)]
    [InlineData("Je ne peux pas m'arrêter, stop", false)]
    [InlineData("Stop ou encore, c'est une question de goût et de beaucoup d'olives", false)]
    public async Task A_first_word_of_a_short_text_that_says_stop_is_stop(string text, bool isStop)
    {
        await post.Receive(text);

        (await post.Mario.Read(db => db.OptOuts.AnyAsync())).ShouldBe(isStop);
        (await post.Tickets()).Count.ShouldBe(isStop ? 0 : 1);
    }

    [Fact]
    public async Task Stop_and_start_stand_on_the_card_as_well()
    {
        await post.NewCard("Lefebvre");
        await post.Receive("STOP");
        ((await post.Card()).SmsConsent!.Given, (await post.Card()).SmsConsent!.How).ShouldBe((false, "stop"));

        await post.Receive("START");
        ((await post.Card()).SmsConsent!.Given, (await post.Card()).SmsConsent!.How).ShouldBe((true, "stop"));
    }

    [Fact]
    public async Task A_carrier_that_says_who_wants_none_tells_the_card_too()
    {
        await post.NewCard("Lefebvre");
        post.Carrier.Texts.RefuseFor(PostOffice.Number);
        await post.Write(post.ALetter());
        await post.Round();

        (await post.Card()).SmsConsent!.Given.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_refused_at_the_counter_is_sent_nothing_but_the_owner_is_still_alerted()
    {
        await post.NewCard("Lefebvre", change: card => card.AgreeToSms(false, post.Mario.Now, "counter"));
        await post.Write(post.ALetter(MessageKind.Confirmation, once: "confirmation") with { IsAnswer = true });
        await post.Write(post.ALetter(MessageKind.Alert, once: "alert"));
        await post.Round();

        post.Carrier.Texts.Sent.ShouldHaveSingleItem();
        var row = await post.Message(MessageKind.Confirmation);
        (row.Status, row.FailureReason, row.Attempts).ShouldBe((MessageStatus.Failed, "refuses", 0));
    }

    [Fact]
    public async Task A_ticket_says_that_its_number_said_stop_before_there_was_a_card()
    {
        await post.Receive("Bonjour, avez-vous des glaces ?");
        await post.Receive("STOP");

        var ticket = (await post.Tickets()).ShouldHaveSingleItem();
        ticket.CustomerId.ShouldBeNull();
        (await post.Mario.Send(new ShowTicket(ticket.Id)))!.RefusesSms.ShouldBeTrue();
    }

    [Fact]
    public async Task A_text_from_a_number_that_became_part_of_a_card_is_of_that_card()
    {
        var (whole, part) = (await post.NewCard("Lefebvre"), await post.NewCard("Mme Lefebvre", Other));
        await post.Mario.Send(new MergeCustomers(whole, part));
        await post.Receive("Je serai en retard", Other);
        await post.Receive("STOP", Other);

        var ticket = (await post.Tickets()).ShouldHaveSingleItem();
        (ticket.CustomerId, ticket.CustomerName, post.Mario.Open(ticket.Phone)).ShouldBe(((Guid?)whole, "Lefebvre", Other));
        (await post.Card()).SmsConsent!.Given.ShouldBeFalse();
    }

    [Fact]
    public async Task Erased_and_writing_again_on_the_same_day_they_have_a_ticket_of_their_own()
    {
        var card = await post.NewCard("Lefebvre");
        await post.Receive("Effacez mes données");
        (await post.Mario.Send(new EraseCustomer(card, "api"))).ShouldBeOfType<EraseCustomer.Erased>();
        await post.Receive("C'est fait ?");

        var (erased, fresh) = ((await post.Tickets())[0], (await post.Tickets())[1]);
        (erased.Status, erased.Subject, erased.Body).ShouldBe((TicketStatus.Solved, "Effacé", null));
        (fresh.Status, post.Mario.Open(fresh.Phone), post.Mario.Open(fresh.Body)).ShouldBe((TicketStatus.Open, PostOffice.Number, "C'est fait ?"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erased_they_are_not_written_to_again_after_the_next_call(bool byText)
    {
        var card = await post.NewCard("Lefebvre", change: made => made.AgreeToSms(byText, post.Mario.Now, "counter"));
        if (byText)
            await post.Receive("STOP");
        var erased = (EraseCustomer.Erased)await post.Mario.Send(new EraseCustomer(card, "api"));
        erased.What["stops_kept"].ShouldBe(1);

        await post.OrderAndTell();
        await post.Round();

        post.Carrier.Texts.Sent.ShouldBeEmpty();
        (await post.Card()).SmsConsent!.Given.ShouldBeFalse("whoever opens the new card would not know");
    }

    [Theory]
    [InlineData('a', 612, true)]
    [InlineData('a', 613, false)]
    [InlineData('ç', 268, true)]
    [InlineData('ç', 269, false)]
    public async Task An_answer_is_taken_whole_or_refused_in_words(char sign, int length, bool taken)
    {
        await post.Receive("Bonjour");
        var (ticket, text) = ((await post.Tickets()).Single(), new string(sign, length));
        var reply = () => post.Mario.Send(new SendReply(ticket.Id, MessageChannel.Sms, text));

        if (!taken)
        {
            (await Should.ThrowAsync<ValidationException>(reply)).Errors.ShouldHaveSingleItem().ErrorMessage.ShouldContain("612 signes");
            return;
        }

        (await reply()).ShouldBe(new HandledTicket.Changed());
        await post.Round();
        post.Carrier.Texts.Sent.ShouldHaveSingleItem().Text.ShouldBe(text);
    }

    [Fact]
    public async Task Whoever_may_be_in_danger_reads_at_once_whom_to_call()
    {
        post.Mario.Now = Restaurant.At(23, 10);
        await post.Receive("Mon mari fait un malaise, il ne respire plus");
        await post.Round();

        var ticket = (await post.Tickets()).ShouldHaveSingleItem();
        (ticket.Kind, ticket.Subject).ShouldBe((TicketKind.Callback, "Urgence : rappeler tout de suite"));
        post.Carrier.Texts.Sent.ShouldHaveSingleItem().Text.ShouldBe("Pizza Mario : composez le 15 ou le 112 tout de suite. Personne ne lit ces messages en direct.");
        (await post.Mario.Send(new ShowTicket(ticket.Id)))!.Thread.OfType<ShowTicket.Sent>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_English_card_reads_it_in_English()
    {
        await post.NewCard("Smith", change: card => card.Language = Language.English);
        await post.Receive("My husband has chest pain");
        await post.Round();

        post.Carrier.Texts.Sent.ShouldHaveSingleItem().Text.ShouldBe("Pizza Mario: dial 15 or 112 right now. Nobody reads these messages right away.");
    }
}
