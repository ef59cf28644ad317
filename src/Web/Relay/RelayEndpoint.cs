using System.Net.WebSockets;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Relay;

/// <summary>The call's WebSocket: a token opens it once, before the upgrade; then ear and mouth work until one side is done.</summary>
internal sealed class RelayEndpoint(
    IDoors doors, TenantScopes scopes, Switchboard switchboard, NodeName node, TimeProvider clock, IHostApplicationLifetime host, ILogger<RelayEndpoint> logger)
{
    private const int LongestToken = 100;

    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(2);

    public async Task Serve(HttpContext context, string token)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            return;
        }

        if (token.Length > LongestToken || await Open(token, context.RequestAborted) is not { } start)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Talk(socket, start);
    }

    private async Task<CallStart?> Open(string token, CancellationToken ct)
    {
        if (await doors.UseRelayToken(token, ct) is not var (tenant, callId))
            return null;
        return await scopes.Send(tenant, new OpenRelay(callId, token, node.Value), ct) is OpenRelay.Opened opened ? opened.Start : null;
    }

    private async Task Talk(WebSocket socket, CallStart start)
    {
        using var mouth = new RelayMouth(socket);
        using var call = switchboard.Connect(start, mouth);
        using var hungUp = new CancellationTokenSource();
        var listening = Listen(socket, call, start.CarrierId, hungUp.Token);
        var left = await switchboard.Hold(call, host.ApplicationStopping);
        var status = left switch
        {
            CallLeft.TakenOver => WebSocketCloseStatus.PolicyViolation,
            CallLeft.LineLost when host.ApplicationStopping.IsCancellationRequested => WebSocketCloseStatus.EndpointUnavailable,
            _ => WebSocketCloseStatus.NormalClosure,
        };
        await Close(socket, status, null);
        await Task.WhenAny(listening, Task.Delay(ClosingPatience, clock));
        await hungUp.CancelAsync();
        await listening;
    }

    private async Task Listen(WebSocket socket, LiveCall call, string carrierId, CancellationToken ct)
    {
        try
        {
            var ear = new RelayEar(socket, call, carrierId, clock);
            if (await ear.Listen(ct) is var (status, reason))
            {
                logger.LogWarning("Call {CallId}: the relay broke the protocol: {Reason}.", call.CallId, reason);
                await Close(socket, status, reason);
            }
        }
        catch (OperationCanceledException)
        {
            // The call was left from our side.
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            // The call ended while a frame came in.
        }

        call.TryHear(new CallInput.LineClosed());
    }

    private static async Task Close(WebSocket socket, WebSocketCloseStatus status, string? reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(ClosingPatience);
        try
        {
            await socket.CloseOutputAsync(status, reason, patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }
}
