namespace Kalliky.Application.Calls;

/// <summary>Says whether the assistant may take one call more: the plan's simultaneous calls and minutes, the node's strength.</summary>
public interface ICallAllowance
{
    ValueTask<bool> MayAnswer(Guid tenantId, Guid storeId, CancellationToken ct);
}
