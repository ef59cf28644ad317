using System.Text.Json.Nodes;

namespace Kalliky.Application.Customers.Personal;

/// <summary>A room that keeps something about people. It tells it to whom it is about, and forgets it when asked. Found by
/// itself: a new room only has to implement this.</summary>
internal interface IRemember
{
    /// <summary>The name of its part in the export, such as calls.</summary>
    string Room { get; }

    /// <summary>All that it keeps about the person, in words that the person understands.</summary>
    Task<JsonArray> Tell(Person person, CancellationToken ct);

    /// <summary>Forgets it, in the transaction that goes on; the card is removed last. Says how much of what it was.</summary>
    Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct);
}

/// <summary>Somebody, by all the traces that they left in the business.</summary>
/// <param name="Cards">The card and those that became part of it.</param>
/// <param name="OwnCalls">Calls that came from their numbers.</param>
/// <param name="Calls">Those, and the calls of others in which their number was told.</param>
internal sealed record Person(
    Guid Card,
    IReadOnlyList<Guid> Cards,
    IReadOnlySet<string> Numbers,
    IReadOnlyList<string> Keys,
    string? Email,
    IReadOnlyList<Guid> OwnCalls,
    IReadOnlyList<Guid> Calls,
    IReadOnlyList<Guid> Orders,
    IReadOnlyList<Guid> Tickets,
    IReadOnlyList<Guid> Bookings);
