using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A text message that is for a person becomes a ticket, one per number and day: whoever writes three lines is
/// answered once. A trade that keeps no words keeps what it is about, in words of its own; and whoever may be in danger
/// reads at once whom to call.</summary>
internal sealed class TextTickets(
    IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, CustomerCards cards, Outgoing outgoing, IEnumerable<ITrade> trades)
{
    private const int LongestBody = 4_000;

    public async Task Open(TakeText text, string key, CancellationToken ct)
    {
        var (name, kind, zone) = await Store(text.StoreId, ct);
        var trade = trades.Of(kind);
        var danger = Danger(trade, text.Text);
        var card = await cards.Known(key, ct);
        var today = moment.Now.InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
        var once = $"{(danger is null ? "text" : "emergency-text")}:{text.StoreId:N}:{key}:{today:uuuuMMdd}";
        var said = trade is { KeepsWords: false } ? trade.Topic(text.Text) : text.Text;
        var ticket = await db.Tickets.FirstOrDefaultAsync(known => known.OnceKey == once, ct);
        if (ticket is not null)
        {
            Add(ticket, said);
        }
        else
        {
            var topic = trade is { KeepsWords: false } && danger is null ? said : null;
            ticket = new Ticket(moment.NewId(), tenant.Required(), text.StoreId, danger is null ? TicketKind.Message : TicketKind.Callback, Subject(danger, topic), moment.Now)
            {
                CustomerId = card?.Id,
                CustomerName = card?.Name is { Length: > 0 } called ? called : null,
                Phone = vault.Seal(text.From.Value),
                Body = trade is { KeepsWords: false } || said is null ? null : vault.Seal(said),
                OnceKey = once,
            };
            db.Tickets.Add(ticket);
        }

        if (danger is { } heard)
            await Answer(text, name, heard, card, ticket.Id, ct);
    }

    /// <summary>Only whom to call, where nobody reads tickets any more.</summary>
    public async Task Warn(TakeText text, string key, CancellationToken ct)
    {
        var (name, trade, _) = await Store(text.StoreId, ct);
        if (Danger(trades.Of(trade), text.Text) is { } heard)
            await Answer(text, name, heard, await cards.Known(key, ct), null, ct);
    }

    private static Emergency? Danger(ITrade? trade, string text) => trade is null ? Emergencies.Anywhere(text) : trade.Hear(text);

    private async Task<(string Name, string Trade, string TimeZone)> Store(Guid id, CancellationToken ct)
    {
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == id).Select(known => new { known.Name, known.Trade, known.TimeZone }).SingleAsync(ct);
        return (store.Name, store.Trade, store.TimeZone);
    }

    private Task Answer(TakeText text, string store, Emergency heard, Customer? card, Guid? about, CancellationToken ct)
    {
        var words = EmergencyWords.Of(store, heard, card?.Language ?? Language.French);
        return outgoing.Text(new Letter(text.StoreId, MessageKind.Reply, words, $"emergency:{text.EventId}") { IsAnswer = true, AboutId = about }, text.From, ct);
    }

    private static string Subject(Emergency? danger, string? topic) => (danger, topic) switch
    {
        ({ }, _) => "Urgence : rappeler tout de suite",
        (_, { }) => $"Répondre à un SMS reçu : {topic}",
        _ => "Répondre à un SMS reçu",
    };

    // There is something to do again, also when nothing of it is kept.
    private void Add(Ticket ticket, string? said)
    {
        var before = vault.Open(ticket.Body) ?? "";
        if (said is null || before.Length >= LongestBody || ticket.Subject.EndsWith($" : {said}", StringComparison.Ordinal) || before.Split('\n').Contains(said))
            ticket.Reopen();
        else
            ticket.Continue(vault.Seal(before.Length == 0 ? said : $"{before}\n{said}"));
    }
}
