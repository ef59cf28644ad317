using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>The carrier tells that an order moved. It is remembered, and the order is read back whole: what exactly was told does
/// not matter, hence neither do its order and its age.</summary>
/// <returns>False when it was known.</returns>
public sealed record NoteNumberNews(string EventId, Guid OrderId) : IRequest<bool>;

internal sealed class NoteNumberNewsValidator : AbstractValidator<NoteNumberNews>
{
    public NoteNumberNewsValidator() => RuleFor(request => request.EventId).NotEmpty().MaximumLength(200);
}

internal sealed class NoteNumberNewsHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant) : IRequestHandler<NoteNumberNews, bool>
{
    private const string Carrier = "telnyx";

    public async Task<bool> Handle(NoteNumberNews request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == Carrier && known.EventId == request.EventId, ct))
            return false;
        db.WebhookEvents.Add(new WebhookEvent(Carrier, request.EventId, moment.Now));
        if (await db.NumberOrders.SingleOrDefaultAsync(known => known.Id == request.OrderId, ct) is { } order)
            order.Stir(moment.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
