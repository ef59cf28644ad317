using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>A tool that the assistant used in a call. A tool that writes is done once: the same tool with the same
/// arguments in the same state answers what it answered the first time.</summary>
public sealed class ToolCall : TenantEntity
{
    private ToolCall() { }

    public ToolCall(Guid id, Guid tenantId, Guid callId, int turn, string tool, Sealed arguments, Sealed answer, Instant at, int milliseconds)
    {
        Id = id;
        TenantId = tenantId;
        CallId = callId;
        Turn = turn;
        Tool = tool;
        Arguments = arguments;
        Answer = answer;
        At = at;
        Milliseconds = milliseconds;
    }

    public Guid CallId { get; private init; }

    /// <summary>The sequence of the caller's turn that made the assistant use the tool.</summary>
    public int Turn { get; private init; }

    public string Tool { get; private init; } = "";

    public Sealed Arguments { get; private init; } = null!;

    public Sealed Answer { get; private init; } = null!;

    public Instant At { get; private init; }

    public int Milliseconds { get; private init; }
}
