using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Local;

/// <summary>The carrier of the test phone: takes every command, and its human always answers. Nothing rings anywhere.</summary>
internal sealed class LocalCallControl(IDoors doors, TenantScopes scopes, IMoment moment) : ICallControl
{
    public Task<bool> Answer(string carrierId, RelayStart? relay, string commandId, CancellationToken ct) => Task.FromResult(true);

    /// <summary>A page that lost its socket has lost its call.</summary>
    public Task<bool> StartRelay(string carrierId, RelayStart relay, string commandId, CancellationToken ct) => Task.FromResult(false);

    public Task<bool> Reject(string carrierId, string commandId, CancellationToken ct) => Task.FromResult(true);

    public async Task<bool> Transfer(string carrierId, PhoneNumber to, TimeSpan ringFor, string commandId, CancellationToken ct)
    {
        if (await doors.OfCarrierCall(carrierId, ct) is not { } call)
            return false;
        var fact = new CarrierFact($"local:{commandId}", carrierId, null, null, moment.Now, moment.Now);
        await scopes.Send(call.TenantId, new NoteTransfer(fact, TransferNews.Bridged), ct);
        return true;
    }

    public Task<bool> HangUp(string carrierId, string commandId, CancellationToken ct) => Task.FromResult(true);

    public Task<CarrierCall> Look(string carrierId, CancellationToken ct) => Task.FromResult(new CarrierCall(false, null));
}
