using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>An event of a vendor that was received, remembered so that a second delivery does nothing.
/// Global: it arrives before we know whose it is, and holds no more than its id.</summary>
[Global]
public sealed class WebhookEvent
{
    private WebhookEvent() { }

    public WebhookEvent(string vendor, string eventId, Instant receivedAt)
    {
        Vendor = vendor;
        EventId = eventId;
        ReceivedAt = receivedAt;
    }

    public string Vendor { get; private init; } = "";

    public string EventId { get; private init; } = "";

    public Instant ReceivedAt { get; private init; }
}
