using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>An event of a vendor that was received, remembered so that a second delivery does nothing.
/// Global: it arrives before we know whose it is, and holds no more than its id.</summary>
[Global]
public sealed class WebhookEvent
{
    /// <summary>Nobody sends the same event again so late: Stripe tries for three days and by hand for thirty, the others for less;
    /// a delivery that was recorded is refused five minutes after it was signed.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(35);

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
