using System.Text.Json;
using FluentValidation;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kalliky.Application.Assistant;

/// <summary>Runs one tool for the tenant and the call that it works for. Whatever goes wrong is an
/// answer: the model is corrected, the caller is told the truth.</summary>
internal sealed class ToolRunner(TenantScopes scopes, TimeProvider clock, ILogger<ToolRunner> logger)
{
    /// <summary>A tool that takes longer has failed; its transaction is rolled back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>How long to look whether a failed write was done after all.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(2);

    private const int Attempts = 3;

    /// <param name="sheet">The store as this turn knows it.</param>
    public ToolBench Bench(AgentTurn turn, StoreSheet sheet) => new(scopes, turn, sheet);

    /// <param name="deed">Set for a tool that writes.</param>
    public async Task<ToolOutcome> Run(Tool tool, string arguments, Deed? deed, ToolBench bench, CancellationToken ct)
    {
        var turn = bench.Turn;
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new ToolOutcome(await Once(tool, arguments, deed, attempt > 1 ? turn with { MayHaveBegun = true } : turn, bench, both.Token));
            }
            catch (Exception problem) when (attempt < Attempts && Race.Lost(problem))
            {
                // Somebody else was quicker: again, on fresh rows.
                await bench.Clear();
            }
            catch (Exception problem) when (!ct.IsCancellationRequested)
            {
                await bench.Clear();
                // Too late or cut off, it may be done all the same: nobody is told that it failed before the rows say so.
                return deed is not null && IsUnsure(problem) && await Recall(deed, turn) is { } done
                    ? new ToolOutcome(done)
                    : Excuse(tool, turn, problem);
            }
        }
    }

    private static async Task<ToolAnswer> Once(Tool tool, string json, Deed? deed, AgentTurn turn, ToolBench bench, CancellationToken ct)
    {
        if (ToolArguments.Read(tool, json, out var problem) is not { } arguments)
            return Corrected(problem);
        arguments.Services = bench.Services;
        return deed is null
            ? await Invoke(tool, arguments, ct)
            : await bench.Services.GetRequiredService<DoneOnce>().Do(deed, turn, () => Invoke(tool, arguments, ct), ct);
    }

    private static bool IsUnsure(Exception problem) => problem is OperationCanceledException || Race.DatabaseGone(problem);

    private async Task<ToolAnswer?> Recall(Deed deed, AgentTurn turn)
    {
        using var limit = new CancellationTokenSource(LastLook, clock);
        try
        {
            await using var scope = scopes.Open(turn.Situation.TenantId);
            return await scope.ServiceProvider.GetRequiredService<DoneOnce>().Recall(deed, turn, limit.Token);
        }
        catch (Exception gone) when (IsUnsure(gone))
        {
            logger.LogError(gone, "Call {CallId}: whether {Tool} was done in turn {Turn} cannot be told.", turn.Situation.CallId, deed.Tool, turn.Sequence);
            return null;
        }
    }

    private static async Task<ToolAnswer> Invoke(Tool tool, Microsoft.Extensions.AI.AIFunctionArguments arguments, CancellationToken ct) =>
        await tool.Function.InvokeAsync(arguments, ct) as ToolAnswer ?? throw new InvalidOperationException($"{tool.Name} gave no answer.");

    private ToolOutcome Excuse(Tool tool, AgentTurn turn, Exception problem)
    {
        switch (problem)
        {
            case ValidationException refused:
                return new ToolOutcome(Corrected(string.Join(" ", refused.Errors.Select(error => error.ErrorMessage).Distinct())));
            case ArgumentException or JsonException:
                return new ToolOutcome(Corrected("Un argument n'a pas la forme attendue."));
        }

        logger.LogError(problem, "Call {CallId}: the tool {Tool} failed in turn {Turn}.", turn.Situation.CallId, tool.Name, turn.Sequence);
        if (problem is OperationCanceledException)
            problem = new TimeoutException($"The tool {tool.Name} took too long.", problem);
        return Race.DatabaseGone(problem)
            ? new ToolOutcome(new ToolAnswer("Un souci technique m'empêche de le faire : rien n'est noté.", false, "unavailable"), problem)
            : new ToolOutcome(new ToolAnswer("Je n'y arrive pas, un souci technique.", false, "failed"));
    }

    /// <summary>An answer that tells the model to write the call again.</summary>
    public static ToolAnswer Corrected(string problem) => new(problem, false, "invalid_arguments");

}

/// <summary>The scope in which the tools of one round work, one after the other: what the first has read, the next need not
/// read again. After a failure nothing of it is kept.</summary>
internal sealed class ToolBench(TenantScopes scopes, AgentTurn turn, StoreSheet sheet) : IAsyncDisposable
{
    private AsyncServiceScope? scope;

    public AgentTurn Turn => turn;

    public IServiceProvider Services => (scope ??= Open()).ServiceProvider;

    public async ValueTask Clear()
    {
        if (scope is { } used)
            await used.DisposeAsync();
        scope = null;
    }

    public ValueTask DisposeAsync() => Clear();

    private AsyncServiceScope Open()
    {
        var opened = scopes.Open(turn.Situation.TenantId, haste: true);
        var last = turn.Conversation.OfType<Exchange.Assistant>().LastOrDefault();
        opened.ServiceProvider.GetRequiredService<CurrentCall>().Set(turn.Situation, turn.Sequence, last?.Meant ?? last?.Heard, sheet);
        return opened;
    }
}

/// <param name="Gone">What made the tool unavailable: the database does not answer.</param>
internal sealed record ToolOutcome(ToolAnswer Answer, Exception? Gone = null);
