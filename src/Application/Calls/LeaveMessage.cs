using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>Leaves what the caller said where no human could be reached: one ticket per call and turn, whatever is repeated.</summary>
/// <param name="Words">Null when the caller said nothing, only that somebody should call back.</param>
/// <param name="IsEmergency">Somebody may be in danger; what danger is not told.</param>
internal sealed record LeaveMessage(Guid CallId, string? Words, bool IsEmergency = false) : IRequest;

internal sealed class LeaveMessageHandler(
    IKallikyDb db, IVault vault, IMoment moment, ILiveFeed live, IStoreSheets sheets, IEnumerable<ITrade> trades) : IRequestHandler<LeaveMessage>
{
    public async Task<Unit> Handle(LeaveMessage request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstAsync(known => known.Id == request.CallId, cancellationToken);
        var trade = trades.Of((await sheets.Of(call.StoreId, cancellationToken)).Trade);
        var words = trade is { KeepsWords: false } ? null : request.Words;
        var once = request.IsEmergency ? $"emergency:{call.Id:N}" : $"left-message:{call.Id:N}";
        if (await db.Tickets.FirstOrDefaultAsync(known => known.OnceKey == once, cancellationToken) is { } left)
            return await Add(left, words, cancellationToken);
        var ticket = new Ticket(moment.NewId(), call.TenantId, call.StoreId, TicketKind.Callback, Subject(request, trade), moment.Now)
        {
            CallId = call.Id,
            CustomerId = call.CustomerId,
            Body = words is { Length: > 0 } ? vault.Seal(words) : null,
            Phone = vault.Open(call.Caller) is { Length: > 0 } ? call.Caller : null,
            OnceKey = once,
        };
        db.Tickets.Add(ticket);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "ticket", ticket.Id));
        return Unit.Value;
    }

    private static string Subject(LeaveMessage request, ITrade? trade)
    {
        if (request.IsEmergency)
            return "Urgence : rappeler tout de suite";
        var topic = trade is { KeepsWords: false } && request.Words is { } words ? trade.Topic(words) : null;
        return topic is null ? "Rappeler : personne n'a pu répondre" : $"Rappeler : {topic}";
    }

    // A second message in one call stands under the first; the same one repeated stands once.
    private async Task<Unit> Add(Ticket left, string? words, CancellationToken ct)
    {
        var body = vault.Open(left.Body) ?? "";
        if (words is { Length: > 0 } && !body.Split('\n').Contains(words))
            left.Body = vault.Seal(body.Length == 0 ? words : $"{body}\n{words}");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
