using Kalliky.Application.Messaging;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Messaging;

/// <summary>What stands, and what somebody is writing.</summary>
public sealed record MessageView(ShowMessageSettings.Shown Shown, MessageForm Form, OpenStore Here)
{
    public bool TakesOrders => Here.Shell.Trade == Trade.Restaurant;

    public bool TakesBookings => !TakesOrders || Shown.TakesReservations;

    /// <summary>What is put aside is fetched when one likes: there is nothing to be reminded of.</summary>
    public bool Reminds => TakesBookings && Here.Shell.Trade != Trade.Retail;
}

/// <param name="State">The filter's key.</param>
/// <param name="After">Where this part of the list begins; null at its top.</param>
public sealed record LatestView(BrowseMessages.Found Found, string State, string? After, OpenStore Here, Instant Now);

/// <summary>The settings as one fills them in.</summary>
public sealed class MessageForm
{
    public string? Sender { get; set; }

    public bool Orders { get; set; }

    public bool Bookings { get; set; }

    public bool Reminders { get; set; }

    public int ReminderHour { get; set; }

    public bool Mails { get; set; }

    public bool AlertOrders { get; set; }

    public int AlertAfterMinutes { get; set; }

    public bool AlertFailures { get; set; }

    public bool AlertComplaints { get; set; }

    public bool Summary { get; set; }

    public string? AlertPhone { get; set; }

    public string? AlertEmail { get; set; }

    public static MessageForm Of(ShowMessageSettings.Shown shown) => new()
    {
        Sender = shown.Settings.Sender,
        Orders = shown.Settings.Orders,
        Bookings = shown.Settings.Bookings,
        Reminders = shown.Settings.Reminders,
        ReminderHour = shown.Settings.ReminderHour,
        Mails = shown.Settings.Mails,
        AlertOrders = shown.Settings.AlertOrders,
        AlertAfterMinutes = shown.Settings.AlertAfterMinutes,
        AlertFailures = shown.Settings.AlertFailures,
        AlertComplaints = shown.Settings.AlertComplaints,
        Summary = shown.Settings.Summary,
        AlertPhone = shown.AlertPhone is null ? null : Written.Phone(shown.AlertPhone),
        AlertEmail = shown.AlertEmail,
    };

    /// <summary>What this store's form does not show stays as it was.</summary>
    public MessageSettings Over(MessageSettings known, MessageView view) => new(
        Sender,
        view.TakesOrders ? Orders : known.Orders,
        view.TakesBookings ? Bookings : known.Bookings,
        view.Reminds ? Reminders : known.Reminders,
        view.Reminds ? ReminderHour : known.ReminderHour,
        Mails,
        view.TakesOrders ? AlertOrders : known.AlertOrders,
        view.TakesOrders ? AlertAfterMinutes : known.AlertAfterMinutes,
        AlertFailures,
        AlertComplaints,
        Summary);
}
