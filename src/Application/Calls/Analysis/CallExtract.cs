namespace Kalliky.Application.Calls.Analysis;

/// <summary>All that is read out of a finished call, beside its outcome and its summary. Kept sealed with the call, as JSON;
/// forgotten with it. Nothing in it is an order or a booking: those are rows, and it never changes them.</summary>
/// <param name="Satisfaction">1 to 5, by the caller's words alone; null where they do not tell.</param>
/// <param name="SatisfactionReason">The words that tell it; null in a practice, which keeps none.</param>
/// <param name="OpenRequests">What somebody must still do, a line each.</param>
/// <param name="Orders">What the words say was ordered; compared with what was committed.</param>
/// <param name="Bookings">The same of appointments, tables and articles put aside.</param>
/// <param name="Differences">Where what was said and what is recorded do not agree.</param>
public sealed record CallExtract(
    ExtractSource Source,
    int? Satisfaction,
    string? SatisfactionReason,
    IReadOnlyList<CallFlag> Flags,
    IReadOnlyList<string> OpenRequests,
    IReadOnlyList<SaidOrder> Orders,
    IReadOnlyList<SaidBooking> Bookings,
    IReadOnlyList<Difference> Differences);

public enum ExtractSource
{
    /// <summary>No model answered, or the trade asks none.</summary>
    Rules,
    Model,
}

public enum CallFlag
{
    Complaint,
    Allergy,
    Emergency,
    Spam,
}

/// <summary>How it stands, as the words have it.</summary>
public enum SaidState
{
    Agreed,
    Unfinished,
    Cancelled,
}

/// <param name="Total">In cents.</param>
/// <param name="Date">In the store's time, such as 2026-11-24.</param>
/// <param name="Time">In the store's time, such as 19:25.</param>
public sealed record SaidOrder(SaidState State, IReadOnlyList<SaidLine> Lines, long? Total, string? Date, string? Time);

/// <param name="Without">What is taken out of it.</param>
public sealed record SaidLine(int Quantity, string Name, IReadOnlyList<string> Without);

/// <summary>What is not the trade's stays null, or empty.</summary>
/// <param name="Date">Of an article put aside: until when.</param>
/// <param name="With">The person, or the room or area.</param>
public sealed record SaidBooking(
    SaidState State, string? Date, string? Time, IReadOnlyList<string> Services, string? With, int? PartySize, string? Product, string? Size, int? Quantity);

/// <summary>Something said that is recorded otherwise or not at all, or the other way round.</summary>
/// <param name="Said">Null when nothing of it was said.</param>
/// <param name="Recorded">Null when nothing of it is recorded.</param>
public sealed record Difference(DifferenceKind Kind, string? Said, string? Recorded);

public enum DifferenceKind
{
    Order,
    Booking,
    Cancellation,
    Transfer,
    Message,
    Total,
    Date,
    Time,
    Item,
    Party,
    Person,
}
