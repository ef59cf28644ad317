using Kalliky.Application.Calls.Live;

namespace Kalliky.Application.Calls;

/// <summary>No plan limits calls yet; only the node protects itself.</summary>
internal sealed class GenerousAllowance(LiveCalls calls) : ICallAllowance
{
    private const int MostOnThisNode = 5000;

    public ValueTask<bool> MayAnswer(Guid tenantId, Guid storeId, CancellationToken ct) => ValueTask.FromResult(calls.Count < MostOnThisNode);
}
