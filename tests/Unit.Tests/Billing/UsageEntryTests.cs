using Kalliky.Domain.Billing;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

public sealed class UsageEntryTests
{
    private static readonly Instant Answered = Instant.FromUtc(2026, 11, 24, 17, 40);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999, 0)]
    [InlineData(1_000, 1)]
    [InlineData(61_999, 61)]
    [InlineData(-5_000, 0)]
    public void Counts_whole_seconds_from_the_answer_to_the_hang_up(long milliseconds, int seconds)
    {
        var entry = AnEntry();
        entry.Close(Answered, Answered + Duration.FromMilliseconds(milliseconds));
        entry.Seconds.ShouldBe(seconds);
    }

    [Fact]
    public void Counts_nothing_where_nobody_picked_up()
    {
        var entry = AnEntry();
        entry.Close(null, Answered + Duration.FromMinutes(1));
        entry.Seconds.ShouldBe(0);
    }

    [Fact]
    public void Counts_anew_and_never_twice()
    {
        var entry = AnEntry();
        entry.Close(Answered, Answered + Duration.FromSeconds(90));
        entry.Close(Answered + Duration.FromSeconds(2), Answered + Duration.FromSeconds(90));
        entry.Seconds.ShouldBe(88);
    }

    [Theory]
    [InlineData("2026-11-30T22:59:59Z", 11)]
    [InlineData("2026-11-30T23:00:00Z", 12)]
    [InlineData("2026-07-31T21:59:59Z", 7)]
    [InlineData("2026-07-31T22:00:00Z", 8)]
    public void Belongs_to_the_month_of_Paris_in_which_it_was_taken(string at, int month)
    {
        var taken = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value;
        new UsageEntry(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), taken).Month.ShouldBe(new LocalDate(2026, month, 1));
        var whole = BillingMonth.Of(taken);
        (whole.From <= taken && taken < whole.Until).ShouldBeTrue();
    }

    [Fact]
    public void A_hang_up_that_was_earlier_than_our_own_end_counts()
    {
        var call = ACall();
        call.PickedUp(Answered);
        call.End("goodbye", Answered + Duration.FromSeconds(60));
        call.ForgetEvents();

        call.HungUp("normal_clearing", Answered + Duration.FromSeconds(58));

        call.EndedAt.ShouldBe(Answered + Duration.FromSeconds(58));
        call.EndReason.ShouldBe("goodbye");
        call.Events.ShouldHaveSingleItem().ShouldBeOfType<CallTimesCorrected>();
    }

    [Fact]
    public void A_hang_up_that_came_after_our_own_end_changes_nothing()
    {
        var call = ACall();
        call.End("goodbye", Answered + Duration.FromSeconds(60));
        call.ForgetEvents();

        call.HungUp("normal_clearing", Answered + Duration.FromSeconds(63));

        call.EndedAt.ShouldBe(Answered + Duration.FromSeconds(60));
        call.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_hang_up_ends_a_call_that_lives()
    {
        var call = ACall();
        call.HungUp("originator_cancel", Answered);
        (call.IsOver, call.EndedAt, call.EndReason).ShouldBe((true, Answered, "originator_cancel"));
        call.Events.ShouldHaveSingleItem().ShouldBeOfType<CallEnded>();
    }

    [Fact]
    public void The_carriers_answer_that_is_heard_after_the_end_is_told()
    {
        var call = ACall();
        call.Answer(new Disclosure("Bonjour", "1", Answered), Answered);
        call.End("goodbye", Answered + Duration.FromSeconds(60));
        call.ForgetEvents();

        call.PickedUp(Answered + Duration.FromSeconds(1));
        call.PickedUp(Answered + Duration.FromSeconds(1));

        call.Events.ShouldHaveSingleItem().ShouldBeOfType<CallTimesCorrected>();
    }

    private static UsageEntry AnEntry() => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Answered);

    private static Call ACall() => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "v3:x", new Sealed([]), "", false, Answered - Duration.FromSeconds(5));
}
