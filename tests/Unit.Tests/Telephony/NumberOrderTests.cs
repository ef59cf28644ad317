using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using NodaTime;

namespace Kalliky.Unit.Tests.Telephony;

public sealed class NumberOrderTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 27, 12, 0);

    [Fact]
    public void Without_papers_it_goes_on_at_once()
    {
        var order = New(needsPapers: false);
        order.Status.ShouldBe(NumberStatus.OnItsWay);
        order.Events.ShouldBe([new NumberStirred(order.Id)]);
        order.LookAt.ShouldBe(Noon);
    }

    [Fact]
    public void With_papers_it_waits_for_them_and_for_a_month_at_most()
    {
        var order = New();
        order.Status.ShouldBe(NumberStatus.PapersWanted);
        order.Events.ShouldBeEmpty();
        order.LookAt.ShouldBe(Noon + NumberOrder.WaitsForPapers);
    }

    [Fact]
    public void Is_reviewed_after_the_papers_and_active_after_the_review()
    {
        var order = New();
        order.HandIn(Noon).ShouldBeTrue();
        order.HandIn(Noon).ShouldBeFalse();
        order.Wait();
        order.Status.ShouldBe(NumberStatus.UnderReview);
        order.Activate("129", Noon).ShouldBeTrue();
        order.Activate("129", Noon).ShouldBeFalse();
        order.Events.Count(happened => happened is NumberActivated).ShouldBe(1);
        order.Rest(Noon, Noon);
        order.LookAt.ShouldBeNull();
    }

    [Fact]
    public void Declined_papers_are_wanted_again()
    {
        var order = UnderReview();
        order.WantPapersAgain(Noon);
        (order.Status, order.WereDeclined).ShouldBe((NumberStatus.PapersWanted, true));
        order.HandIn(Noon).ShouldBeTrue();
        order.WereDeclined.ShouldBeFalse();
    }

    [Theory]
    [InlineData(NumberRefusal.Taken)]
    [InlineData(NumberRefusal.NotGranted)]
    [InlineData(NumberRefusal.TooLate)]
    public void A_refusal_is_the_end(NumberRefusal why)
    {
        var order = UnderReview();
        order.Refuse(why, Noon);
        (order.Status, order.Refusal, order.IsOver).ShouldBe((NumberStatus.Refused, why, true));
        order.Activate("129", Noon).ShouldBeFalse();
        order.GiveBack(Noon).ShouldBeFalse();
        order.Take(Noon).ShouldBeFalse();
        order.ForgetEvents();
        order.Stir(Noon);
        order.Events.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_carrier_never_heard_of_is_given_up_at_once()
    {
        var order = New();
        order.GiveBack(Noon).ShouldBeTrue();
        (order.Status, order.LookAt).ShouldBe((NumberStatus.Released, null));
    }

    [Theory]
    [InlineData(NumberStatus.OnItsWay)]
    [InlineData(NumberStatus.UnderReview)]
    [InlineData(NumberStatus.Active)]
    public void What_it_may_have_is_given_back_there_first(NumberStatus status)
    {
        var order = status == NumberStatus.OnItsWay ? New(needsPapers: false) : UnderReview();
        if (status == NumberStatus.Active)
            order.Activate("129", Noon);
        order.GiveBack(Noon).ShouldBeTrue();
        order.Status.ShouldBe(NumberStatus.Leaving);
        order.GiveBack(Noon).ShouldBeFalse();

        // Granted in the very moment: it leaves all the same.
        order.Activate("129", Noon).ShouldBeFalse();
        order.IsGone(Noon);
        (order.Status, order.EndedAt).ShouldBe((NumberStatus.Released, Noon));
    }

    [Fact]
    public void One_asks_the_carrier_at_a_time_and_a_dead_one_is_replaced()
    {
        var order = UnderReview();
        order.Take(Noon).ShouldBeTrue();
        order.Take(Noon).ShouldBeFalse();
        order.Take(Noon + Duration.FromMinutes(4)).ShouldBeTrue();
    }

    [Fact]
    public void News_that_come_while_somebody_asks_are_looked_at_afterwards()
    {
        var order = UnderReview();
        order.Take(Noon);
        order.Stir(Noon + Duration.FromSeconds(1));
        order.Rest(Noon, Noon + Duration.FromSeconds(2));
        order.LookAt.ShouldBe(Noon + Duration.FromSeconds(2));

        order.Take(Noon + Duration.FromSeconds(3));
        order.Rest(Noon + Duration.FromSeconds(3), Noon + Duration.FromSeconds(4));
        order.LookAt.ShouldBe(Noon + Duration.FromSeconds(4) + NumberOrder.BetweenLooks);
    }

    [Fact]
    public void Each_failure_rests_for_longer_and_never_gives_up()
    {
        var order = New(needsPapers: false);
        var pauses = Enumerable.Range(0, 7).Select(_ =>
        {
            order.Take(Noon);
            order.TryAgain(Noon);
            return order.LookAt!.Value - Noon;
        }).ToList();
        pauses.ShouldBe([.. pauses.Order()]);
        (pauses[0], pauses[^1], pauses[^2]).ShouldBe((Duration.FromSeconds(20), Duration.FromHours(1), Duration.FromHours(1)));
        order.TryAgain(Noon, Duration.FromHours(2));
        order.LookAt.ShouldBe(Noon + Duration.FromHours(2));
        order.Rest(Noon, Noon);
        order.Failures.ShouldBe(0);
    }

    [Fact]
    public void A_paper_is_forgotten_when_the_carrier_has_it_and_when_it_was_declined()
    {
        var paper = new NumberPaper(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 0, "r", PaperKind.Document, new string('x', 900), "");
        paper.Name.Length.ShouldBe(NumberPaper.LongestName);
        paper.Give(new Sealed([1]), "application/pdf");
        paper.IsWanted.ShouldBeFalse();
        paper.IsHanded();
        (paper.Content, paper.MediaType, paper.State).ShouldBe((null, null, PaperState.Handed));
        paper.Give(new Sealed([2]));
        paper.Content.ShouldBeNull();
        paper.Decline();
        paper.IsWanted.ShouldBeTrue();
    }

    private static NumberOrder New(bool needsPapers = true) => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new Sealed([1]), NumberKind.Geographic, needsPapers, Noon);

    private static NumberOrder UnderReview()
    {
        var order = New();
        order.HandIn(Noon);
        order.IsAt("order");
        order.Wait();
        return order;
    }
}
