namespace Kalliky.Application.Assistant;

/// <summary>The words by which a tool says what it committed, so that the assistant may say it too.</summary>
public static class Claims
{
    /// <summary>Something that the caller dictated was written down.</summary>
    public const string Noted = "noted";

    public const string OrderConfirmed = "order_confirmed";
    public const string OrderCancelled = "order_cancelled";
    public const string MessageTaken = "message_taken";
    public const string Transferring = "transferring";
    public const string RecordingStopped = "recording_stopped";

    /// <summary>The allergens of a product were read from its card in this call.</summary>
    public const string AllergensTold = "allergens_told";

    public const string Booked = "booked";
    public const string BookingCancelled = "booking_cancelled";
    public const string SmsSent = "sms_sent";
}
