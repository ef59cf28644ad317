using Kalliky.Application.Customers;
using Kalliky.Application.Messaging;
using Kalliky.Application.Ordering;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Resend;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>Confirmations by e-mail, beside the text message: to whom, in which words, and when not.</summary>
public sealed class ConfirmationMailTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Address = "jean.dupont@exemple.fr";

    private PostOffice post = null!;

    public async ValueTask InitializeAsync() => post = await PostOffice.Open(database);

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task An_order_is_confirmed_by_mail_too_where_the_address_is_known()
    {
        await Know(Address);
        var happened = await post.OrderAndTell();
        await post.Tell(happened);
        await post.Round();

        post.Carrier.Texts.Sent.ShouldHaveSingleItem();
        var mail = post.Mail.Sent.ShouldHaveSingleItem();
        (mail.To, mail.From, mail.Subject).ShouldBe((Address, "\"Pizza Mario\" <bonjour@kalliky.test>", "Pizza Mario : Votre commande 1"));
        Plainly(mail).ShouldStartWith("Bonjour,\n\nVotre commande 1 est bien notée, à emporter, mardi 24 novembre à 19 h 25.\n\n1 × Margherita, Normale : 9,50 €\nTotal : 9,50 €\n\nUn imprévu ? Appelez-nous au 01");
        mail.Html.ShouldNotBeNull().ShouldContain("<html lang=\"fr\">");
        mail.Html.ShouldContain("1 &#215; Margherita, Normale");
        mail.Html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task An_English_caller_reads_English()
    {
        await Know(Address);
        await post.OrderAndTell(language: Language.English);
        await post.Round();

        var mail = post.Mail.Sent.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Pizza Mario: Your order 1");
        mail.Text.ShouldStartWith("Hello,\n\nYour order 1 is confirmed, to take away, Tuesday 24 November at 7:25 pm.");
        mail.Html.ShouldNotBeNull().ShouldContain("<html lang=\"en\">");
        mail.Html.ShouldContain("Sent by Pizza Mario with Kalliky");
    }

    [Fact]
    public async Task A_landline_that_takes_no_text_has_the_mail()
    {
        await Know(Address, "+33199000999");
        await post.OrderAndTell("+33199000999");
        await post.Round();

        post.Carrier.Texts.Sent.ShouldBeEmpty();
        post.Mail.Sent.ShouldHaveSingleItem().To.ShouldBe(Address);
    }

    [Fact]
    public async Task Nobody_is_mailed_where_the_store_wants_none_or_the_customer_does_not()
    {
        var card = await Know(Address);
        await post.Settle((store, _) => store.Messages = store.Messages with { Mails = false });
        await post.OrderAndTell();
        await post.Settle((store, _) => store.Messages = store.Messages with { Mails = true });
        await post.Mario.Send(new ChangeCustomer(card, "Lefebvre", Address, null, null, Mail: false));
        await post.OrderAndTell();
        await post.Round();

        post.Mail.Sent.ShouldBeEmpty();
        post.Carrier.Texts.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_booking_is_confirmed_moved_and_cancelled_by_mail_without_saying_what_for()
    {
        await Know(Address);
        var booking = await Book(BookingKind.Appointment);
        await post.Tell(new BookingTaken(booking, post.Mario.Tenant, post.Mario.Sheet.StoreId));
        await post.Tell(new BookingCancelled(booking, post.Mario.Tenant, post.Mario.Sheet.StoreId));
        await post.Round();

        post.Mail.Sent.Select(mail => mail.Subject).ShouldBe(["Pizza Mario : Votre rendez-vous est noté", "Pizza Mario : C'est annulé"], ignoreOrder: true);
        post.Mail.Sent.ShouldAllBe(mail => Plainly(mail).Contains("jeudi 26 novembre à 10 h") && !mail.Text.Contains("Détartrage"));
    }

    [Fact]
    public async Task What_a_store_is_called_cannot_break_the_page()
    {
        await Know(Address);
        await post.Settle((store, _) => store.Name = "Chez <b>\"Léa\"</b> & fils");
        await post.OrderAndTell();
        await post.Round();

        var mail = post.Mail.Sent.ShouldHaveSingleItem();
        mail.Html.ShouldNotBeNull().ShouldNotContain("<b>");
        mail.Html.ShouldContain("&lt;b&gt;");
    }

    [Fact]
    public async Task An_address_told_on_the_phone_goes_on_the_card_and_gets_the_mail()
    {
        var call = await post.Mario.Call(PostOffice.Number);
        var told = (await post.Mario.Send(new TellCaller(call, "Lefebvre", null, true, Email: Address))).ShouldBeOfType<TellCaller.Told>();
        await post.OrderAndTell();
        await post.Round();

        told.Email.ShouldBe(Address);
        post.Mail.Sent.ShouldHaveSingleItem().To.ShouldBe(Address);
    }

    [Fact]
    public async Task An_address_needs_a_number_first()
    {
        var (call, before) = (await post.Mario.Call(null), await post.Mario.Read(db => db.Customers.CountAsync()));

        (await post.Mario.Send(new TellCaller(call, "Lefebvre", null, false, Email: Address))).ShouldBeOfType<TellCaller.NumberFirst>();

        (await post.Mario.Read(db => db.Customers.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Whoever_dictates_somebodys_number_does_not_turn_their_mail_to_themselves()
    {
        var card = await Know(Address);
        var stranger = await post.Mario.Call("+33639980155");

        var answer = await post.Mario.Send(new TellCaller(stranger, "Lefebvre", PhoneNumber.Parse(PostOffice.Number), false, Email: "autre@exemple.fr"));

        answer.ShouldBeOfType<TellCaller.OtherAddress>();
        post.Mario.Open((await post.Mario.Read(db => db.Customers.SingleAsync(known => known.Id == card))).Email).ShouldBe(Address);
    }

    // No-break spaces are for the eye.
    private static string Plainly(SentMail mail) => mail.Text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private Task<Guid> Know(string email, string number = PostOffice.Number) => post.Mario.Work(async scope =>
    {
        var (db, vault) = (scope.GetRequiredService<Application.Shared.IKallikyDb>(), scope.GetRequiredService<Application.Shared.IVault>());
        var phone = PhoneNumber.Parse(number);
        var card = new Domain.Customers.Customer(post.Mario.NewId(), post.Mario.Tenant, "Lefebvre", vault.Seal(number), vault.KeyOf(phone), post.Mario.Now) { Email = vault.Seal(email) };
        db.Customers.Add(card);
        await db.SaveChangesAsync();
        return card.Id;
    });

    // The day after tomorrow at ten.
    private async Task<Guid> Book(BookingKind kind)
    {
        var id = post.Mario.NewId();
        await post.Mario.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<Application.Shared.IKallikyDb>(), scope.GetRequiredService<Application.Shared.IVault>());
            var start = new LocalDateTime(2026, 11, 26, 10, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToInstant();
            var booking = new Booking(id, post.Mario.Tenant, post.Mario.Sheet.StoreId, kind, null, false, post.Mario.Now);
            booking.Wants([new BookedService(post.Mario.NewId(), "Détartrage", 30, null)]);
            booking.For("Lefebvre");
            booking.CallBackOn(vault.Seal(PostOffice.Number));
            booking.Take(new Place(null, start, start + Duration.FromMinutes(30), start + Duration.FromMinutes(30)), null, "caller", post.Mario.Now);
            booking.ForgetEvents();
            db.Bookings.Add(booking);
            return await db.SaveChangesAsync();
        });
        return id;
    }
}
