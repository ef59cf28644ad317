using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>One telephone call, from the ring to what came of it. Carrier events arrive in any order and more than
/// once, so each verb may be said again without harm.</summary>
public sealed class Call : TenantEntity
{
    private Call() { }

    public Call(Guid id, Guid tenantId, Guid storeId, string carrierId, Sealed caller, string callerKey, bool isTest, Instant startedAt)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        CarrierId = carrierId;
        Caller = caller;
        CallerKey = callerKey;
        IsTest = isTest;
        StartedAt = startedAt;
    }

    public Guid StoreId { get; private init; }

    /// <summary>The carrier's handle (Telnyx call_control_id); unique.</summary>
    public string CarrierId { get; private init; } = "";

    public Sealed Caller { get; private set; } = null!;

    public string CallerKey { get; private set; } = "";

    public Guid? CustomerId { get; set; }

    /// <summary>Made from the test phone or marked so: never billed.</summary>
    public bool IsTest { get; private init; }

    public CallStatus Status { get; private set; } = CallStatus.Ringing;

    public TransferState Transfer { get; private set; } = TransferState.None;

    public Instant StartedAt { get; private init; }

    /// <summary>When it was picked up: our word first, then the carrier's, which is the one that is billed.</summary>
    public Instant? AnsweredAt { get; private set; }

    public Instant? EndedAt { get; private set; }

    /// <summary>Why it ended, in the carrier's word (normal_clearing, ...) or ours (swept, longest_call, silence).</summary>
    public string? EndReason { get; private set; }

    /// <summary>The notice that an automatic assistant answers: what was said, which version of the text, when.</summary>
    public Disclosure? Disclosure { get; private set; }

    /// <summary>Hash of what the model was told, to explain an answer later.</summary>
    public string? BriefingHash { get; set; }

    public Language Language { get; set; } = Language.French;

    public CallOutcome Outcome { get; private set; } = CallOutcome.Unknown;

    public Sealed? Summary { get; private set; }

    /// <summary>How content the caller was, 1 to 5, by the words alone; null where they do not tell.</summary>
    public int? Satisfaction { get; private set; }

    /// <summary>All that was read out of the call afterwards, as JSON, sealed.</summary>
    public Sealed? Extract { get; private set; }

    /// <summary>Its words were erased then, because the plan keeps them no longer.</summary>
    public Instant? ForgottenAt { get; private set; }

    /// <summary>The node that holds the call's socket, and until when it says so. Past that, the call may be swept or taken over.</summary>
    public string? Node { get; private set; }

    public Instant? LeaseUntil { get; private set; }

    /// <summary>How many sockets this call has had; whoever holds a lower generation must no longer write.</summary>
    public int Generation { get; private set; }

    /// <summary>The assistant only says why it cannot help and takes a message (paused without a human, too many calls, no menu).</summary>
    public bool TakesMessageOnly { get; private set; }

    public bool IsOver => Status == CallStatus.Ended;

    /// <summary>The assistant speaks, with the notice as its first words.</summary>
    public void Answer(Disclosure disclosure, Instant at)
    {
        Disclosure ??= disclosure;
        AnsweredAt ??= at;
        if (!IsOver)
            Status = CallStatus.Live;
    }

    public void TakeMessageOnly() => TakesMessageOnly = true;

    /// <summary>The carrier says when it was picked up. Heard late or after the end, it is still true.</summary>
    public void PickedUp(Instant at)
    {
        if (IsOver && AnsweredAt != at)
            Raise(new CallTimesCorrected(Id, TenantId, StoreId));
        AnsweredAt = at;
        if (Status == CallStatus.Ringing)
            Status = CallStatus.Live;
    }

    /// <summary>Sent to the human without the assistant: closed to calls, over the plan, paused.</summary>
    public void Forward(Instant at)
    {
        if (IsOver)
            return;
        AnsweredAt ??= at;
        Status = CallStatus.Forwarded;
    }

    /// <summary>A node opens a socket for this call: every earlier one, its own included, has lost it.</summary>
    public void Own(string node, Instant until)
    {
        Generation++;
        Node = node;
        LeaseUntil = until;
    }

    /// <summary>Somebody looks after this call until then; past that, the sweeper does.</summary>
    public void Keep(Instant until)
    {
        if (!IsOver)
            LeaseUntil = until;
    }

    /// <summary>Moves the transfer on. Being bridged is final, whatever arrives afterwards.</summary>
    public void Transferring(TransferState state)
    {
        if (Transfer != TransferState.Bridged)
            Transfer = state;
    }

    /// <summary>Ends the call, once; the event makes everything that follows.</summary>
    public void End(string reason, Instant at)
    {
        if (IsOver)
            return;
        Status = CallStatus.Ended;
        EndedAt = at < StartedAt ? StartedAt : at;
        EndReason = reason;
        LeaseUntil = null;
        Raise(new CallEnded(Id, TenantId, StoreId));
    }

    /// <summary>The carrier says when the line was cut. Where we had ended the call before, it counts only if it was earlier:
    /// nothing goes on beyond the hang-up.</summary>
    public void HungUp(string cause, Instant at)
    {
        End(cause, at);
        if (at >= EndedAt || EndedAt == StartedAt)
            return;
        EndedAt = at < StartedAt ? StartedAt : at;
        Raise(new CallTimesCorrected(Id, TenantId, StoreId));
    }

    /// <summary>Forgets what was said; who called too, where it is the caller who is forgotten.</summary>
    /// <param name="summary">What stands in the place of the summary.</param>
    /// <param name="nobody">An empty number, sealed; null keeps the caller's.</param>
    public void Forget(Sealed summary, Sealed? nobody)
    {
        Summary = Summary is null ? null : summary;
        (Satisfaction, Extract) = (null, null);
        if (nobody is null)
            return;
        (Caller, CallerKey, CustomerId) = (nobody, "", null);
    }

    /// <summary>What came of it, once.</summary>
    public void Concluded(CallOutcome outcome, Sealed summary, int? satisfaction = null, Sealed? extract = null)
    {
        if (Summary is not null)
            return;
        (Outcome, Summary, Satisfaction, Extract) = (outcome, summary, satisfaction, extract);
    }
}

/// <summary>What the caller was told first, kept as proof (EU AI Act, article 50(1)).</summary>
public sealed record Disclosure(string Text, string Version, Instant At);

public sealed record CallEnded(Guid CallId, Guid TenantId, Guid StoreId) : DomainEvent;

/// <summary>The carrier's own times came after the end, and differ from what was known.</summary>
public sealed record CallTimesCorrected(Guid CallId, Guid TenantId, Guid StoreId) : DomainEvent;
