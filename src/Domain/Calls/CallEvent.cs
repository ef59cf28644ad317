using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>A technical fact of a call (ringing, answered, relay dropped, taken over, transfer failed). No personal data.</summary>
public sealed class CallEvent : TenantEntity
{
    private CallEvent() { }

    public CallEvent(Guid id, Guid tenantId, Guid callId, string kind, string? detail, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        CallId = callId;
        Kind = kind;
        Detail = detail;
        At = at;
    }

    public Guid CallId { get; private init; }

    public string Kind { get; private init; } = "";

    public string? Detail { get; private init; }

    public Instant At { get; private init; }
}
