using Kalliky.Application.Messaging;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;

namespace Kalliky.Web.Hooks;

/// <summary>Knows whose an event about a text message is and what it means. What it does not know is no error.</summary>
internal sealed class MessageDesk(IDoors doors, TenantScopes scopes, IDeliveryReasons reasons)
{
    private const string Vendor = "telnyx";
    private const int LongestText = 2_000;

    /// <param name="message">Our id, from the address that the message was sent with.</param>
    public Task Take(MessageEvent happened, Guid? message, CancellationToken ct) => happened.Type switch
    {
        "message.received" => Received(happened, ct),
        "message.sent" or "message.finalized" => Told(happened, message, ct),
        _ => Task.CompletedTask,
    };

    private async Task Received(MessageEvent happened, CancellationToken ct)
    {
        var said = happened.Payload;
        if (said.Text is not { } text || !PhoneNumber.TryParse(said.From?.PhoneNumber, out var from)
            || !PhoneNumber.TryParse(said.To is [var first, ..] ? first.PhoneNumber : null, out var to) || await doors.OfNumber(to, ct) is not var (tenant, store))
            return;
        await scopes.Send(tenant, new TakeText(happened.Id, store, from, text.Length > LongestText ? text[..LongestText] : text), ct);
    }

    private async Task Told(MessageEvent happened, Guid? message, CancellationToken ct)
    {
        var status = happened.Payload.To is [var first, ..] ? first.Status : null;
        if (News(status) is not { } news || await doors.OfMessage(happened.Payload.Id, message, ct) is not var (tenant, known))
            return;
        var reason = news != DeliveryNews.Failed ? null : happened.Payload.Errors is [var error, ..] ? reasons.Of(error.Code.ToString()) : "refused";
        await scopes.Send(tenant, new NoteDelivery(Vendor, happened.Id, known, happened.Payload.Id, news, reason), ct);
    }

    // Unconfirmed says that nobody knows: it stays sent.
    private static DeliveryNews? News(string? status) => status switch
    {
        "sent" or "delivery_unconfirmed" => DeliveryNews.Sent,
        "delivered" => DeliveryNews.Delivered,
        "sending_failed" or "delivery_failed" or "expired" => DeliveryNews.Failed,
        _ => null,
    };
}
