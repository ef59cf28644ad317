using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

public sealed class InvoiceTests
{
    private static readonly Seller Seller = new("Kalliky", "SAS", "1 rue d’Essai", "38000", "Grenoble", "000000000", "FR12000000000", "RCS Grenoble", "1 €", null, null, false);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(11_413, 2_283)]
    [InlineData(-11_413, -2_283)]
    [InlineData(-3, -1)]
    public void The_tax_is_of_the_sum_and_rounded_half_a_cent_away_from_nothing(long net, long vat) => Vat.Of(new Money(net)).Cents.ShouldBe(vat);

    [Fact]
    public void Adds_up_and_says_that_it_is_issued()
    {
        var invoice = new Invoice(Guid.NewGuid(), Guid.NewGuid(), 123, Draft(9_900, 1_513), At(2026, 12, 1, 4));
        (invoice.Kind, invoice.Number, invoice.Net.Cents, invoice.Vat.Cents, invoice.Total.Cents).ShouldBe((InvoiceKind.Invoice, "K-2026-000123", 11_413L, 2_283L, 13_696L));
        (invoice.IssuedOn, invoice.DueOn).ShouldBe((new LocalDate(2026, 12, 1), new LocalDate(2026, 12, 31)));
        invoice.Events.ShouldBe([new InvoiceIssued(invoice.Id, invoice.TenantId)]);
    }

    [Fact]
    public void The_year_of_the_number_is_the_one_in_Paris_and_the_count_goes_on()
    {
        new Invoice(Guid.NewGuid(), Guid.NewGuid(), 124, Draft(1), At(2026, 12, 31, 23)).Number.ShouldBe("K-2026-000124");
        new Invoice(Guid.NewGuid(), Guid.NewGuid(), 1_234_567, Draft(1), At(2027, 1, 1, 0)).Number.ShouldBe("K-2027-1234567");
    }

    [Fact]
    public void More_given_back_than_due_is_a_credit_note()
    {
        var invoice = new Invoice(Guid.NewGuid(), Guid.NewGuid(), 1, Draft(500), At(2026, 12, 1, 4));
        var note = new Invoice(Guid.NewGuid(), invoice.TenantId, 2, Draft(100, -250) with { Credits = invoice }, At(2027, 1, 1, 4));
        (note.Kind, note.Total.Cents, note.CreditsId, note.CreditsNumber, note.CreditsIssuedOn).ShouldBe((InvoiceKind.CreditNote, -180L, invoice.Id, "K-2026-000001", invoice.IssuedOn));
    }

    [Theory]
    [InlineData(1_259, 0, 1_259, 0, 477, true)]
    [InlineData(0, 500, 0, 500, 1_236, true)]
    [InlineData(1_259, 900, 1_259, 477, 0, false)]
    [InlineData(2_000, 900, 1_736, 0, 0, false)]
    [InlineData(1_259, -20, 1_259, -20, 497, true)]
    public void What_was_paid_by_card_is_taken_off_then_what_was_kept_of_links(long paid, long kept, long paidOff, long keptOff, long due, bool byCard)
    {
        var invoice = new Invoice(Guid.NewGuid(), Guid.NewGuid(), 1, Draft(1_049, 398) with { Paid = new Money(paid), Collected = new Money(kept), IsByCard = true }, At(2026, 12, 1, 4));
        (invoice.Total.Cents, invoice.Paid.Cents, invoice.Collected.Cents, invoice.Due.Cents, invoice.IsByCard).ShouldBe((1_736L, paidOff, keptOff, due, byCard));
    }

    [Theory]
    [InlineData(480, 0, 480, 1_256)]
    [InlineData(2_000, 0, 1_736, 0)]
    [InlineData(2_000, 900, 836, 0)]
    [InlineData(480, 1_736, 0, 0)]
    public void What_credit_notes_gave_back_is_taken_off_last_and_never_more_than_is_left(long givenBack, long kept, long off, long due)
    {
        var invoice = new Invoice(Guid.NewGuid(), Guid.NewGuid(), 1, Draft(1_049, 398) with { GivenBack = new Money(givenBack), Collected = new Money(kept) }, At(2026, 12, 1, 4));
        (invoice.GivenBack.Cents, invoice.Due.Cents).ShouldBe((off, due));
    }

    [Theory]
    [InlineData(9_900, 0, 1_980, 1_980, 0)]
    [InlineData(9_900, 398, 2_060, 1_980, 80)]
    [InlineData(1_049, 33, 216, 210, 6)]
    [InlineData(1_049, 0, 209, 209, 0)]
    [InlineData(0, 398, 80, 0, 80)]
    [InlineData(9_900, 398, 0, 0, 0)]
    public void The_tax_of_a_payment_is_shared_between_the_plan_and_what_was_used(long plan, long used, long tax, long ofPlan, long ofUse)
    {
        var paid = new PaidPeriod(Guid.NewGuid(), Guid.NewGuid(), new Payment("in_1", new LocalDate(2026, 12, 1), default)
        {
            Plan = plan == 0 ? null : new PaidPlan(Plan.Pro, new LocalDate(2026, 12, 1), false, new Money(plan)), Used = new Money(used), Tax = new Money(tax),
        });
        (paid.Tax.Cents, paid.UsedTax.Cents, paid.UsedIn).ShouldBe((ofPlan, ofUse, new LocalDate(2026, 11, 1)));
    }

    private static InvoiceDraft Draft(params long[] amounts) => new(
        new LocalDate(2026, 11, 1), [.. amounts.Select(cents => InvoiceLine.OfCommissions(new CommissionSum(100, 1, new Money(cents * 100), new Money(cents))))],
        Seller, new Sealed([]), Language.French, "month:2026-11");

    private static Instant At(int year, int month, int day, int hour) => new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(BillingMonth.Zone).ToInstant();
}
