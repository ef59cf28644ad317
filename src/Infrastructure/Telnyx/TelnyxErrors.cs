using System.Net.Http.Json;
using System.Text.Json;
using Kalliky.Application.Messaging;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>The carrier's error codes about messages, in our words.</summary>
internal sealed class TelnyxErrors : IDeliveryReasons
{
    private const string QueueFull = "40318";
    private const string TemporarilySpam = "40002";
    private const string TooFast = "40011";
    private const string NoCredit = "20100";

    string IDeliveryReasons.Of(string? code) => Reason(code);

    public static bool IsPassing(string? code) => code is QueueFull or TemporarilySpam or TooFast or NoCredit;

    public static string Reason(string? code) => code switch
    {
        "40300" or "40012" => "opted_out",
        "40310" or "10016" or "10002" => "bad_number",
        "40001" or "40319" => "not_mobile",
        "40305" or "40306" or "40013" or "10001" => "bad_sender",
        "40002" or "40003" => "blocked",
        "40005" => "expired",
        QueueFull or TooFast => "rate_limited",
        NoCredit => "no_credit",
        _ => "refused",
    };

    /// <summary>The first error of a refusal; null where a gateway in between answered in its own words.</summary>
    public static async Task<string?> Code(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            var errors = await answer.Content.ReadFromJsonAsync(TelnyxWire.Default.ErrorAnswer, ct);
            return errors?.Errors is { Count: > 0 } list ? list[0].Code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
