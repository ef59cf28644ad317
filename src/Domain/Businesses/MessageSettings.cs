namespace Kalliky.Domain.Businesses;

/// <summary>What a store sends of its own accord. Nothing here is advertising.</summary>
/// <param name="Sender">The name that text messages come from; null sends them from the store's number, which can be answered.</param>
/// <param name="Orders">Confirmation of an order to the caller.</param>
/// <param name="Bookings">Confirmation of a booking, and of what changes about it.</param>
/// <param name="Reminders">A reminder the day before.</param>
/// <param name="ReminderHour">Local time, full hours.</param>
/// <param name="Mails">Also by e-mail, where an address is known.</param>
/// <param name="AlertOrders">To the owner: an order that nobody has taken on.</param>
/// <param name="AlertAfterMinutes">After how many minutes.</param>
/// <param name="AlertFailures">To the owner: a call that broke down.</param>
/// <param name="AlertComplaints">To the owner: a complaint.</param>
/// <param name="Summary">To the owners: in the morning, what the day before was like.</param>
public sealed record MessageSettings(
    string? Sender = null,
    bool Orders = true,
    bool Bookings = true,
    bool Reminders = true,
    int ReminderHour = 18,
    bool Mails = true,
    bool AlertOrders = true,
    int AlertAfterMinutes = 5,
    bool AlertFailures = true,
    bool AlertComplaints = true,
    bool Summary = true)
{
    public static readonly MessageSettings Default = new();
}
