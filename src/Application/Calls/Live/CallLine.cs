using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kalliky.Application.Calls.Live;

/// <summary>Does to a call what its conversation asks for, each time in a scope of its own. Where the database does not
/// answer, the caller is still transferred or hung up; the sweeper puts the row right later.</summary>
internal sealed class CallLine(TenantScopes scopes, ICallControl carrier, CallStart start, ILogger logger) : ICallLine
{
    /// <summary>A caller who waits for the answer does not wait longer for the database.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Guid tenant = start.Situation.TenantId;
    private readonly Guid callId = start.Situation.CallId;

    public async Task End(string reason)
    {
        if (!await Try(new EndCall(callId, reason), "ended"))
            await Try(() => carrier.HangUp(start.CarrierId, CommandId.For(start.CarrierId, "hangup"), default), "hung up");
    }

    public async Task<TransferState> Transfer(int turn)
    {
        try
        {
            return await scopes.Send(tenant, new TransferCall(callId, turn), default) switch
            {
                TransferCall.Ringing => TransferState.Ringing,
                TransferCall.NobodyThere => TransferState.None,
                _ => TransferState.Failed,
            };
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Call {CallId}: the transfer could not be noted.", callId);
            return await Directly(turn);
        }
    }

    public async Task<TransferState?> LookAtTransfer()
    {
        try
        {
            await using var scope = scopes.Open(tenant);
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            return await db.Calls.Where(call => call.Id == callId).Select(call => (TransferState?)call.Transfer).FirstOrDefaultAsync();
        }
        catch (Exception problem)
        {
            logger.LogWarning(problem, "Call {CallId}: nobody can tell how the transfer goes.", callId);
            return null;
        }
    }

    public Task Returned() => InTime(new NoteReturn(callId), "noted as back with the assistant");

    public Task<bool> TakeMessage(string? words, bool isEmergency) =>
        InTime(new LeaveMessage(callId, words, isEmergency), "given a message");

    public async Task LetGo(CallLeft why)
    {
        switch (why)
        {
            case CallLeft.LineLost when LocalCarrier.Owns(start.CarrierId):
                await Try(new EndCall(callId, "hung_up"), "ended");
                break;
            case CallLeft.Transferred when LocalCarrier.Owns(start.CarrierId):
                await Try(new EndCall(callId, "transferred"), "ended");
                break;
            case CallLeft.LineLost:
                await Try(new LetCallGo(callId, start.Generation), "let go");
                break;
        }
    }

    private async Task<TransferState> Directly(int turn)
    {
        if (start.Sheet.ForwardTo is not { } human)
            return TransferState.None;
        var rings = await Try(
            () => carrier.Transfer(start.CarrierId, human, Handover.RingFor, CommandId.For(start.CarrierId, "transfer", turn), default), "transferred");
        return rings ? TransferState.Ringing : TransferState.Failed;
    }

    private async Task<bool> InTime<T>(IRequest<T> request, string done)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await Try(request, done, limit.Token);
    }

    private Task<bool> Try<T>(IRequest<T> request, string done, CancellationToken ct = default) => Try(
        async () =>
        {
            await scopes.Send(tenant, request, ct);
            return true;
        },
        done);

    private async Task<bool> Try(Func<Task<bool>> work, string done)
    {
        try
        {
            return await work();
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Call {CallId} could not be {Done}.", callId, done);
            return false;
        }
    }
}
