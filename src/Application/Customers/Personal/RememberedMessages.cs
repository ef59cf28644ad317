using System.Text.Json.Nodes;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Text messages and e-mails, whatever they were about: one that still waits is not sent. That somebody wants none
/// is kept without who it is, as the keyed hash of their number or address: forgotten too, they would be written to again.</summary>
internal sealed class RememberedMessages(IKallikyDb db, IVault vault, Traces traces, OptOuts optOuts) : IRemember
{
    public string Room => "messages";

    public async Task<JsonArray> Tell(Person person, CancellationToken ct)
    {
        var ids = await Of(person, ct);
        var messages = await db.Messages.AsNoTracking().Where(message => ids.Contains(message.Id)).OrderBy(message => message.CreatedAt).ToListAsync(ct);
        var own = Addresses(person);
        return
        [
            .. messages.Select(message => new JsonObject
            {
                ["at"] = message.CreatedAt.ToString(),
                ["channel"] = message.Channel == MessageChannel.Sms ? "sms" : "email",
                // The merchant is written to about them; where, is not theirs to know.
                ["to"] = vault.Open(message.Recipient) is { } to && own.Contains(to) ? to : null,
                ["subject"] = vault.Open(message.Subject),
                ["text"] = vault.Open(message.Text),
                ["status"] = message.Status.ToString(),
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct)
    {
        var ids = await Of(person, ct);
        var told = new Dictionary<string, int> { ["messages"] = await db.Messages.Where(message => ids.Contains(message.Id)).ExecuteDeleteAsync(ct) };
        if (await KeepRefusals(person, ct) is var kept and > 0)
            told["stops_kept"] = kept;
        return told;
    }

    // What the card says goes with the card.
    private async Task<int> KeepRefusals(Person person, CancellationToken ct)
    {
        var card = await db.Customers.AsNoTracking().SingleAsync(known => known.Id == person.Card, ct);
        var (phones, email) = (card.SmsConsent is { Given: false } ? person.Keys : [], person.Email is { } address ? vault.KeyOf(address) : null);
        foreach (var key in card.EmailConsent is { Given: false } && email is not null ? phones.Append(email) : phones)
            await optOuts.Add(key, ct);
        await db.SaveChangesAsync(ct);
        var keys = email is null ? person.Keys : [.. person.Keys, email];
        return await db.OptOuts.CountAsync(stop => keys.Contains(stop.RecipientKey), ct);
    }

    private async Task<List<Guid>> Of(Person person, CancellationToken ct)
    {
        var sent = await traces.Naming(db.Messages.Select(message => new Traces.Kept(message.Id, message.Recipient)), Addresses(person), ct);
        var about = await db.Messages
            .Where(message => (message.CallId != null && person.OwnCalls.Contains(message.CallId.Value))
                || (message.AboutId != null && (person.Tickets.Contains(message.AboutId.Value) || person.Orders.Contains(message.AboutId.Value) || person.Bookings.Contains(message.AboutId.Value))))
            .Select(message => message.Id).ToListAsync(ct);
        return [.. sent.Union(about)];
    }

    private static IReadOnlySet<string> Addresses(Person person) =>
        person.Email is { } email ? person.Numbers.Append(email).ToHashSet(StringComparer.Ordinal) : person.Numbers;
}
