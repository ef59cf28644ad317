using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Tickets;

/// <summary>The caller leaves a message: a ticket. More of the same kind in the same call stands under it, and opens it
/// again; the same words again stand once.</summary>
/// <param name="Subject">One line that says what to do.</param>
public sealed record TakeMessage(Situation Call, TicketKind Kind, string Subject, string? Body) : IRequest<TakeMessage.Taken>
{
    /// <param name="Phone">The number that will be called back; null when none is known.</param>
    public sealed record Taken(Guid TicketId, string? Name, PhoneNumber? Phone);
}

internal sealed class TakeMessageValidator : AbstractValidator<TakeMessage>
{
    public TakeMessageValidator()
    {
        RuleFor(request => request.Kind).IsInEnum();
        RuleFor(request => request.Subject).NotEmpty().MaximumLength(120).WithMessage("L'objet tient en 120 caractères.");
        RuleFor(request => request.Body).MaximumLength(1_000).WithMessage("Le message tient en 1 000 caractères.");
    }
}

internal sealed class TakeMessageHandler(IKallikyDb db, IVault vault, IMoment moment, LiveNews live, IStoreSheets sheets, IEnumerable<ITrade> trades)
    : IRequestHandler<TakeMessage, TakeMessage.Taken>
{
    public async Task<TakeMessage.Taken> Handle(TakeMessage asked, CancellationToken cancellationToken)
    {
        var trade = trades.Of((await sheets.Of(asked.Call.StoreId, cancellationToken)).Trade);
        var request = trade is { KeepsWords: false } ? asked with { Subject = Coded(asked, trade), Body = null } : asked;
        var once = $"message:{request.Call.CallId:N}:{request.Kind}";
        var ticket = await db.Tickets.FirstOrDefaultAsync(known => known.OnceKey == once, cancellationToken);
        if (ticket is null)
            ticket = await Open(request, once, cancellationToken);
        else
            Add(request, ticket);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(ticket.TenantId, ticket.StoreId, "ticket", ticket.Id));
        return new TakeMessage.Taken(ticket.Id, ticket.CustomerName, PhoneNumber.TryParse(vault.Open(ticket.Phone), out var phone) ? phone : null);
    }

    // What it is about in the trade's own words, never in the caller's.
    private static string Coded(TakeMessage request, ITrade trade)
    {
        var kind = request.Kind switch
        {
            TicketKind.Callback => "À rappeler",
            TicketKind.Complaint => "Réclamation",
            TicketKind.Question => "Question",
            TicketKind.Privacy => "Données personnelles",
            TicketKind.Quote => "Devis",
            _ => "Message",
        };
        return trade.Topic($"{request.Subject} {request.Body}") is { } topic ? $"{kind} : {topic}" : kind;
    }

    private void Add(TakeMessage request, Ticket ticket)
    {
        var before = vault.Open(ticket.Body) ?? "";
        var subject = request.Subject.Trim();
        string[] said = [.. new[] { subject == ticket.Subject ? null : subject, request.Body }
            .OfType<string>().Where(words => words.Length > 0 && !before.Contains(words, StringComparison.Ordinal))];
        if (said.Length > 0)
            ticket.Continue(vault.Seal(string.Join('\n', said.Prepend(before).Where(words => words.Length > 0))));
    }

    private async Task<Ticket> Open(TakeMessage request, string once, CancellationToken ct)
    {
        var call = request.Call;
        var order = await db.Orders.Where(o => o.CallId == call.CallId).OrderByDescending(o => o.CreatedAt)
            .Select(o => new { o.CustomerName, o.CustomerPhone }).FirstOrDefaultAsync(ct);
        var booking = await db.Bookings.Where(b => b.CallId == call.CallId && b.PartOf == null).OrderByDescending(b => b.CreatedAt)
            .Select(b => new { b.CustomerName, b.CustomerPhone }).FirstOrDefaultAsync(ct);
        var customer = await (
            from card in db.Customers
            join c in db.Calls on card.Id equals c.CustomerId
            where c.Id == call.CallId
            select new { card.Id, card.Name, card.Phone }).FirstOrDefaultAsync(ct);
        var ticket = new Ticket(moment.NewId(), call.TenantId, call.StoreId, request.Kind, request.Subject.Trim(), moment.Now)
        {
            CallId = call.CallId,
            CustomerId = customer?.Id ?? call.CustomerId,
            CustomerName = order?.CustomerName ?? booking?.CustomerName ?? customer?.Name ?? call.KnownName,
            Phone = order?.CustomerPhone ?? booking?.CustomerPhone ?? customer?.Phone ?? (call.Caller is { } caller ? vault.Seal(caller.Value) : null),
            OnceKey = once,
            Body = request.Body is { Length: > 0 } body ? vault.Seal(body) : null,
        };
        db.Tickets.Add(ticket);
        return ticket;
    }
}
