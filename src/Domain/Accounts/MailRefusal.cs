using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>Somebody called a mail of Kalliky's unwanted: nobody invites this address any more, until whoever reads it asks for a mail
/// themselves, or three years have passed. Global: an address belongs to no business.</summary>
[Global]
public sealed class MailRefusal
{
    /// <summary>As long as an objection to mails is to be remembered, by the recommendation of the CNIL.</summary>
    public static readonly Period KeptFor = Period.FromYears(3);

    private MailRefusal() { }

    public MailRefusal(string emailKey, Instant at) => (EmailKey, At) = (emailKey, at);

    /// <summary>Keyed hash of the address.</summary>
    public string EmailKey { get; private init; } = "";

    public Instant At { get; private init; }
}
