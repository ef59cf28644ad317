using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Calls.Live;

/// <summary>Where what was said and done in calls is kept.</summary>
public interface ICallRecord
{
    /// <summary>Adds to a call's record and renews the node's hold on it: both or neither. What is there already stays as it is.</summary>
    /// <returns>False when another socket has taken the call over: then nothing was written.</returns>
    Task<bool> Add(CallHold hold, CallRows rows);
}

/// <summary>A node's hold on a call.</summary>
/// <param name="Generation">What its socket writes under.</param>
/// <param name="Until">How long the node may be silent before another one looks after the call.</param>
public sealed record CallHold(Guid TenantId, Guid CallId, int Generation, Instant Until);

/// <summary>What is added to a call's record.</summary>
/// <param name="Corrections">What was really heard of turns that are there already.</param>
/// <param name="Language">What the caller speaks from now on; null when that has not changed.</param>
public sealed record CallRows(
    IReadOnlyList<CallTurn> Turns, IReadOnlyList<ToolCall> Tools, IReadOnlyList<CallEvent> Events, IReadOnlyList<Correction> Corrections,
    Language? Language);

/// <summary>The caller cut a turn of the assistant off.</summary>
public sealed record Correction(int Sequence, Sealed Text, Sealed? Unheard);
