using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Tickets;

/// <summary>Answers a ticket in writing. The message is a row first and sent afterwards; the ticket then waits for the
/// customer, or is solved with it.</summary>
/// <param name="Email">Where to, for an e-mail; the card's address where nothing is given.</param>
[Needs(Permission.Serve)]
public sealed record SendReply(Guid TicketId, MessageChannel Channel, string Text, string? Email = null, bool Solves = false)
    : IRequest<HandledTicket>
{
    public const int LongestEmail = 5_000;
}

internal sealed class SendReplyValidator : AbstractValidator<SendReply>
{
    public SendReplyValidator()
    {
        RuleFor(request => request.Channel).IsInEnum();
        RuleFor(request => request.Text).NotEmpty().WithMessage("Écrivez d’abord votre réponse.");
        RuleFor(request => request.Text).Must(text => SmsText.SegmentsOf(text) <= SmsText.MostSegments)
            .When(request => request is { Channel: MessageChannel.Sms, Text: not null })
            .WithMessage("C’est trop long pour un SMS : il tient en 612 signes, ou en 268 dès qu’il contient un ê, un ç ou un emoji.");
        RuleFor(request => request.Text).MaximumLength(SendReply.LongestEmail).WithMessage("Un e-mail tient en 5 000 caractères.");
        RuleFor(request => request.Email).Must(text => string.IsNullOrWhiteSpace(text) || WrittenEmail.Read(text) is not null)
            .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
    }
}

internal sealed class SendReplyHandler(TicketDesk desk, IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<SendReply, HandledTicket>
{
    public Task<HandledTicket> Handle(SendReply request, CancellationToken ct) => desk.Handle(
        request.TicketId,
        async ticket =>
        {
            var card = await db.Customers.AsNoTracking().FirstOrDefaultAsync(known => known.Id == ticket.CustomerId, ct);
            var consent = request.Channel == MessageChannel.Sms ? card?.SmsConsent : card?.EmailConsent;
            if (Recipient(request, ticket, card?.Email) is not { } recipient)
                return new HandledTicket.Refused("nobody_to_reach");
            if (consent is { Given: false } || await db.OptOuts.AnyAsync(stop => stop.RecipientKey == recipient.Key, ct))
                return new HandledTicket.Refused("refuses");
            var isTest = await db.Calls.AnyAsync(call => call.Id == ticket.CallId && call.IsTest, ct);
            Write(request, ticket, recipient.Address, recipient.Key, isTest);
            if (request.Solves)
                ticket.Solve(moment.Now);
            else
                ticket.Wait();
            return null;
        },
        ct);

    // A text message reaches a mobile number; 06 and 07 in France.
    private (string Address, string Key)? Recipient(SendReply request, Ticket ticket, Sealed? known)
    {
        if (request.Channel == MessageChannel.Email)
            return (WrittenEmail.Read(request.Email) ?? vault.Open(known)) is { } email ? (email, vault.KeyOf(email)) : null;
        return PhoneNumber.TryParse(vault.Open(ticket.Phone), out var phone) && phone.TakesTexts ? (phone.Value, vault.KeyOf(phone)) : null;
    }

    // Somebody sits there and presses "send": no quiet hour holds it back.
    private void Write(SendReply request, Ticket ticket, string address, string key, bool isTest)
    {
        var (text, sms) = (request.Text.Trim(), request.Channel == MessageChannel.Sms);
        var words = sms ? SmsText.Of(text) : null;
        db.Messages.Add(new Message(
            moment.NewId(), ticket.TenantId, ticket.StoreId, MessageKind.Reply, request.Channel, vault.Seal(address), vault.Seal(words?.Words ?? text), moment.Now)
        {
            RecipientKey = key,
            Subject = sms ? null : vault.Seal(ticket.Subject),
            Segments = words?.Segments ?? 0,
            CallId = ticket.CallId,
            AboutId = ticket.Id,
            IsAnswer = true,
            IsTest = isTest,
        });
    }
}
