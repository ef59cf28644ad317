using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>A free place, in the store's local time.</summary>
/// <param name="Slot">Names it to <see cref="HoldSlot"/> and to those who take it.</param>
/// <param name="With">The person or the area; several persons of one visit are joined by "et".</param>
public sealed record FreeSlot(string Slot, LocalDateTime StartsAt, LocalDateTime EndsAt, string? With);

/// <summary>Why there is no such place.</summary>
public abstract record SlotRefusal
{
    private SlotRefusal() { }

    public sealed record Taken : SlotRefusal;

    /// <summary>At work, but not then.</summary>
    public sealed record StaffAway(string Staff) : SlotRefusal;

    public sealed record Closed(LocalDate Day, LocalDateTime? NextOpening) : SlotRefusal;

    /// <summary>Open, but too near to closing to sit down.</summary>
    /// <param name="Last">The last moment at which guests are received.</param>
    public sealed record LastSeating(LocalDateTime Last) : SlotRefusal;

    public sealed record Past : SlotRefusal;

    public sealed record TooSoon(int LeadMinutes) : SlotRefusal;

    public sealed record TooFar(int MostDays) : SlotRefusal;

    public sealed record UnknownService(string Said) : SlotRefusal;

    public sealed record UnknownStaff(string Said) : SlotRefusal;

    public sealed record UnknownArea(string Said) : SlotRefusal;

    /// <param name="Staff">Who was wished; null where nobody at all does it.</param>
    public sealed record NobodyDoesIt(IReadOnlyList<string> Services, string? Staff) : SlotRefusal;

    public sealed record TooMany(int Most) : SlotRefusal;

    public sealed record NoReservations : SlotRefusal;
}
