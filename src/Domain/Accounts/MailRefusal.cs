using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>Somebody called a mail of Kalliky's unwanted: nobody invites this address any more, until whoever reads it asks for a mail
/// themselves. Global: an address belongs to no business.</summary>
[Global]
public sealed class MailRefusal
{
    private MailRefusal() { }

    public MailRefusal(string emailKey, Instant at) => (EmailKey, At) = (emailKey, at);

    /// <summary>Keyed hash of the address.</summary>
    public string EmailKey { get; private init; } = "";

    public Instant At { get; private init; }
}
