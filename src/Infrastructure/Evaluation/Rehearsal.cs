using System.Diagnostics;
using System.Text.Json.Nodes;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Evaluation;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Seed.Files;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>Plays a scenario as a whole call through the product's own pipeline, in a business of its own, and compares
/// the rows that it leaves with those expected. One at a time: the clock is shared.</summary>
public sealed class Rehearsal(IServiceProvider services, ScenarioClock clock)
{
    private const int MostTurns = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="Turns">What the caller said, the assistant's replies between.</param>
    /// <param name="Difference">Null when all is as expected.</param>
    public sealed record Played(int Turns, TimeSpan Took, string? Difference, IReadOnlyList<string> Conversation);

    /// <param name="afterwards">Looks at what the call left, in a scope of its business, before that is cleared away.</param>
    public async Task<Played> Play(Scenario scenario, StoreFile store, CancellationToken ct, Func<IServiceProvider, Guid, Task>? afterwards = null)
    {
        clock.Set(scenario.Clock.ToInstant());
        var stage = await RehearsalStage.Set(services, store, ct);
        try
        {
            var watch = Stopwatch.StartNew();
            var (callId, conversation) = await Hold(scenario, stage, ct);
            var state = await stage.State(callId, ct);
            if (afterwards is not null)
            {
                await using var scope = stage.Scope();
                await afterwards(scope.ServiceProvider, callId);
            }

            var said = string.Join('\n', conversation.Where(line => line.StartsWith(Assistant, StringComparison.Ordinal)));
            var difference = Verdict.Difference(scenario.Expect, state, said);
            return new Played(conversation.Count(line => line.StartsWith(Caller, StringComparison.Ordinal)), watch.Elapsed, difference, conversation);
        }
        finally
        {
            await stage.Clear(ct);
        }
    }

    private const string Assistant = "A : ";
    private const string Caller = "C : ";

    private async Task<(Guid CallId, List<string> Conversation)> Hold(Scenario scenario, RehearsalStage stage, CancellationToken ct)
    {
        var (started, start) = await Dial(scenario, stage, ct);
        var ear = new Ear();
        var board = services.GetRequiredService<Switchboard>();
        var live = board.Connect(start, ear, Manners.Unspoken);
        var held = board.Hold(live, ct);
        var caller = new SimulatedCaller(scenario);
        List<string> conversation = [Assistant + started.Greeting];
        string? heard = started.Greeting;
        for (var turn = 0; turn < MostTurns && heard is not null && !ear.HasEnded && caller.Reply(heard) is { } line; turn++)
        {
            conversation.Add(Caller + line);
            await live.Hear(new CallInput.Prompt(line, Last: true), ct);
            heard = await Answer(ear, held, ct);
            conversation.Add(Assistant + (heard ?? "(rien)"));
        }

        live.TryHear(new CallInput.HungUp());
        await held.WaitAsync(Patience, ct);
        return (started.CallId, conversation);
    }

    // A call that was left says nothing more, with or without a goodbye.
    private static async Task<string?> Answer(Ear ear, Task held, CancellationToken ct)
    {
        var reply = ear.Reply(ct);
        await Task.WhenAny(reply, held).WaitAsync(Patience, ct);
        return reply.IsCompleted ? await reply : null;
    }

    private static async Task<(StartTestCall.Started Started, CallStart Start)> Dial(Scenario scenario, RehearsalStage stage, CancellationToken ct)
    {
        await using var scope = stage.Scope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        PhoneNumber? number = scenario.Caller is null ? null : PhoneNumber.Parse(scenario.Caller);
        var started = (StartTestCall.Started)await mediator.Send(new StartTestCall(stage.StoreId, number), ct);
        await using var relay = stage.Scope();
        var opened = await relay.ServiceProvider.GetRequiredService<IMediator>().Send(new OpenRelay(started.CallId, started.Token, "rehearsal"), ct);
        return (started, ((OpenRelay.Opened)opened).Start);
    }
}
