namespace Kalliky.Domain.Businesses;

/// <summary>How soon and how far ahead one may book.</summary>
/// <param name="LeadMinutes">Nobody books anything nearer than that.</param>
/// <param name="HorizonDays">Nor anything further.</param>
public sealed record BookingRules(int LeadMinutes, int HorizonDays)
{
    public static readonly BookingRules Default = new(0, 365);
}

/// <summary>How a restaurant takes reservations.</summary>
/// <param name="SlotMinutes">The steps in which times are offered.</param>
/// <param name="DurationMinutes">How long a table is kept.</param>
/// <param name="MaxParty">More guests than that are not booked by phone: a human calls back.</param>
/// <param name="LastSeatingBeforeCloseMinutes">Nobody is seated later than that before closing.</param>
public sealed record ReservationRules(int SlotMinutes, int DurationMinutes, int MaxParty, int LastSeatingBeforeCloseMinutes)
{
    public static readonly ReservationRules Default = new(15, 90, 8, 60);
}

/// <summary>What a shop does with what is brought back.</summary>
/// <param name="WithoutReceipt">In the merchant's word, such as "avoir".</param>
public sealed record ReturnRules(int Days, string? WithoutReceipt);
