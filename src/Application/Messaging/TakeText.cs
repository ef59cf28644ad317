using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>Somebody wrote a text message to a store's number: STOP and START are obeyed, an answer to a reminder does what
/// it says, and anything else is for a person: a ticket.</summary>
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
    IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, OptOuts optOuts, ReminderAnswers reminders, ILiveFeed live) : IRequestHandler<TakeText>
{
    private const string Vendor = "telnyx";
    private const int LongestBody = 4_000;

    public async Task<Unit> Handle(TakeText request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == Vendor && known.EventId == request.EventId, cancellationToken)
            || await db.Stores.Where(known => known.Id == request.StoreId).Select(known => known.TimeZone).FirstOrDefaultAsync(cancellationToken) is not { } zone)
            return Unit.Value;
        db.WebhookEvents.Add(new WebhookEvent(Vendor, request.EventId, moment.Now));
        var key = vault.KeyOf(request.From);
        var word = TextWords.Of(request.Text);
        if (word == TextWord.Stop)
            await optOuts.Add(key, cancellationToken);
        else if (word == TextWord.Start)
            await optOuts.Remove(key, cancellationToken);
        else if (!await reminders.Obey(request, word, key, cancellationToken))
            await OpenTicket(request, key, DateTimeZoneProviders.Tzdb[zone], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(tenant.Required(), request.StoreId, "ticket", request.StoreId));
        return Unit.Value;
    }

    // One ticket per number and day: whoever writes three lines is answered once.
    private async Task OpenTicket(TakeText request, string key, DateTimeZone zone, CancellationToken ct)
    {
        var once = $"text:{request.StoreId:N}:{key}:{moment.Now.InZone(zone).Date:uuuuMMdd}";
        if (await db.Tickets.FirstOrDefaultAsync(known => known.OnceKey == once, ct) is { } open)
        {
            var before = vault.Open(open.Body) ?? "";
            if (before.Length < LongestBody)
                open.Continue(vault.Seal($"{before}\n{request.Text}"));
            return;
        }

        var customer = await db.Customers.Where(known => known.PhoneKey == key).Select(known => new { known.Id, known.Name }).FirstOrDefaultAsync(ct);
        db.Tickets.Add(new Ticket(moment.NewId(), tenant.Required(), request.StoreId, TicketKind.Message, "Répondre à un SMS reçu", moment.Now)
        {
            CustomerId = customer?.Id,
            CustomerName = customer?.Name,
            Phone = vault.Seal(request.From.Value),
            Body = vault.Seal(request.Text),
            OnceKey = once,
        });
    }
}
