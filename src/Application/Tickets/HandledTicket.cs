namespace Kalliky.Application.Tickets;

/// <summary>What came of something that was done to a ticket.</summary>
public abstract record HandledTicket
{
    public sealed record Changed : HandledTicket;

    /// <summary>The business has no such ticket.</summary>
    public sealed record Unknown : HandledTicket;

    /// <summary>It cannot be done, and why (a stable word): nobody_to_reach, refuses, not_a_member, past.</summary>
    public sealed record Refused(string Reason) : HandledTicket;
}
