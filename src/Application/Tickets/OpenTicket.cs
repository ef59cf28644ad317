using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Tickets;

/// <summary>Opens a ticket by hand, or for an integration. With a number it belongs to that number's card, which is made
/// when there is none; with a call, to the call's customer.</summary>
/// <param name="Phone">As people write it.</param>
[Needs(Permission.Serve)]
public sealed record OpenTicket(
    Guid StoreId, TicketKind Kind, string Subject, string? Body = null, string? CustomerName = null, string? Phone = null,
    Guid? CallId = null, Guid? CustomerId = null, Instant? DueAt = null, Guid? Assignee = null) : IRequest<OpenTicket.Answer>
{
    public abstract record Answer;

    public sealed record Opened(Guid TicketId) : Answer;

    /// <summary>No such store, call, customer or member in this business.</summary>
    /// <param name="What">The field that names it.</param>
    public sealed record Unknown(string What) : Answer;
}

internal sealed class OpenTicketValidator : AbstractValidator<OpenTicket>
{
    public OpenTicketValidator()
    {
        RuleFor(request => request.Kind).IsInEnum();
        RuleFor(request => request.Subject).NotEmpty().WithMessage("Dites en une ligne ce qu’il y a à faire.")
            .MaximumLength(120).WithMessage("L’objet tient en 120 caractères.");
        RuleFor(request => request.Body).MaximumLength(2_000).WithMessage("Le détail tient en 2 000 caractères.");
        RuleFor(request => request.CustomerName).MaximumLength(80).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Phone).Must(text => string.IsNullOrWhiteSpace(text) || WrittenNumber.Problem(text) is null)
            .WithMessage((_, text) => WrittenNumber.Problem(text!));
    }
}

internal sealed class OpenTicketHandler(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, CustomerCards cards, ILiveFeed live)
    : IRequestHandler<OpenTicket, OpenTicket.Answer>
{
    public async Task<OpenTicket.Answer> Handle(OpenTicket request, CancellationToken ct)
    {
        if (!await db.Stores.Open().AnyAsync(store => store.Id == request.StoreId, ct))
            return new OpenTicket.Unknown(nameof(request.StoreId));
        if (request.Assignee is { } account && !await db.Memberships.AnyAsync(member => member.AccountId == account, ct))
            return new OpenTicket.Unknown(nameof(request.Assignee));
        var call = request.CallId is null ? null : await db.Calls.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.CallId && known.StoreId == request.StoreId, ct);
        if (call is null && request.CallId is not null)
            return new OpenTicket.Unknown(nameof(request.CallId));
        var card = request.CustomerId is { } customer ? await db.Customers.FirstOrDefaultAsync(known => known.Id == customer && known.MergedInto == null, ct) : null;
        if (card is null && request.CustomerId is not null)
            return new OpenTicket.Unknown(nameof(request.CustomerId));

        var name = request.CustomerName?.Trim() is { Length: > 0 } given ? given : null;
        var phone = string.IsNullOrWhiteSpace(request.Phone) ? null : WrittenNumber.Read(request.Phone);
        if (phone is { } number)
            card ??= await cards.Of(number, name ?? "", ct);
        card ??= call?.CustomerId is { } caller ? await db.Customers.FirstOrDefaultAsync(known => known.Id == caller, ct) : null;

        var ticket = new Ticket(moment.NewId(), tenant.Required(), request.StoreId, request.Kind, request.Subject.Trim(), moment.Now)
        {
            CallId = call?.Id,
            CustomerId = card?.Id,
            CustomerName = name ?? (card?.Name is { Length: > 0 } known ? known : null),
            Phone = phone is { } told ? vault.Seal(told.Value) : card?.Phone ?? (vault.Open(call?.Caller) is { Length: > 0 } ? call!.Caller : null),
            Body = request.Body?.Trim() is { Length: > 0 } body ? vault.Seal(body) : null,
        };
        ticket.Promise(request.DueAt);
        ticket.Assign(request.Assignee);
        db.Tickets.Add(ticket);
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(ticket.TenantId, ticket.StoreId, "ticket", ticket.Id));
        return new OpenTicket.Opened(ticket.Id);
    }
}
