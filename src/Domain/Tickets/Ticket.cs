using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Tickets;

/// <summary>Something that a human must do: call back, answer, put right. A promise made on the phone is a ticket or it is not said.</summary>
public sealed class Ticket : TenantEntity
{
    private Ticket() { }

    public Ticket(Guid id, Guid tenantId, Guid storeId, TicketKind kind, string subject, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        Kind = kind;
        Subject = subject;
        CreatedAt = createdAt;
        Raise(new TicketOpened(id, tenantId, storeId));
    }

    public Guid StoreId { get; private init; }

    public Guid? CallId { get; init; }

    public Guid? CustomerId { get; set; }

    public TicketKind Kind { get; private init; }

    /// <summary>One line that says what to do, without a telephone number.</summary>
    public string Subject { get; private set; } = "";

    public Sealed? Body { get; set; }

    /// <summary>Who asked, as told on the phone.</summary>
    public string? CustomerName { get; set; }

    public Sealed? Phone { get; set; }

    /// <summary>What makes a repeated request the same ticket; unique in the business where set.</summary>
    public string? OnceKey { get; set; }

    public TicketStatus Status { get; private set; } = TicketStatus.Open;

    public Instant CreatedAt { get; private init; }

    public Instant? SolvedAt { get; private set; }

    /// <summary>Put aside until then; past that it is open again, without anybody having to wake it.</summary>
    public Instant? SnoozedUntil { get; private set; }

    /// <summary>By when it is promised.</summary>
    public Instant? DueAt { get; private set; }

    /// <summary>The account of the member who looks after it.</summary>
    public Guid? AssigneeId { get; private set; }

    /// <summary>More was said about it: there is something to do again, whoever was done with it.</summary>
    public void Continue(Sealed body)
    {
        Body = body;
        Reopen();
    }

    public void Solve(Instant at)
    {
        Status = TicketStatus.Solved;
        SolvedAt = at;
        SnoozedUntil = null;
    }

    public void Reopen() => Put(TicketStatus.Open, null);

    /// <summary>The customer has the word.</summary>
    public void Wait() => Put(TicketStatus.Waiting, null);

    public void Snooze(Instant until) => Put(TicketStatus.Snoozed, until);

    /// <summary>Nobody is null.</summary>
    public void Assign(Guid? account) => AssigneeId = account;

    /// <summary>Null when nothing is promised any more.</summary>
    public void Promise(Instant? by) => DueAt = by;

    /// <summary>Where it stands at a moment: what was put aside long enough is open.</summary>
    public TicketStatus StatusAt(Instant now) => Status == TicketStatus.Snoozed && SnoozedUntil <= now ? TicketStatus.Open : Status;

    /// <summary>Forgets who asked and what for. What is left says that there was something to do, and when it was done; what
    /// they ask from now on is another ticket.</summary>
    /// <param name="subject">What stands in the place of the subject.</param>
    public void Forget(string subject, Instant at)
    {
        (Subject, Body, CustomerName, Phone, CustomerId, OnceKey) = (subject, null, null, null, null, null);
        if (Status != TicketStatus.Solved)
            Solve(at);
    }

    private void Put(TicketStatus status, Instant? until)
    {
        Status = status;
        SnoozedUntil = until;
        SolvedAt = null;
    }
}

public enum TicketKind
{
    Callback,
    Complaint,
    Question,
    Message,
    Privacy,
    Quote,
}

public enum TicketStatus
{
    Open,
    Waiting,
    Snoozed,
    Solved,
}

public sealed record TicketOpened(Guid TicketId, Guid TenantId, Guid StoreId) : DomainEvent;
