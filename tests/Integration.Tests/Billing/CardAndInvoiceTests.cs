using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What the card was charged is what the invoice bills, to the cent, and an invoice is paid when nothing of it is left; by Stripe and
/// at the demonstration's till alike.</summary>
public sealed class CardAndInvoiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly LocalDate January = new(2027, 1, 1);

    private static Instant Evening => On(11, 27, 19) + Duration.FromMinutes(42);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rest_of_the_first_month_is_billed_as_the_card_paid_it(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        var charged = await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        (await cashier.Mario.Send(new ShowMonthBill())).Due.ShouldBe(Money.Zero);

        await cashier.Books.Close(November);

        var invoice = await cashier.Books.Invoice(November);
        var line = invoice.Lines.ShouldHaveSingleItem();
        (line.Plan, line.From, line.To, line.Days, line.OfDays, line.IsPaid).ShouldBe((Plan.Pro, new LocalDate(2026, 11, 27), new LocalDate(2026, 11, 30), 4, 30, true));
        (invoice.Total.Cents, invoice.Paid.Cents, invoice.Due.Cents, invoice.IsByCard).ShouldBe((charged, charged, 0L, false));
        (await cashier.Shown(November)).PaidAt.ShouldBe(Evening);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_larger_plan_in_mid_month_is_two_payments_and_two_lines(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        var first = await cashier.Pay(Plan.Pro, On(11, 10));
        await cashier.Read();
        var second = await cashier.MoveUp(Plan.Enterprise, Evening);

        await cashier.Books.Close(November);

        var invoice = await cashier.Books.Invoice(November);
        invoice.Lines.Select(line => (line.Plan, line.From!.Value.Day, line.IsOnTop)).ShouldBe([(Plan.Pro, 10, null), (Plan.Enterprise, 27, true)]);
        invoice.Lines.Select(line => Vat.With(line.Amount).Cents).ShouldBe([first, second]);
        (invoice.Total.Cents, invoice.Paid.Cents, invoice.Due.Cents).ShouldBe((first + second, first + second, 0L));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_month_used_is_left_until_the_next_payment_takes_it(bool stripe)
    {
        await using var cashier = await Used(stripe);
        await cashier.Begin(December);

        // The news come after the month is closed.
        await cashier.Books.Close(November);
        var invoice = await cashier.Books.Invoice(November);
        invoice.Lines.Select(line => line.Kind).ShouldBe([InvoiceLineKind.Plan, InvoiceLineKind.Minutes, InvoiceLineKind.Commissions]);
        (invoice.Due, invoice.IsByCard).ShouldBe((invoice.Total - invoice.Paid, true));
        var shown = await cashier.Shown(November);
        (shown.Left, shown.PaidAt).ShouldBe((invoice.Due, null));
        shown.Left.Cents.ShouldBeInRange(476, 479, "25 minutes at 0.15 €, a commission of 0.23 €, and the tax");

        await cashier.Read();

        shown = await cashier.Shown(November);
        (shown.Left, shown.PaidAt is null).ShouldBe((Money.Zero, false));
        (await cashier.Mario.Send(new ShowMonthBill(November))).Due.ShouldBe(Money.Zero);
        await cashier.Books.Close(December);
        (await cashier.Books.Invoice(December)).Lines.ShouldHaveSingleItem().Amount.Cents.ShouldBe(9_900, "what November used is on November's");
        (await cashier.Shown(December)).PaidAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_that_is_written_anew_stays_paid_and_open_as_it_was()
    {
        await using var cashier = await Used(stripe: true);
        await cashier.Begin(December);
        await cashier.Books.Close(November);
        var wrong = await cashier.Books.Invoice(November);
        await cashier.Mario.Send(new KeepBillingDetails("Pizza Mario SARL", "12 rue des Fleurs", "38000", "Grenoble", "FR", "732829320", null, null, Domain.Shared.Language.French));

        (await cashier.Mario.Send(new CorrectInvoice(wrong.Id))).ShouldBeOfType<CorrectInvoice.Corrected>();

        var (note, right) = await cashier.Books.Anew(wrong);
        (right.Paid, right.Due, right.IsByCard).ShouldBe((wrong.Paid, wrong.Due, true));
        (note.Paid, note.Due).ShouldBe((Money.Zero - wrong.Paid, Money.Zero - wrong.Due));
        var shown = await cashier.Mario.Send(new ShowInvoice(right.Id));
        (shown!.Left, shown.LeftToTransfer).ShouldBe((wrong.Due, Money.Zero));
        await cashier.Read();
        (await cashier.Mario.Send(new ShowInvoice(right.Id)))!.PaidAt.ShouldNotBeNull();
        await cashier.Books.Close(December);
        var next = await cashier.Books.Invoice(December);
        (next.Lines.ShouldHaveSingleItem().Amount.Cents, next.Due).ShouldBe((9_900L, Money.Zero), "nothing of November is billed or taken off twice");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_given_back_on_FREE_is_taken_off_by_the_card_too(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        var order = await cashier.Books.Sell(On(11, 5), 10_000);
        await cashier.Books.Close(November);
        cashier.Mario.Now = On(12, 3);
        await cashier.Mario.Send(new RefundOrder(order.Id, 8_000, "a"));
        await cashier.Books.Close(December);
        var tenth = new LocalDateTime(2027, 1, 10, 12, 0).InZoneStrictly(BillingMonth.Zone).ToInstant();
        await cashier.Pay(Plan.Pro, tenth);
        await cashier.Read();
        for (var index = 0; index < 5; index++)
            await cashier.Books.Sell(tenth + Duration.FromDays(1), 20_000);
        await cashier.Begin(new LocalDate(2027, 2, 1));
        await cashier.Books.Close(January);

        var invoice = await cashier.Books.Invoice(January);
        (invoice.GivenBack.Cents, invoice.Due.Cents, invoice.IsByCard).ShouldBe((480L, 720L, true));
        (await cashier.Shown(January)).Left.Cents.ShouldBe(720);
        await cashier.Read();
        (await cashier.Mario.Read(db => db.PaidPeriods.SumAsync(paid => (long)(object)paid.Used))).ShouldBe(600, "10 € less the 4 € of the credit note");
        (await cashier.Shown(January)).Left.ShouldBe(Money.Zero);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_goes_back_to_FREE_pays_what_the_last_month_used_and_no_more(bool stripe)
    {
        await using var cashier = await Used(stripe);
        (await cashier.Mario.Send(new ChoosePlan(Plan.Free, "pizza-mario"))).ShouldBeOfType<ChoosePlan.Planned>();

        await cashier.Begin(December);
        await cashier.Read();
        await cashier.Books.Close(November);

        var shown = await cashier.Shown(November);
        (shown.Left, shown.PaidAt).ShouldBe((Money.Zero, cashier.Mario.Now - Duration.FromHours(1)));
        (await cashier.Books.Close(December)).ShouldBeOfType<CloseMonth.NothingDue>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_month_that_is_owed_is_billed_by_the_day_and_its_payment_is_not_billed_again(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Begin(December, isPaid: false);
        await cashier.Read();
        await cashier.Books.Close(November);
        await cashier.Books.Close(December);

        var owed = await cashier.Shown(December);
        (owed.Left.Cents, owed.PaidAt, owed.Lines.Single().IsPaid, owed.Lines.Single().Days).ShouldBe((11_880L, null, null, 31));
        await cashier.PayLate();
        await cashier.Read();
        (await cashier.Shown(December)).Left.ShouldBe(Money.Zero);
        (await cashier.Shown(December)).PaidAt.ShouldBe(cashier.Mario.Now);

        await cashier.Begin(January);
        await cashier.Read();
        await cashier.Books.Close(January);
        var next = await cashier.Books.Invoice(January);
        next.Lines.Select(line => (line.From, line.Amount.Cents)).ShouldBe([(January, 9_900L)]);
        (next.Paid.Cents, next.Due.Cents).ShouldBe((11_880L, 0L));
    }

    [Fact]
    public async Task What_is_paid_of_a_month_beyond_its_days_stands_on_the_next_invoice()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Begin(December, isPaid: false);
        await cashier.Read();
        await cashier.Books.Close(November);
        await cashier.GiveUp(On(12, 10));
        await cashier.Books.Close(December);
        var days = await cashier.Shown(December);
        (days.Lines.Single().Days, days.Left, days.IsToTransfer).ShouldBe((9, days.Total, true));

        await cashier.PayLate();
        await cashier.Read();
        (await cashier.Shown(December)).Left.ShouldBe(Money.Zero);
        (await cashier.Mario.Send(new ShowMonthBill(January))).Due.ShouldBe(Money.Zero);
        await cashier.Books.Close(January);

        var rest = await cashier.Books.Invoice(January);
        var line = rest.Lines.ShouldHaveSingleItem();
        (line.IsBeyond, line.From, line.Amount.Cents).ShouldBe((true, December, 9_900L - days.Net.Cents));
        (rest.Due, (days.Total + rest.Total).Cents).ShouldBe((Money.Zero, 11_880L), "what was collected is billed, to the cent");
        (await cashier.Books.Close(January.PlusMonths(1))).ShouldBeOfType<CloseMonth.NothingDue>("once");
    }

    [Fact]
    public async Task What_the_card_was_to_take_is_to_be_transferred_once_no_subscription_takes_it()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Books.Talk(On(11, 28), 36_000 + 1_500);
        await cashier.Begin(December, isPaid: false);
        await cashier.Read();
        await cashier.Books.Close(November);
        var shown = await cashier.Shown(November);
        (shown.Left.Cents, shown.IsToTransfer).ShouldBe((450L, false), "the card is tried again");

        await cashier.GiveUp(On(12, 2));
        (await cashier.Shown(November)).IsToTransfer.ShouldBeFalse("the last payment of a regular end comes a little later");
        cashier.Mario.Now = On(12, 10);
        await cashier.Read();
        shown = await cashier.Shown(November);
        (shown.Left.Cents, shown.LeftToTransfer.Cents).ShouldBe((450L, 450L));
        (await cashier.Mario.Send(new ListOwed())).ShouldHaveSingleItem().Id.ShouldBe(shown.Id, "so it is reminded of, too");

        await ChooseAgain(cashier);
        (await cashier.Shown(November)).LeftToTransfer.Cents.ShouldBe(450, "another subscription takes nothing of before");
        (await cashier.Mario.Send(new NoteBankTransfer(shown.Id, null, null, "VIR-1"))).ShouldBeOfType<NoteBankTransfer.Noted>().Left.ShouldBe(Money.Zero);
        (await cashier.Mario.Send(new ListOwed())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Late_use_pays_the_oldest_invoice_whichever_is_looked_at_once_its_own_month_is_closed()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        foreach (var month in (LocalDate[])[November, December])
        {
            await cashier.Books.Talk(BillingMonth.Of(month).Until - Duration.FromDays(2), 36_000 + 1_500);
            await cashier.Begin(month.PlusMonths(1), isTold: false);
            await cashier.Read();
            await cashier.Books.Close(month);
        }

        await Take(cashier, January, new Money(375));
        (await cashier.Shown(November)).Left.Cents.ShouldBe(450, "January is not closed: it may be its own use");
        await cashier.Books.Close(January);

        (await cashier.Shown(November)).Left.ShouldBe(Money.Zero);
        var shown = await cashier.Shown(December);
        shown.Left.Cents.ShouldBe(450);
        (await cashier.Mario.Send(new ShowInvoice(shown.Id))).ShouldNotBeNull().Left.Cents.ShouldBe(450, "the list and the invoice say the same");
        (await cashier.Mario.Send(new ShowMonthBill(December))).Due.Cents.ShouldBe(450);
    }

    [Fact]
    public async Task Of_a_month_that_a_coupon_gives_the_card_takes_the_use()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Begin(December, isFree: true);
        await cashier.Read();
        await cashier.Books.Close(November);
        await cashier.Books.Talk(On(12, 5), 36_000 + 1_500);
        await cashier.Begin(January);

        await cashier.Books.Close(December);

        var invoice = await cashier.Books.Invoice(December);
        invoice.Lines.ShouldHaveSingleItem().Kind.ShouldBe(InvoiceLineKind.Minutes);
        (invoice.Due.Cents, invoice.IsByCard, invoice.ToTransfer).ShouldBe((450L, true, Money.Zero));
        await cashier.Read();
        (await cashier.Shown(December)).Left.ShouldBe(Money.Zero);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Days_by_agreement_are_transferred_and_the_card_takes_the_rest(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        await cashier.Books.Switch(Plan.Pro, On(11, 10));
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Books.Talk(On(11, 28), 36_000 + 1_500);
        await cashier.Begin(December);

        await cashier.Books.Close(November);

        var invoice = await cashier.Books.Invoice(November);
        invoice.Lines.Select(line => (line.Kind, line.Days, line.IsPaid, line.IsToTransfer))
            .ShouldBe([(InvoiceLineKind.Plan, 17, null, true), (InvoiceLineKind.Plan, 4, true, null), (InvoiceLineKind.Minutes, null, null, null)]);
        var days = Vat.With(new Money(9_900 * 17 / 30));
        (invoice.IsByCard, invoice.ToTransfer, (invoice.Due - days).Cents).ShouldBe((true, days, 450L));
        var shown = await cashier.Shown(November);
        (shown.Left, shown.LeftToTransfer).ShouldBe((invoice.Due, days));

        await cashier.Read();
        shown = await cashier.Shown(November);
        (shown.Left, shown.LeftToTransfer, shown.PaidAt).ShouldBe((days, days, null), "the card took its part");
        (await cashier.Mario.Send(new NoteBankTransfer(invoice.Id, null, null, "VIR-1"))).ShouldBeOfType<NoteBankTransfer.Noted>().Amount.ShouldBe(days);
        (await cashier.Shown(November)).Left.ShouldBe(Money.Zero);
    }

    [Fact]
    public async Task Thanks_for_days_by_agreement_do_not_ask_for_what_the_card_takes()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Books.Switch(Plan.Pro, On(11, 10));
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Books.Talk(On(11, 28), 36_000 + 1_500);
        await cashier.Begin(December);
        await cashier.Books.Close(November);
        await cashier.Mario.Send(new KeepBillingDetails("Pizza Mario SARL", "12 rue des Fleurs", "38000", "Grenoble", "FR", "732 829 320", "FR44732829320", "compta@mario.test", Language.French));
        var invoice = await cashier.Books.Invoice(November);

        foreach (var (cents, left) in new (long?, string)[] { (100, " à régler par virement, au plus tard le 31 décembre 2026 ; le reste est prélevé sur votre carte."), (null, "merci.\n\nLe reste est prélevé sur votre carte.") })
        {
            var reference = $"VIR-{cents}";
            (await cashier.Mario.Send(new NoteBankTransfer(invoice.Id, cents, null, reference))).ShouldBeOfType<NoteBankTransfer.Noted>();
            var transfer = await cashier.Mario.Read(db => db.InvoiceTransfers.SingleAsync(known => known.Reference == reference));
            await cashier.Books.Tell(new BankTransferNoted(transfer.Id, cashier.Mario.Tenant));
            var key = $"transfer:{transfer.Id:N}";
            var letter = await cashier.Mario.Read(db => db.Messages.AsNoTracking().SingleAsync(message => message.OnceKey == key));
            (await cashier.Mario.Send(new TakeUpMessage(letter.Id))).ShouldNotBeNull().Mail.ShouldNotBeNull().Text.ShouldContain(left);
        }
    }

    [Fact]
    public async Task A_difference_that_was_paid_is_no_payment_of_a_month_that_is_owed()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Begin(December, isPaid: false);
        await cashier.Read();
        await cashier.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<Infrastructure.Data.KallikyDb>();
            var difference = new PaidPlan(Plan.Enterprise, new LocalDate(2026, 12, 10), IsOnTop: true, new Money(5_000));
            db.PaidPeriods.Add(new PaidPeriod(cashier.Mario.NewId(), cashier.Mario.Tenant, Payment.Of("in_difference", December, On(12, 10), difference, Money.Zero)));
            return await db.SaveChangesAsync();
        });
        await cashier.Books.Close(November);
        await cashier.Books.Close(December);

        var owed = await cashier.Books.Invoice(December);
        owed.Lines.Select(line => (line.Plan, line.Days, line.IsPaid)).ShouldBe([(Plan.Pro, 31, null)], "no day of it was paid");
        (await cashier.Shown(December)).Left.Cents.ShouldBe(11_880 - 6_000, "the difference is a part of it");
    }

    [Fact]
    public async Task What_a_month_left_below_nothing_is_carried_into_the_next_and_stays_there()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        var sold = await cashier.Books.Sell(On(11, 28), 200_000);
        await cashier.Begin(December);
        await cashier.Read();
        cashier.Mario.Now = On(12, 5);
        (await cashier.Mario.Send(new RefundOrder(sold.Id, 200_000, "once"))).ShouldBeOfType<RefundOrder.Refunded>();
        await cashier.Begin(January);
        await cashier.Read();
        await cashier.Books.Sell(new LocalDate(2027, 1, 10).AtStartOfDayInZone(BillingMonth.Zone).ToInstant(), 300_000);

        await cashier.Begin(January.PlusMonths(1));
        await cashier.Begin(January.PlusMonths(2));

        var told = await cashier.Mario.Read(db => db.MeterReadings.AsNoTracking().Where(reading => reading.Meter == Meter.Commissions).ToListAsync());
        told.GroupBy(reading => reading.Month).ToDictionary(month => month.Key, month => month.Sum(reading => reading.Amount.Cents))
            .ShouldBe(new Dictionary<LocalDate, long> { [November] = 2_000, [January] = 3_000 - 2_000 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_leaves_as_a_month_begins_is_not_billed_for_it()
    {
        await using var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, On(11, 10));
        await cashier.Read();
        cashier.Mario.Now = BillingMonth.Of(December).From + Duration.FromMinutes(30);
        await Leave(cashier.Mario);

        (await cashier.Mario.Send(new CloseMonth(November))).ShouldBeOfType<CloseMonth.Closed>();
        (await cashier.Mario.Send(new CloseMonth(December))).ShouldBeOfType<CloseMonth.NotYet>("the plan that was paid ends half an hour later");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_that_is_known_too_late_stands_on_the_next_invoice(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        var charged = await cashier.Pay(Plan.Pro, Evening);
        (await cashier.Books.Close(November)).ShouldBeOfType<CloseMonth.NothingDue>();
        await cashier.Begin(December);
        await cashier.Read();

        await cashier.Books.Close(December);

        var invoice = await cashier.Books.Invoice(December);
        invoice.Lines.Select(line => (line.From, line.To)).ShouldBe([(new LocalDate(2026, 11, 27), new LocalDate(2026, 11, 30)), (December, new LocalDate(2026, 12, 31))]);
        (invoice.Lines.Sum(line => Vat.With(line.Amount).Cents), invoice.Due.Cents).ShouldBe((charged + 11_880, 0L));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_leaves_in_mid_month_is_billed_what_was_paid(bool stripe)
    {
        await using var cashier = await Cashier.Open(database, stripe);
        var charged = await cashier.Pay(Plan.Pro, On(11, 10));
        await cashier.Read();
        cashier.Mario.Now = On(11, 20);
        await Leave(cashier.Mario);

        (await cashier.Mario.Send(new CloseMonth(November))).ShouldBeOfType<CloseMonth.Closed>();

        var invoice = await cashier.Books.Invoice(November);
        (invoice.Total.Cents, invoice.Paid.Cents, invoice.Due.Cents).ShouldBe((charged, charged, 0L));
    }

    // The payment of the month after brings it.
    private static Task<int> Take(Cashier cashier, LocalDate usedIn, Money use) => cashier.Mario.Read(db =>
    {
        var payment = Payment.Of($"in_late_{usedIn:yyyyMM}", usedIn.PlusMonths(1), BillingMonth.Of(usedIn).Until + Duration.FromHours(2), null, use);
        db.PaidPeriods.Add(new PaidPeriod(cashier.Mario.NewId(), cashier.Mario.Tenant, payment));
        return db.SaveChangesAsync();
    });

    private static Task<int> ChooseAgain(Cashier cashier) => cashier.Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<Infrastructure.Data.KallikyDb>();
        var again = new Checkout(cashier.Mario.NewId(), cashier.Mario.Tenant, Plan.Pro, "pizza-mario", cashier.Mario.Now);
        again.Became(CheckoutStatus.Paid);
        db.Checkouts.Add(again);
        await db.SaveChangesAsync();
        return await db.PaymentAccounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.SubscriptionId, "sub_again"));
    });

    private static Task Leave(Restaurant mario) => mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<Infrastructure.Data.KallikyDb>();
        var business = await db.Businesses.SingleAsync();
        (business.Close(mario.Now - Business.Grace, Language.French) && business.Leave(mario.Now)).ShouldBeTrue();
        return await db.SaveChangesAsync();
    });

    // More minutes than PRO has, and an order.
    private async Task<Cashier> Used(bool stripe)
    {
        var cashier = await Cashier.Open(database, stripe);
        await cashier.Pay(Plan.Pro, Evening);
        await cashier.Read();
        await cashier.Books.Talk(On(11, 28), 36_000 + 1_500);
        await cashier.Books.Sell(On(11, 29), 2_280);
        return cashier;
    }
}
