using System.Diagnostics.CodeAnalysis;
using Kalliky.Application.Calls;

namespace Kalliky.Web.Hooks;

/// <summary>What Telnyx tells us: verified on the bytes as they came, noted, and answered at once. What follows from it is
/// done afterwards (<see cref="Errands"/>).</summary>
internal static class TelnyxHooks
{
    public static void MapTelnyxHooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks/telnyx/voice", Voice).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/webhooks/telnyx/messages", Messages).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private delegate bool Reading<TEvent>(ReadOnlySpan<byte> body, [NotNullWhen(true)] out TEvent? read)
        where TEvent : class;

    private static Task<IResult> Voice(HttpRequest request, ICarrierSignature signature, TelnyxDesk desk, ILogger<TelnyxDesk> logger, CancellationToken ct) =>
        Take<TelnyxEvent>(request, signature, TelnyxEvent.TryRead, desk.Take, logger, ct);

    // The address that a message was sent with names it; so it is known also when the carrier's answer was lost.
    private static Task<IResult> Messages(
        HttpRequest request, ICarrierSignature signature, MessageDesk desk, ILogger<TelnyxDesk> logger, CancellationToken ct) =>
        Take<MessageEvent>(request, signature, MessageEvent.TryRead, (happened, stop) => desk.Take(happened, Guid.TryParse(request.Query["message"], out var id) ? id : null, stop), logger, ct);

    private static async Task<IResult> Take<TEvent>(
        HttpRequest request, ICarrierSignature signature, Reading<TEvent> read, Func<TEvent, CancellationToken, Task> take, ILogger logger, CancellationToken ct)
        where TEvent : class
    {
        var (body, length, status) = await SignedBody.Read(
            request, bytes => signature.IsGenuine(request.Headers["telnyx-timestamp"], request.Headers["telnyx-signature-ed25519"], bytes), ct);
        try
        {
            if (status != StatusCodes.Status200OK)
            {
                logger.LogWarning("A webhook was refused with {Status}.", status);
                return Results.StatusCode(status);
            }

            if (!read(body.AsSpan(0, length), out var happened))
            {
                logger.LogWarning("A signed webhook of {Length} bytes is no event.", length);
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            await take(happened, ct);
            return Results.Ok();
        }
        finally
        {
            SignedBody.Return(body);
        }
    }
}
