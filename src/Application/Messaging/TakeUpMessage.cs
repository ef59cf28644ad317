using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>An attempt to send begins, if there is still something to send, to somebody who wants it, at an hour that allows it.</summary>
internal sealed record TakeUpMessage(Guid MessageId) : IRequest<TakeUpMessage.Taken?>
{
    internal sealed record Taken(TextMessage? Text, Mail? Mail);
}

internal sealed class TakeUpMessageHandler(
    IKallikyDb db, IVault vault, IMoment moment, Occasions occasions, OptOuts optOuts, CallInstead callInstead, Enclosures enclosures, Buyers buyers, ILiveFeed live)
    : IRequestHandler<TakeUpMessage, TakeUpMessage.Taken?>
{
    private const string Us = "Kalliky";

    public async Task<TakeUpMessage.Taken?> Handle(TakeUpMessage request, CancellationToken cancellationToken)
    {
        var message = await db.Messages.FirstOrDefaultAsync(known => known.Id == request.MessageId, cancellationToken);
        if (message is not { IsOpen: true, StoreId: { } storeId })
            return null;
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == storeId)
            .Select(known => new House(known.Name, known.TimeZone, known.Messages, known.Number)).SingleAsync(cancellationToken);
        var taken = await Begin(message, store, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (message.Status == MessageStatus.Failed)
            live.Publish(new LiveEvent(message.TenantId, storeId, "message", message.Id));
        return taken;
    }

    private async Task<TakeUpMessage.Taken?> Begin(Message message, House store, CancellationToken ct)
    {
        var now = moment.Now;
        var allowed = Allowed(message, store, now);
        if (vault.Open(message.Recipient) is not { } recipient || vault.Open(message.Text) is not { } text)
            message.Failed("forgotten");
        else if (message.ExpiresAt <= now)
            message.Failed(message.FailureReason ?? "expired");
        else if (!message.IsOwed && await optOuts.Has(message.RecipientKey, ct))
            message.Failed("opted_out");
        else if (message.Kind is MessageKind.Confirmation or MessageKind.Reminder or MessageKind.Reply && await optOuts.Refuses(message.RecipientKey, ct))
            message.Failed("refuses");
        else if (!await occasions.Holds(message, ct))
            message.Withdraw();
        else if (allowed >= message.ExpiresAt)
            await TooQuiet(message, ct);
        else if (allowed > now)
            message.Postpone(allowed);
        else if (message.Channel == MessageChannel.Email)
            return message.Begin(now) ? new TakeUpMessage.Taken(null, await AMail(message, store, recipient, text, ct)) : null;
        else if ((store.Messages.Sender ?? vault.Open(store.Number)) is { Length: > 0 } from && PhoneNumber.TryParse(recipient, out var to))
            return message.Begin(now) ? new TakeUpMessage.Taken(AText(message, from, to, text), null) : null;
        else
            message.Failed("no_sender");
        return null;
    }

    // In the morning it would tell nothing any more: better known now, while somebody can still call.
    private Task TooQuiet(Message message, CancellationToken ct)
    {
        message.Failed("quiet_hours");
        return callInstead.Ask(message, ct);
    }

    // The owner asked to be told at once; an answer goes to somebody who has just called or written; a mail wakes nobody.
    private static Instant Allowed(Message message, House store, Instant now) =>
        message.Channel == MessageChannel.Email || message.Kind is MessageKind.Alert or MessageKind.Notice || message.IsAnswer
            ? now
            : QuietHours.After(now, DateTimeZoneProviders.Tzdb[store.TimeZone]);

    private static TextMessage AText(Message message, string from, PhoneNumber to, string text) =>
        new(message.Id, from, to, text, SmsText.Of(text).IsPlain, message.IsTest);

    private Task<Mail> AMail(Message message, House store, string to, string text, CancellationToken ct) => message.Kind switch
    {
        MessageKind.Invoice => AnInvoice(message, to, text, ct),
        MessageKind.Receipt or MessageKind.Summary or MessageKind.Number or MessageKind.Notice => OurOwn(message, to, text, ct),
        _ => OfTheStore(message, store, to, text, ct),
    };

    // To a customer, in the language of their call; the owner is told in that of the invoices.
    private async Task<Mail> OfTheStore(Message message, House store, string to, string text, CancellationToken ct)
    {
        var subject = vault.Open(message.Subject) ?? store.Name;
        var language = message.Kind == MessageKind.Alert
            ? await buyers.Reads(ct)
            : await db.Calls.Where(call => call.Id == message.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct) ?? Language.French;
        return new Mail(message.Id, store.Name, to, subject, text, MailPage.Of(store.Name, subject, text, language), message.IsTest);
    }

    // To the business itself, in the language of its invoices.
    private async Task<Mail> OurOwn(Message message, string to, string text, CancellationToken ct)
    {
        var subject = vault.Open(message.Subject) ?? Us;
        var language = await buyers.Reads(ct);
        return new Mail(message.Id, Us, to, subject, text, MailPage.Of(Us, subject, text, language, language == Language.English ? "Sent by Kalliky, your telephone assistant." : "Envoyé par Kalliky, votre assistant téléphonique."), message.IsTest);
    }

    // It is Kalliky that writes, not the store.
    private async Task<Mail> AnInvoice(Message message, string to, string text, CancellationToken ct)
    {
        var (seller, language, pdf) = await enclosures.Of(message.AboutId!.Value, ct) ?? throw new InvalidOperationException($"Message {message.Id} brings an invoice that was forgotten.");
        var subject = vault.Open(message.Subject) ?? seller.Name;
        return new Mail(message.Id, seller.Name, to, subject, text, MailPage.Of(seller.Name, subject, text, language, $"{seller.Name}, {seller.Rcs} {seller.Siren}"), message.IsTest) { Attachments = [pdf] };
    }

    private sealed record House(string Name, string TimeZone, MessageSettings Messages, Sealed? Number);
}
