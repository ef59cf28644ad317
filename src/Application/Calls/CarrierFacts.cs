using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Takes a fact in once: remembers the event and finds or makes its call. The use case then changes the call
/// and saves all of it together; whoever loses a race is told by the database and starts again on fresh rows.</summary>
internal sealed class CarrierFacts(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant)
{
    private const string Carrier = "telnyx";

    /// <summary>How long somebody who rang is left to the node that heard it first.</summary>
    public static readonly Duration RingLease = Duration.FromSeconds(15);

    /// <summary>The call; null when the event was heard before, or tells nothing about a call of ours.</summary>
    /// <param name="locks">In the caller's transaction nobody else changes the call.</param>
    public async Task<Call?> Take(CarrierFact fact, CancellationToken ct, bool locks = false)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == Carrier && known.EventId == fact.EventId, ct))
            return null;
        db.WebhookEvents.Add(new WebhookEvent(Carrier, fact.EventId, moment.Now));
        var call = locks
            ? await db.LockedCall(fact.CarrierId, ct)
            : await db.Calls.FirstOrDefaultAsync(known => known.CarrierId == fact.CarrierId, ct);
        if (call is not null || fact.StoreId is not { } storeId)
            return call;
        call = await New(fact, storeId, ct);
        db.Calls.Add(call);
        return call;
    }

    private async Task<Call> New(CarrierFact fact, Guid storeId, CancellationToken ct)
    {
        var key = fact.Caller is { } caller ? vault.KeyOf(caller) : "";
        var call = new Call(
            moment.NewId(), tenant.Required(), storeId, fact.CarrierId, vault.Seal(fact.Caller?.Value ?? ""), key, isTest: false, fact.StartedAt);
        if (key.Length > 0)
            call.CustomerId = await db.Customers.Where(known => known.PhoneKey == key).Select(known => known.MergedInto ?? (Guid?)known.Id).FirstOrDefaultAsync(ct);
        call.Keep(moment.Now + RingLease);
        return call;
    }
}
