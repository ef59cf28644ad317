using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Kalliky.Application.Trades.Urgency;
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
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == text.StoreId)
            .Select(known => new { known.Name, known.Trade, known.TimeZone }).SingleAsync(ct);
        var trade = trades.Of(store.Trade);
        var danger = trade is null ? Emergencies.Anywhere(text.Text) : trade.Hear(text.Text);
        var card = await cards.Known(key, ct);
        var today = moment.Now.InZone(DateTimeZoneProviders.Tzdb[store.TimeZone]).Date;
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
                CustomerName = card?.Name is { Length: > 0 } name ? name : null,
                Phone = vault.Seal(text.From.Value),
                Body = trade is { KeepsWords: false } || said is null ? null : vault.Seal(said),
                OnceKey = once,
            };
            db.Tickets.Add(ticket);
        }

        if (danger is { } heard)
        {
            var words = EmergencyWords.Of(store.Name, heard, card?.Language ?? Language.French);
            await outgoing.Text(new Letter(text.StoreId, MessageKind.Reply, words, $"emergency:{text.EventId}") { IsAnswer = true, AboutId = ticket.Id }, text.From, ct);
        }
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
