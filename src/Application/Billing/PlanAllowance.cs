using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Calls;

namespace Kalliky.Application.Billing;

/// <summary>The plan's places and minutes. Calls of the test phone take none; and a node protects itself first.</summary>
internal sealed class PlanAllowance(LiveCalls calls, Subscriptions subscriptions, ICallPlaces places, IMoment moment) : ICallAllowance
{
    private const int MostOnThisNode = 5000;

    public async Task<Admission> Admit(Call call, CancellationToken ct)
    {
        if (calls.Count >= MostOnThisNode)
            return Admission.Busy;
        if (call.IsTest)
            return Admission.Taken;
        var terms = await subscriptions.Terms(ct);
        var wanted = new UsageEntry(moment.NewId(), call.TenantId, call.StoreId, call.Id, moment.Now);
        return await places.Take(wanted, terms.CallsAtOnce, terms.MostSeconds, ct);
    }
}
