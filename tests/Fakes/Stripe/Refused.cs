namespace Kalliky.Fakes.Stripe;

/// <summary>Stripe says no, in its own words.</summary>
internal sealed class Refused(int status, string type, string code, string message, string? param = null, string? decline = null) : Exception(message)
{
    public int Status => status;

    public object Body => new { error = new { type, code, message = Message, param, decline_code = decline } };

    public static Refused Missing(string param) => new(400, "invalid_request_error", "parameter_missing", $"Missing required param: {param}.", param);

    public static Refused Unknown(string param) => new(400, "invalid_request_error", "parameter_unknown", $"Received unknown parameter: {param}", param);

    public static Refused Invalid(string message, string? param = null) => new(400, "invalid_request_error", "parameter_invalid", message, param);

    public static Refused NoSuch(string what, string id) => new(404, "invalid_request_error", "resource_missing", $"No such {what}: '{id}'", "id");

    public static Refused Card(string decline) => new(402, "card_error", "card_declined", "Your card was declined.", decline: decline);

    public static Refused Authentication() => new(402, "card_error", "subscription_payment_intent_requires_action", "Payment for this subscription requires additional user action.");
}
