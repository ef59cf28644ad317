using Kalliky.Application.Telephony;
using Kalliky.Domain.Telephony;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Telephony;

/// <summary>A call to one's own telephone that comes back forwarded, or does not.</summary>
[Collection<OneNumbers>]
public sealed class ForwardingTestTests(NumbersHost host)
{
    private FakeLines Lines => host.Carrier.Lines;

    [Fact]
    public async Task A_call_that_comes_back_works_and_is_no_call_of_the_store()
    {
        var (taker, own) = await Ready();
        Lines.Forward(own, taker.Number.Value);

        (await taker.Send(new StartForwardingTest(taker.Store, own))).ShouldBeOfType<StartForwardingTest.Calling>();

        await Until(taker, ForwardingState.Works);
        var back = host.Carrier.Calls.Single(call => call.To == taker.Number.Value);
        await back.Over();
        back.HangupCause.ShouldBe("call_rejected");
        (await taker.Read((db, _) => db.Calls.CountAsync())).ShouldBe(0);
        (await taker.Read((db, _) => db.UsageEntries.CountAsync())).ShouldBe(0);
        var placed = Lines.Placed.Single(command => (string?)command["to"] == own);
        ((string?)placed["from"]).ShouldBe(taker.Number.Value);
        ((string?)placed["connection_id"]).ShouldBe(FakeTelnyx.ConnectionId);
    }

    [Theory]
    [InlineData("no_answer", ForwardingEnd.NoAnswer)]
    [InlineData("user_busy", ForwardingEnd.Busy)]
    [InlineData("not_found", ForwardingEnd.NotReached)]
    public async Task A_call_that_does_not_come_back_says_how_it_ended(string cause, ForwardingEnd end)
    {
        var (taker, own) = await Ready();
        Lines.Ending = cause;

        await taker.Send(new StartForwardingTest(taker.Store, own));

        await Until(taker, ForwardingState.Failed);
        (await taker.Send(new ShowForwardingTest(taker.Store)))!.End.ShouldBe(end);
    }

    [Fact]
    public async Task An_operator_that_shows_who_forwards_is_recognised_too()
    {
        var (taker, own) = await Ready();
        Lines.Forward(own, taker.Number.Value);
        Lines.Shows = own;
        try
        {
            await taker.Send(new StartForwardingTest(taker.Store, own));
            await Until(taker, ForwardingState.Works);
        }
        finally
        {
            Lines.Shows = null;
        }
    }

    [Theory]
    [InlineData("08 99 00 01 01")]
    [InlineData("+44 7700 900000")]
    [InlineData("3949")]
    [InlineData("rien")]
    public async Task Nothing_else_is_called(string phone)
    {
        var (taker, _) = await Ready();
        var before = Lines.Placed.Count;
        (await taker.Send(new StartForwardingTest(taker.Store, phone))).ShouldBeOfType<StartForwardingTest.NotCalled>();
        (await taker.Send(new StartForwardingTest(taker.Store, taker.Number.Value))).ShouldBeOfType<StartForwardingTest.NotCalled>();
        Lines.Placed.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Two_clicks_call_once_and_a_day_has_an_end()
    {
        var (taker, own) = await Ready();
        Lines.Forward(own, taker.Number.Value);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => taker.Send(new StartForwardingTest(taker.Store, own))));
        answers.Count(answer => answer is StartForwardingTest.Calling).ShouldBeGreaterThanOrEqualTo(1);
        Lines.Placed.Count(command => (string?)command["to"] == own).ShouldBe(answers.Count(answer => answer is StartForwardingTest.Calling));

        for (var tries = 0; tries < NumberBounds.MostTests; tries++)
        {
            await Until(taker, ForwardingState.Works);
            await taker.Send(new StartForwardingTest(taker.Store, own));
        }

        await Until(taker, ForwardingState.Works);
        (await taker.Send(new StartForwardingTest(taker.Store, own))).ShouldBeOfType<StartForwardingTest.TooMany>();
    }

    [Fact]
    public async Task A_carrier_in_trouble_calls_nobody_and_leaves_nothing()
    {
        var (taker, own) = await Ready();
        for (var tries = 0; tries < 5; tries++)
            host.Carrier.Faults.Next("calls", Fault.Broken);
        (await taker.Send(new StartForwardingTest(taker.Store, own))).ShouldBeOfType<StartForwardingTest.NotNow>();
        (await taker.Read((db, _) => db.ForwardingTests.SingleAsync())).EndedAt.ShouldNotBeNull("it may ring all the same, and counts");
    }

    private async Task<(Taker Taker, string Own)> Ready()
    {
        var taker = await host.NewTaker();
        Lines.Ending = "no_answer";
        await taker.Choose();
        await taker.Until(NumberStatus.Active);
        return (taker, TestNumbers.Person().Value);
    }

    private static Task Until(Taker taker, ForwardingState state) => Taker.Until(async () => (await taker.Send(new ShowForwardingTest(taker.Store)))?.State == state);
}
