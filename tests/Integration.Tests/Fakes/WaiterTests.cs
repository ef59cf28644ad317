using System.Text.Json.Nodes;
using Kalliky.Fakes.OpenAi;

namespace Kalliky.Integration.Tests.Fakes;

/// <summary>The model by rules that takes an order in other tests and under load.</summary>
public sealed class WaiterTests
{
    private readonly JsonArray messages = [];
    private readonly Waiter waiter = new Waiter()
        .On("margherita", "add_item", new { product_id = "?Margherita", quantity = 2 })
        .On("emporter", "set_fulfilment", new { mode = "pickup" });

    [Fact]
    public void Looks_a_dish_up_before_it_orders_it()
    {
        Says("Deux margheritas");
        Uses("search_menu", """{"query":"Margherita"}""");
        Answers("""{"say":"","found":[{"product_id":"id-of-it","name":"Margherita"}]}""");
        Uses("add_item", """{"product_id":"id-of-it","quantity":2}""");
    }

    [Fact]
    public void Asks_for_what_is_missing_and_reads_back_when_nothing_is()
    {
        Says("À emporter");
        Uses("set_fulfilment", """{"mode":"pickup"}""");
        Answers("""{"say":"Entendu.","order":{"status":"draft","version":3,"read_back":false,"missing":["name"]}}""");
        Speaks("À quel nom ?");
        Says("Lefebvre");
        Answers("caller_details", """{"say":"Merci.","order":{"status":"draft","version":4,"read_back":false,"missing":[]}}""");
        Uses("read_back_order", "{}");
        Answers("""{"say":"Deux margheritas, dix-neuf euros. C'est bien ça ?","order":{"status":"draft","version":4,"read_back":true,"missing":[]}}""");
        Speaks("Deux margheritas, dix-neuf euros. C'est bien ça ?");
        Says("Oui, parfait.");
        Uses("confirm_order", """{"version":4}""");
        Answers("""{"say":"C'est noté, commande numéro 7.","order":{"status":"confirmed","version":5,"read_back":true,"missing":[]}}""");
        Speaks("C'est noté, commande numéro 7.");
    }

    [Fact]
    public void Admits_that_it_found_nothing()
    {
        Says("Une margherita");
        Uses("search_menu", """{"query":"Margherita"}""");
        Answers("""{"say":"Je n'ai rien trouvé.","done":false,"found":[]}""");
        Speaks("Je n'ai pas trouvé Margherita.");
    }

    private Reply Next() => waiter.Answer(new ChatRequest(new JsonObject { ["messages"] = messages.DeepClone() }));

    private void Says(string words) => messages.Add(new JsonObject { ["role"] = "user", ["content"] = words });

    private void Speaks(string words)
    {
        var reply = Next();
        reply.Text.ShouldBe(words);
        messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = reply.Text });
    }

    private void Uses(string tool, string arguments)
    {
        Next().Tools.ShouldHaveSingleItem().ShouldBe(new ToolUse(tool, arguments));
        Call(tool, arguments);
    }

    private void Answers(string tool, string answer)
    {
        Call(tool, "{}");
        Answers(answer);
    }

    private void Call(string tool, string arguments) => messages.Add(new JsonObject
    {
        ["role"] = "assistant",
        ["tool_calls"] = new JsonArray(new JsonObject { ["id"] = "call_1", ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments } }),
    });

    private void Answers(string answer) => messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = "call_1", ["content"] = answer });
}
