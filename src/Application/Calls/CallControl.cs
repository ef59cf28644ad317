using Kalliky.Domain.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Calls;

/// <summary>Sends each command to whoever carries the call: the carrier, or nobody (the test phone), which is a vendor like the others.</summary>
internal sealed class CallControl(
    [FromKeyedServices(CallControl.Local)] ICallControl local, [FromKeyedServices(CallControl.Carrier)] ICallControl carrier) : ICallControl
{
    public const string Local = "local";
    public const string Carrier = "carrier";

    public Task<bool> Answer(string carrierId, RelayStart? relay, string commandId, CancellationToken ct) =>
        Of(carrierId).Answer(carrierId, relay, commandId, ct);

    public Task<bool> StartRelay(string carrierId, RelayStart relay, string commandId, CancellationToken ct) =>
        Of(carrierId).StartRelay(carrierId, relay, commandId, ct);

    public Task<bool> Reject(string carrierId, string commandId, CancellationToken ct) => Of(carrierId).Reject(carrierId, commandId, ct);

    public Task<bool> Transfer(string carrierId, PhoneNumber to, TimeSpan ringFor, string commandId, CancellationToken ct) =>
        Of(carrierId).Transfer(carrierId, to, ringFor, commandId, ct);

    public Task<bool> HangUp(string carrierId, string commandId, CancellationToken ct) => Of(carrierId).HangUp(carrierId, commandId, ct);

    public Task<CarrierCall> Look(string carrierId, CancellationToken ct) => Of(carrierId).Look(carrierId, ct);

    private ICallControl Of(string carrierId) => LocalCarrier.Owns(carrierId) ? local : carrier;
}
