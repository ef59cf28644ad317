using System.Runtime.CompilerServices;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>Does what the caller says, word by word: "ajoute X" writes a line of the draft, "lentement" never finishes,
/// "humain" and "au revoir" wish; anything else is repeated as a question.</summary>
internal sealed class LiteralAgent(TenantScopes scopes, IMoment moment) : IAgent
{
    public async IAsyncEnumerable<AgentStep> Answer(AgentTurn turn, [EnumeratorCancellation] CancellationToken interrupted)
    {
        var words = ((Exchange.Caller)turn.Conversation[^1]).Text;
        if (words.StartsWith("ajoute ", StringComparison.Ordinal))
            yield return await Add(turn, words["ajoute ".Length..]);
        if (words.Contains("lentement", StringComparison.Ordinal))
        {
            foreach (var step in Slowly())
                yield return step;
            await Task.Delay(Timeout.Infinite, interrupted);
        }

        if (words.Contains("humain", StringComparison.Ordinal))
            yield return new AgentStep.Wants(CallWish.TransferToHuman, "asked");
        if (words.Contains("au revoir", StringComparison.Ordinal))
            yield return new AgentStep.Wants(CallWish.HangUp, "done");
        var said = turn.Conversation.OfType<Exchange.Caller>().Count();
        yield return new AgentStep.Words($"J'ai entendu : {words}. Et ensuite, numéro {said} ?", "literal");
    }

    private static IEnumerable<AgentStep> Slowly() =>
        [new AgentStep.Words("Une longue phrase. ", "literal"), new AgentStep.Words("Une autre phrase qui ne finit ", "literal")];

    private async Task<AgentStep> Add(AgentTurn turn, string dish)
    {
        var situation = turn.Situation;
        await using var scope = scopes.Open(situation.TenantId);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var order = await db.Orders.FirstOrDefaultAsync(known => known.CallId == situation.CallId);
        if (order is null)
            db.Orders.Add(order = new Order(moment.NewId(), situation.TenantId, situation.StoreId, situation.CallId, situation.IsTest, moment.Now));
        order.Add(new OrderLine(0, Guid.NewGuid(), dish, 1, new Money(900), 100, false, [], [], null));
        await db.SaveChangesAsync();
        var tool = new Exchange.Tool(Guid.NewGuid().ToString("N"), "add_item", $$"""{"dish":"{{dish}}"}""", new ToolAnswer(dish).ToJson());
        return new AgentStep.Used(tool, Writes: true, 1);
    }
}

internal sealed class AnyTrade : ITrade
{
    public string Key => Domain.Businesses.Trade.Restaurant;

    public string Name => "Restaurant";

    public IReadOnlyList<Type> Tools => [];

    public string OutcomeSchema => "{}";

    public string Instructions(Language language) => "";

    public string Digest(StoreSheet sheet) => "";
}
