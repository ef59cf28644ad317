using Kalliky.Domain.Calls;

namespace Kalliky.Application.Calls;

/// <summary>Says whether the assistant may take one call more: the plan's simultaneous calls and minutes, the node's strength.
/// Whoever is admitted holds a place until the call is over; asked again for the same call, the answer is the same.</summary>
public interface ICallAllowance
{
    Task<Admission> Admit(Call call, CancellationToken ct);
}

public enum Admission
{
    Taken,

    /// <summary>As many calls as may be are being held.</summary>
    Busy,

    /// <summary>The month's minutes are used up, or what they may cost.</summary>
    Spent,
}
