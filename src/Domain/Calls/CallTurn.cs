using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>Something said in a call. For the assistant, <see cref="Text"/> is what was really heard.</summary>
public sealed class CallTurn : TenantEntity
{
    private CallTurn() { }

    public CallTurn(Guid id, Guid tenantId, Guid callId, int sequence, Speaker speaker, Sealed text, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        CallId = callId;
        Sequence = sequence;
        Speaker = speaker;
        Text = text;
        At = at;
    }

    public Guid CallId { get; private init; }

    /// <summary>Order in the call, unique in it, from 1.</summary>
    public int Sequence { get; private init; }

    public Speaker Speaker { get; private init; }

    public Sealed Text { get; set; } = null!;

    /// <summary>What the assistant would have said when it was interrupted: the part that nobody heard.</summary>
    public Sealed? Unheard { get; set; }

    public bool Interrupted { get; set; }

    public Instant At { get; private init; }

    /// <summary>Which model spoke; null for the caller and for fixed sentences.</summary>
    public string? Model { get; set; }

    /// <summary>From the end of the caller's words to the first text sent, in milliseconds.</summary>
    public int? FirstTextMilliseconds { get; set; }

    /// <summary>Sentences that the claim check held back in this turn.</summary>
    public int Blocked { get; set; }
}

public enum Speaker
{
    Caller,
    Assistant,
}
