using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>What a tool that writes has answered, committed together with what it wrote: a turn that is begun again, on
/// another node, does not write twice. Forgotten when the call is over.</summary>
public sealed class ToolWrite : TenantEntity
{
    private ToolWrite() { }

    public ToolWrite(Guid id, Guid tenantId, Guid callId, int turn, string tool, int occurrence, string argumentsKey, Sealed answer, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        CallId = callId;
        Turn = turn;
        Tool = tool;
        Occurrence = occurrence;
        ArgumentsKey = argumentsKey;
        Answer = answer;
        At = at;
    }

    public Guid CallId { get; private init; }

    /// <summary>The sequence of the caller's turn.</summary>
    public int Turn { get; private init; }

    public string Tool { get; private init; } = "";

    /// <summary>How many equal writes the turn had seen before this one.</summary>
    public int Occurrence { get; private init; }

    /// <summary>Keyed hash of the arguments: the database refuses the same write a second time.</summary>
    public string ArgumentsKey { get; private init; } = "";

    public Sealed Answer { get; private init; } = null!;

    public Instant At { get; private init; }
}
