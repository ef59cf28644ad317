using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Tickets;
using MediatR;

namespace Kalliky.Application.Tickets;

/// <summary>Writes something under a ticket that only the house reads.</summary>
/// <param name="By">An account's id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record AddNote(Guid TicketId, string Text, string By) : IRequest<HandledTicket>;

internal sealed class AddNoteValidator : AbstractValidator<AddNote>
{
    public AddNoteValidator()
    {
        RuleFor(request => request.Text).NotEmpty().WithMessage("Écrivez d’abord la note.")
            .MaximumLength(2_000).WithMessage("Une note tient en 2 000 caractères.");
        RuleFor(request => request.By).NotEmpty().MaximumLength(50);
    }
}

internal sealed class AddNoteHandler(TicketDesk desk, IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<AddNote, HandledTicket>
{
    public Task<HandledTicket> Handle(AddNote request, CancellationToken ct) => desk.Handle(
        request.TicketId,
        ticket =>
        {
            db.TicketNotes.Add(new TicketNote(moment.NewId(), ticket.TenantId, ticket.Id, vault.Seal(request.Text.Trim()), request.By, moment.Now));
            return Task.FromResult<HandledTicket?>(null);
        },
        ct);
}
