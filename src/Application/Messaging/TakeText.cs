using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>Somebody wrote a text message to a store's number: STOP and START are obeyed, an answer to a reminder does what
/// it says, and anything else is for a person: a ticket. In a store that is closed for good nothing begins any more, but who wants
/// nothing more from the business is obeyed there too, and who may be in danger is answered.</summary>
public sealed record TakeText(string EventId, Guid StoreId, PhoneNumber From, string Text) : IRequest;

internal sealed class TakeTextValidator : AbstractValidator<TakeText>
{
    public TakeTextValidator()
    {
        RuleFor(request => request.EventId).NotEmpty().MaximumLength(200);
        RuleFor(request => request.Text).MaximumLength(2_000);
    }
}

internal sealed class TakeTextHandler(
    IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, OptOuts optOuts, ReminderAnswers reminders, TextTickets tickets, ILiveFeed live) : IRequestHandler<TakeText>
{
    private const string Vendor = "telnyx";

    public async Task<Unit> Handle(TakeText request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == Vendor && known.EventId == request.EventId, cancellationToken)
            || !await db.Stores.AnyAsync(known => known.Id == request.StoreId, cancellationToken))
            return Unit.Value;
        db.WebhookEvents.Add(new WebhookEvent(Vendor, request.EventId, moment.Now));
        var key = vault.KeyOf(request.From);
        var word = TextWords.Of(request.Text);
        LiveEvent? changed = null;
        if (word == TextWord.Stop)
            await optOuts.Add(key, cancellationToken);
        else if (word == TextWord.Start)
            await optOuts.Remove(key, cancellationToken);
        else if (!await db.Stores.Open().AnyAsync(known => known.Id == request.StoreId, cancellationToken))
            await tickets.Warn(request, key, cancellationToken);
        else if ((changed = await reminders.Obey(request, word, key, cancellationToken)) is null)
            await tickets.Open(request, key, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(changed ?? new LiveEvent(tenant.Required(), request.StoreId, "ticket", request.StoreId));
        return Unit.Value;
    }
}
