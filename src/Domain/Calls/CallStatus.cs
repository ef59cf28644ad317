namespace Kalliky.Domain.Calls;

public enum CallStatus
{
    Ringing,
    Live,
    Forwarded,
    Ended,
}

/// <summary>Where a transfer to the human stands. Returned: nobody answered and the assistant is back.</summary>
public enum TransferState
{
    None,
    Requested,
    Ringing,
    Bridged,
    Failed,
    Returned,
}

/// <summary>What came of a call, as the row of the list shows it.</summary>
public enum CallOutcome
{
    Unknown,
    Ordered,
    Booked,
    Answered,
    MessageTaken,
    Transferred,
    Cancelled,
    Abandoned,
    Unwanted,
    Failed,
}
