using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>What each event of the carrier tells about the caller's leg. Events come in any order, twice, and at the same
/// time, so whichever comes first makes the row of the call.</summary>
/// <param name="EventId">The carrier's; remembered, so that a second delivery does nothing.</param>
/// <param name="StoreId">The store that was dialled; null when the event does not tell and the call must be known already.</param>
/// <param name="Caller">Null when withheld.</param>
/// <param name="StartedAt">When it began to ring, in our time.</param>
/// <param name="At">When this happened, in our time.</param>
public sealed record CarrierFact(string EventId, string CarrierId, Guid? StoreId, PhoneNumber? Caller, Instant StartedAt, Instant At);
