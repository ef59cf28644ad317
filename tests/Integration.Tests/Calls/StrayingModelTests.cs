using System.Security.Cryptography;
using System.Text;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>Models over streaming HTTP that go astray in the middle of a call: the model is corrected, the caller hears an
/// honest sentence, and the order holds what was really done.</summary>
[Collection<OnePizzeria>]
public sealed class StrayingModelTests(Pizzeria pizzeria) : IAsyncLifetime
{
    private const string Margherita = """{"product_id":"Margherita","quantity":1}""";

    private FakeOpenAi first = null!;
    private FakeOpenAi second = null!;
    private Node? node;

    public async ValueTask InitializeAsync() => (first, second) = (await FakeOpenAi.Start(), await FakeOpenAi.Start());

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
            await node.DisposeAsync();
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"product_id":"Margher""", "objet JSON")]
    [InlineData("""{"quantity":1}""", "Il manque : product_id")]
    [InlineData("""{"product_id":"Margherita","quantity":"une belle"}""", "forme attendue")]
    [InlineData("""["Margherita"]""", "objet JSON")]
    public async Task Arguments_that_cannot_be_read_are_corrected_and_the_next_round_goes_right(string arguments, string correction)
    {
        first.Replies.Enqueue(Reply.CallsRaw("add_item", arguments));
        first.Replies.Enqueue(Reply.CallsRaw("add_item", Margherita));
        first.Otherwise = _ => Reply.Says("C'est ajouté. Et avec ceci ?");
        var call = await Ring(first);

        Telephone.InTime(await Answer(call, "Une Margherita.")).ShouldBe("C'est ajouté. Et avec ceci ?");

        var corrected = first.Requests.ElementAt(1).ToolAnswers.ShouldHaveSingleItem();
        corrected.ShouldContain("invalid_arguments");
        corrected.ShouldContain(correction);
        await Leave(call);
        (await pizzeria.Orders(call)).ShouldHaveSingleItem().ShouldContain("| 1 Margherita [Normale] - |");
    }

    [Fact]
    public async Task A_dish_that_does_not_exist_is_refused_and_nothing_is_written()
    {
        first.Replies.Enqueue(Reply.Calls("add_item", new { product_id = Guid.NewGuid(), quantity = 2 }));
        first.Otherwise = _ => Reply.Says("C'est noté, deux Quattro Stagioni pour 24 euros. Je ne trouve pas ce plat à la carte.");
        var call = await Ring(first);

        var heard = await Answer(call, "Deux Quattro Stagioni.");

        heard.ShouldContain("Je ne trouve pas ce plat à la carte.");
        heard.ShouldNotContain("noté");
        first.Requests.ElementAt(1).ToolAnswers.ShouldHaveSingleItem().ShouldContain("unknown_product");
        (await pizzeria.Orders(call)).ShouldBeEmpty();
        (await Deeds(call)).ShouldBe(0);
        await Leave(call);
    }

    [Fact]
    public async Task Talk_without_end_is_cut_after_a_minute_of_it()
    {
        const string Sentence = "Nos pizzas sont cuites au feu de bois. ";
        first.Otherwise = _ => Reply.Says(string.Concat(Enumerable.Repeat(Sentence, 400)));
        var call = await Ring(first);

        var heard = await Answer(call, "Parlez-moi de vos pizzas.");

        heard.Length.ShouldBeInRange(1_000, 3_000);
        await Leave(call);
    }

    [Fact]
    public async Task Tools_without_end_are_ended_after_four_rounds_with_an_honest_sentence()
    {
        first.Otherwise = _ => Reply.Calls("search_menu", new { query = "reine" });
        var call = await Ring(first);

        (await Answer(call, "Une Reine.")).ShouldEndWith("Excusez-moi, je m'y perds un peu. Pouvez-vous me redire ce que vous souhaitez ?");

        first.Requests.Count.ShouldBe(5);
        first.Requests.Select(request => request.Tools.Count > 0).ShouldBe([true, true, true, true, false]);

        // Straight again, it is heard again.
        first.Otherwise = _ => Reply.Says("Je vous écoute.");
        Telephone.InTime(await Answer(call, "Une Reine.")).ShouldBe("Je vous écoute.");
        await Leave(call);
        (await pizzeria.Orders(call)).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_a_model_hangs_the_caller_hears_a_sentence_and_then_the_next_model()
    {
        first.Otherwise = request => request.Streams ? Reply.Hangs : Reply.Fails(500);
        second.Otherwise = _ => Reply.Says("Que désirez-vous ?");
        var call = await Ring(first, second);

        (await Answer(call, "Bonsoir.")).ShouldBe("Un instant, je regarde. Que désirez-vous ?");

        (first.Requests.Count, second.Requests.Count).ShouldBe((1, 1));
        await Leave(call);
    }

    [Fact]
    public async Task When_every_vendor_fails_the_offline_model_takes_the_order()
    {
        first.Otherwise = _ => Reply.Fails(500);
        second.Otherwise = _ => Reply.Fails(500);
        var call = await Ring(first, second);

        (await Answer(call, Regular.Order)).ShouldContain("Margherita", Case.Insensitive);

        first.Requests.ShouldNotBeEmpty();
        second.Requests.Count.ShouldBe(first.Requests.Count);
        await Leave(call);
        (await pizzeria.Orders(call)).ShouldHaveSingleItem().ShouldContain("1 Margherita [Normale] - + 1 Margherita [Normale] -olives");
    }

    [Fact]
    public async Task A_model_that_fails_after_its_tool_has_written_is_followed_by_one_that_writes_nothing_twice()
    {
        first.Replies.Enqueue(Reply.CallsRaw("add_item", Margherita));
        first.Otherwise = _ => Reply.Fails(500);
        second.Replies.Enqueue(Reply.CallsRaw("add_item", """{ "quantity": 1, "product_id": "Margherita" }"""));
        second.Otherwise = _ => Reply.Says("C'est ajouté. Et avec ceci ?");
        var call = await Ring(first, second);

        Telephone.InTime(await Answer(call, "Une Margherita.")).ShouldBe("C'est ajouté. Et avec ceci ?");

        second.Requests.First().ToolAnswers.ShouldHaveSingleItem().ShouldContain("Margherita");
        await Leave(call);
        (await pizzeria.Orders(call)).ShouldHaveSingleItem().ShouldContain("| 1 Margherita [Normale] - |");
    }

    [Fact]
    public async Task The_call_keeps_the_hash_of_what_the_model_was_told()
    {
        var call = await Ring(first);
        await Answer(call, "Bonsoir.");
        await Leave(call);

        var told = first.Requests.First().Instructions;
        var briefing = told[..told.IndexOf("\n# Maintenant\n", StringComparison.Ordinal)];
        (await pizzeria.CallOf(call)).BriefingHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(briefing))));
    }

    private async Task<FakeCall> Ring(params FakeOpenAi[] chain)
    {
        pizzeria.Reach(node = pizzeria.AddRealNode(chain));
        var call = await pizzeria.Dial();
        await call.Hears();
        return call;
    }

    private static async Task<string> Answer(FakeCall call, string words)
    {
        await call.Says(words);
        return (await call.Hears()).Trim();
    }

    // To the very end: any node may conclude the call, and would ask the next test's model about it.
    private async Task Leave(FakeCall call)
    {
        await call.HangsUp();
        await Telephone.Until(async () => (await pizzeria.CallOf(call)).Summary is not null);
    }

    private Task<int> Deeds(FakeCall call) => pizzeria.Read(async (db, _) =>
    {
        var id = await db.Calls.Where(row => row.CarrierId == call.Id).Select(row => row.Id).SingleAsync();
        return await db.ToolWrites.CountAsync(write => write.CallId == id);
    });
}
