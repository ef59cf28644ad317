using System.Runtime.CompilerServices;
using Kalliky.Application.Businesses;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Assistant;

/// <summary>One tool loop for every model. The model speaks and asks for tools; tools that read run together, tools that
/// write run alone and in order; their answers go back to the model, a few times at most.</summary>
internal sealed class Agent(
    IChatModel model, Toolbox toolbox, ToolRunner runner, IBriefings briefings, TenantScopes scopes, TimeProvider clock) : IAgent
{
    /// <summary>How often a turn may go back to the model with the answers of tools.</summary>
    private const int MostRounds = 4;

    /// <summary>More calls than this in one round are a model gone astray.</summary>
    private const int MostCalls = 12;

    private static readonly TimeSpan SheetPatience = TimeSpan.FromSeconds(3);

    private const string Lost = "Excusez-moi, je m'y perds un peu. Pouvez-vous me redire ce que vous souhaitez ?";

    private const string LostInEnglish = "Sorry, I got a little lost. Could you tell me again what you would like?";

    public async IAsyncEnumerable<AgentStep> Answer(AgentTurn turn, [EnumeratorCancellation] CancellationToken interrupted)
    {
        var sheet = await Sheet(turn, interrupted);
        var tools = toolbox.For(sheet.Trade);
        var deeds = TurnDeeds.Of(turn, tools);
        var history = new History(briefings.Of(sheet, turn.Situation.Language), turn);
        var wishes = new List<AgentStep.Wants>();
        for (var round = 0; round <= MostRounds; round++)
        {
            var last = round == MostRounds;
            var spoke = false;
            var wanted = new List<ModelPart.Tool>();
            var question = new ModelQuestion(history.Messages, last ? [] : tools.Shown, sheet, turn.Situation, history.CacheKey);
            await foreach (var part in UntilInterrupted(model.Stream(question, interrupted), interrupted))
            {
                if (part is ModelPart.Tool tool && wanted.Count < MostCalls)
                    wanted.Add(tool);
                if (part is not ModelPart.Text text)
                    continue;
                spoke = true;
                history.Said(text.Value);
                yield return new AgentStep.Words(text.Value, text.Model);
            }

            if (last && !spoke && wanted.Count > 0)
                yield return new AgentStep.Words(turn.Situation.Language == Language.English ? LostInEnglish : Lost, "agent");
            if (wanted.Count == 0 || last || interrupted.IsCancellationRequested)
                break;

            history.Wanted(wanted);
            await foreach (var used in Use(wanted, tools, deeds, turn, sheet, interrupted))
            {
                history.Answered(used.Step.Tool);
                yield return used.Step;
                if (used.Answer is { Done: true, Wish: { } wish })
                    wishes.Add(new AgentStep.Wants(wish, used.Answer.Reason));
                if (used.Gone is { } gone)
                    throw gone;
            }
        }

        // Also when the caller spoke over the words: who asked for a human gets one.
        foreach (var wish in wishes)
            yield return wish;
    }

    private static async IAsyncEnumerable<ModelPart> UntilInterrupted(
        IAsyncEnumerable<ModelPart> parts, [EnumeratorCancellation] CancellationToken interrupted)
    {
        await using var stream = parts.GetAsyncEnumerator(interrupted);
        while (true)
        {
            try
            {
                if (!await stream.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
            {
                // As asked: what was said stands, nothing more comes.
                yield break;
            }

            yield return stream.Current;
        }
    }

    // Reads that stand together run together; a write waits for what came before it, and what comes after waits for it.
    private async IAsyncEnumerable<ToolUse> Use(
        List<ModelPart.Tool> wanted, ToolSet tools, TurnDeeds deeds, AgentTurn turn, StoreSheet sheet, [EnumeratorCancellation] CancellationToken interrupted)
    {
        await using var bench = runner.Bench(turn, sheet);
        for (var at = 0; at < wanted.Count && !interrupted.IsCancellationRequested;)
        {
            var group = wanted.Skip(at).TakeWhile(call => !Writes(call)).ToList();
            if (group.Count == 0)
                group = [wanted[at]];
            at += group.Count;
            // Who reads beside others opens a scope of its own: this one must not hold its connection meanwhile.
            if (group.Count > 1)
                await bench.Clear();
            IEnumerable<ToolUse> uses = group.Count == 1
                ? [await Run(group[0], tools.Named(group[0].Name), deeds, bench, interrupted)]
                : await Task.WhenAll(group.Select(Beside));
            foreach (var done in uses)
                yield return done;
        }

        bool Writes(ModelPart.Tool call) => tools.Named(call.Name) is { Writes: true };

        async Task<ToolUse> Beside(ModelPart.Tool call)
        {
            await using var own = runner.Bench(turn, sheet);
            return await Run(call, tools.Named(call.Name), deeds, own, interrupted);
        }
    }

    private async Task<ToolUse> Run(ModelPart.Tool call, Tool? tool, TurnDeeds deeds, ToolBench bench, CancellationToken interrupted)
    {
        var since = clock.GetTimestamp();
        var outcome = tool switch
        {
            null => new ToolOutcome(new ToolAnswer($"Il n'y a pas d'outil {Short(call.Name)}.", false, "unknown_tool")),
            { Writes: true } => await Write(call, tool, deeds, bench),
            _ => await runner.Run(tool, call.Arguments, null, bench, interrupted),
        };
        var writes = tool is { Writes: true };
        var exchange = new Exchange.Tool(call.Id, call.Name, call.Arguments, outcome.Answer.ToJson());
        var step = new AgentStep.Used(exchange, writes, (int)clock.GetElapsedTime(since).TotalMilliseconds);
        return new ToolUse(step, outcome.Answer, writes ? outcome.Gone : null);
    }

    // Under a token of its own: what began to write finishes, also when the caller speaks over it.
    private async Task<ToolOutcome> Write(ModelPart.Tool call, Tool tool, TurnDeeds deeds, ToolBench bench)
    {
        var deed = deeds.Next(call.Name, call.Arguments);
        var outcome = deeds.Repeated(deed) is { } before
            ? new ToolOutcome(before)
            : await runner.Run(tool, call.Arguments, deed, bench, CancellationToken.None);
        deeds.Did(deed, outcome.Answer);
        return outcome;
    }

    // A database that hangs is as good as gone: the caller must not wait for its patience.
    private async Task<StoreSheet> Sheet(AgentTurn turn, CancellationToken interrupted)
    {
        using var limit = new CancellationTokenSource(SheetPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, interrupted);
        try
        {
            await using var scope = scopes.Open(turn.Situation.TenantId);
            return await scope.ServiceProvider.GetRequiredService<IStoreSheets>().Of(turn.Situation.StoreId, either.Token);
        }
        catch (OperationCanceledException late) when (!interrupted.IsCancellationRequested)
        {
            throw new TimeoutException("The store could not be read in time.", late);
        }
    }

    private static string Short(string name) => name.Length > 60 ? name[..60] : name;
}

/// <param name="Gone">Nothing can be written any more: the call itself must tell the caller and find a human.</param>
internal sealed record ToolUse(AgentStep.Used Step, ToolAnswer Answer, Exception? Gone);
