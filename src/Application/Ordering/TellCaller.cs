using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Customers;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Ordering;

/// <summary>Who calls, and on which number to call back. Goes on the draft where there is one, on the card and on the
/// messages of this call. What is null stays as it was.</summary>
/// <param name="SameNumber">The number that the call comes from.</param>
/// <param name="Email">Surely heard; kept on the card of the number, where confirmations look for it.</param>
/// <param name="Birthdate">A patient's; on the draft of a booking only, never on a card: it identifies people.</param>
public sealed record TellCaller(Situation Call, string? Name, PhoneNumber? Phone, bool SameNumber, LocalDate? Birthdate = null, string? Email = null)
    : IRequest<TellCaller.Answer>
{
    public abstract record Answer;

    /// <param name="Phone">The number as it now stands; null when none is known yet.</param>
    /// <param name="Email">The address that was just noted.</param>
    public sealed record Told(string? Name, PhoneNumber? Phone, OrderState? Order, BookingState? Booking = null, string? Email = null) : Answer;

    /// <summary>An address without any number: there is no card to write it on.</summary>
    public sealed record NumberFirst(OrderState? Order, BookingState? Booking) : Answer;

    /// <summary>The card of a number that they do not call from has another address: whoever dictates a number must not
    /// turn somebody else's mail to themselves.</summary>
    public sealed record OtherAddress(OrderState? Order, BookingState? Booking) : Answer;

    /// <summary>"The number I am calling from", but it is withheld.</summary>
    public sealed record Withheld(OrderState? Order, BookingState? Booking = null) : Answer;
}

internal sealed class TellCallerValidator : AbstractValidator<TellCaller>
{
    public TellCallerValidator()
    {
        RuleFor(request => request.Name).MaximumLength(Bounds.Name).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Email).Must(email => email is null || WrittenEmail.Read(email) is not null)
            .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
    }
}

internal sealed class TellCallerHandler(Drafts drafts, BookingDrafts bookings, CustomerCards cards, IKallikyDb db, IVault vault)
    : IRequestHandler<TellCaller, TellCaller.Answer>
{
    public async Task<TellCaller.Answer> Handle(TellCaller request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var draft = await drafts.Find(request.Call, cancellationToken);
        var booking = await bookings.Find(request.Call, cancellationToken);
        if (request.SameNumber && request.Phone is null && request.Call.Caller is null)
            return new TellCaller.Withheld(draft is null ? null : drafts.State(draft, sheet), await State(booking, sheet, request.Call, cancellationToken));
        var phone = request.Phone ?? (request.SameNumber ? request.Call.Caller : null);
        var name = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim();
        var (address, written, refusal) = await Address(request, draft, booking, phone, name, cancellationToken);
        if (refusal != Refusal.None)
        {
            var (order, place) = (draft is null ? null : drafts.State(draft, sheet), await State(booking, sheet, request.Call, cancellationToken));
            return refusal == Refusal.NumberFirst ? new TellCaller.NumberFirst(order, place) : new TellCaller.OtherAddress(order, place);
        }

        if (draft is not null)
            Write(draft, name, phone);
        if (booking is not null)
            Write(booking, name, phone, request.Birthdate);
        var card = draft is null && booking is null ? written ?? await Card(request, name, phone, cancellationToken) : null;
        await SignMessages(request.Call, name, phone, cancellationToken);
        if (draft is null)
            await db.SaveChangesAsync(cancellationToken);
        var state = draft is null ? null : await drafts.Save(draft, sheet, cancellationToken);
        if (card is not null)
            await cards.Link(request.Call.CallId, card.Id, cancellationToken);
        if (booking is not null)
            bookings.Publish(booking);
        var known = PhoneNumber.TryParse(vault.Open(booking?.CustomerPhone ?? draft?.CustomerPhone), out var onDraft) ? onDraft : phone;
        return new TellCaller.Told(
            booking?.CustomerName ?? draft?.CustomerName ?? name, known, state, await State(booking, sheet, request.Call, cancellationToken), address);
    }

    private async Task<BookingState?> State(Booking? booking, StoreSheet sheet, Situation call, CancellationToken ct) =>
        booking is null ? null : (await bookings.Known(booking, sheet, call, ct)).State;

    private void Write(Booking booking, string? name, PhoneNumber? phone, LocalDate? birthdate)
    {
        if (name is not null)
            booking.For(name);
        if (phone is { } number)
            booking.CallBackOn(vault.Seal(number.Value));
        if (birthdate is { } born)
            booking.BornOn(vault.Seal(LocalDatePattern.Iso.Format(born)), vault.KeyOf(LocalDatePattern.Iso.Format(born)));
    }

    private void Write(Order draft, string? name, PhoneNumber? phone)
    {
        if (name is not null)
            draft.For(name);
        if (phone is { } number)
            draft.CallBackOn(vault.Seal(number.Value));
    }

    // The address goes on the card of the number that the order or booking will have.
    private async Task<(string? Address, Customer? Card, Refusal Refusal)> Address(
        TellCaller request, Order? draft, Booking? booking, PhoneNumber? phone, string? name, CancellationToken ct)
    {
        if (WrittenEmail.Read(request.Email) is not { } email)
            return (null, null, Refusal.None);
        var number = phone ?? (PhoneNumber.TryParse(vault.Open(booking?.CustomerPhone ?? draft?.CustomerPhone), out var given) ? given : request.Call.Caller);
        if (number is not { } reached)
            return (null, null, Refusal.NumberFirst);
        var card = await cards.Of(reached, name ?? "", ct);
        if (card.Email is not null && vault.Open(card.Email) != email && reached != request.Call.Caller)
            return (null, null, Refusal.OtherAddress);
        card.Email = vault.Seal(email);
        card.Changed();
        return (email, card, Refusal.None);
    }

    private enum Refusal
    {
        None,
        NumberFirst,
        OtherAddress,
    }

    // Before anything is ordered, the card is where the name waits.
    private async Task<Customer?> Card(TellCaller request, string? name, PhoneNumber? phone, CancellationToken ct) =>
        name is not null && (phone ?? request.Call.Caller) is { } number ? await cards.Of(number, name, ct) : null;

    private async Task SignMessages(Situation call, string? name, PhoneNumber? phone, CancellationToken ct)
    {
        foreach (var ticket in await db.Tickets.Where(ticket => ticket.CallId == call.CallId).ToListAsync(ct))
        {
            ticket.CustomerName = name ?? ticket.CustomerName;
            ticket.Phone = phone is { } number ? vault.Seal(number.Value) : ticket.Phone;
        }
    }
}
