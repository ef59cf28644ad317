using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The same order over the telephone, whoever the model is and whatever happens to the line: the same rows, once.</summary>
[Trait("carrier", "document")]
[Collection<OnePizzeria>]
public sealed class SameOrderTests(Pizzeria pizzeria)
{
    private const string Expected =
        "Confirmed | Pickup | 19:30 | Lefebvre | +33639980122 | 1 Margherita [Normale] - + 1 Margherita [Normale] -olives | 1900";

    [Fact]
    public async Task The_offline_model_takes_it()
    {
        pizzeria.Reach(pizzeria.Usual);
        await Check(await Talk());
    }

    [Fact]
    public async Task A_model_over_streaming_http_takes_it()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Otherwise = new Waiter()
            .On("deux margheritas", "add_item", new { product_id = "?Margherita", quantity = 1 })
            .On("deux margheritas", "add_item", new { product_id = "?Margherita", quantity = 1, removed = new[] { "olives" } })
            .On("emporter", "set_fulfilment", new { mode = "pickup" })
            .On("heures trente", "set_time", new { when = "2026-11-24T19:30" })
            .On("Lefebvre", "caller_details", new { name = "Lefebvre" })
            .On("num.ro", "caller_details", new { same_number = true })
            .Answer;
        await using var node = pizzeria.AddRealNode(vendor);
        pizzeria.Reach(node);
        await Check(await Talk());
        vendor.Requests.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_caller_who_talks_over_every_sentence_gets_it_once()
    {
        pizzeria.Reach(pizzeria.Usual);
        var call = await pizzeria.Dial();
        var caller = new Regular(call);
        await caller.Talk(async said =>
        {
            // The words are there long before the voice has spoken them.
            var words = (await call.Hears()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            await call.Interrupts(string.Join(' ', words[..(words.Length / 2)]), TimeSpan.FromSeconds(0.4));
            await call.Says("Pardon, vous pouvez répéter ?");
            return false;
        });
        await Check((call, caller));
        (await pizzeria.Read((db, _) => db.CallTurns.CountAsync(turn => turn.Interrupted && db.Calls.Any(row => row.Id == turn.CallId && row.CarrierId == call.Id)))).ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_dropped_socket_is_taken_up_by_another_node(int turn)
    {
        var (first, second) = (pizzeria.Usual, pizzeria.Other);
        pizzeria.Reach(first);
        var call = await pizzeria.Dial();
        var caller = new Regular(call);
        await caller.Talk(async said =>
        {
            if (said != turn)
                return false;
            await call.Hears();
            pizzeria.Reach(second);
            await call.LosesRelay();
            return true;
        });
        await Check((call, caller));
        (await pizzeria.CallOf(call)).Generation.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task A_killed_node_is_replaced_and_the_order_ends_right(int turn, bool answered)
    {
        var first = await pizzeria.AddChild();
        var second = pizzeria.Usual;
        pizzeria.Reach(first.Address);
        var call = await pizzeria.Dial();
        var caller = new Regular(call);
        await caller.Talk(async said =>
        {
            if (said != turn)
                return false;
            if (answered)
                await call.Hears();
            pizzeria.Reach(second);
            await first.Kill();
            return true;
        });
        await Check((call, caller));
    }

    // At which words of the caller, and whether they were answered. A node that can be killed is a process that starts anew.
    public static TheoryData<int, bool> Deaths => Often.InCi
        ? new() { { 1, true }, { 1, false }, { 2, false }, { 4, false }, { 5, true }, { 6, false } }
        : new() { { 2, false }, { 5, true } };

    private async Task<(FakeCall Call, Regular Caller)> Talk()
    {
        var call = await pizzeria.Dial();
        var caller = new Regular(call);
        await caller.Talk();
        return (call, caller);
    }

    private async Task Check((FakeCall Call, Regular Caller) talk)
    {
        await pizzeria.Ended(talk.Call);
        (await pizzeria.Orders(talk.Call)).ShouldBe([Expected], string.Join('\n', await pizzeria.Transcript(talk.Call)));
    }
}
