using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Keeps a free place for the caller while they make up their mind: their draft, made or brought to this place.</summary>
/// <param name="Slot">A <see cref="FreeSlot.Slot"/>.</param>
/// <param name="Services">Ids or names, of an appointment; null for those of the draft.</param>
/// <param name="Party">Of a table; null for that of the draft.</param>
public sealed record HoldSlot(Situation Call, string Slot, IReadOnlyList<string>? Services = null, int? Party = null) : IRequest<HoldSlot.Answer>
{
    public abstract record Answer;

    public sealed record Held(BookingState Booking, BookingReading Reading) : Answer;

    /// <param name="Slots">What is free instead, the nearest first.</param>
    public sealed record NotHeld(SlotRefusal Why, IReadOnlyList<FreeSlot> Slots, BookingState? Booking) : Answer;
}

internal sealed class HoldSlotValidator : AbstractValidator<HoldSlot>
{
    public HoldSlotValidator()
    {
        RuleFor(request => request.Slot).NotEmpty().MaximumLength(Limits.Word).WithMessage(Limits.WordTooLong);
        RuleFor(request => request.Services).Must(Limits.SomeServices).WithMessage(Limits.TooManyServices);
        RuleFor(request => request.Party).InclusiveBetween(1, Limits.Party).WithMessage(Limits.PartyOutOfBounds);
    }
}

internal sealed class HoldSlotHandler(IStoreSheets sheets, BookingDrafts drafts, Holding holding) : IRequestHandler<HoldSlot, HoldSlot.Answer>
{
    public async Task<HoldSlot.Answer> Handle(HoldSlot request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        var draft = await drafts.Find(request.Call, cancellationToken);
        if (SlotNames.Read(request.Slot, sheet) is not { } slot)
            return await NotHeld(new SlotRefusal.Taken(), [], draft, sheet, request.Call, cancellationToken);

        var (held, why, instead) = slot.Parts[0].Resource.Kind == ResourceKind.Area
            ? await holding.Table(request.Call, sheet, draft, slot.At, slot.Parts[0].Resource, request.Party ?? draft?.PartySize, cancellationToken)
            : await Visit(request, sheet, draft, slot.At, slot.Parts, cancellationToken);
        if (held is null)
            return await NotHeld(why!, instead, await drafts.Find(request.Call, cancellationToken), sheet, request.Call, cancellationToken);
        drafts.Publish(held);
        var known = await drafts.Known(held, sheet, request.Call, cancellationToken);
        return new HoldSlot.Held(known.State, known.Reading);
    }

    private async Task<Kept> Visit(
        HoldSlot request, StoreSheet sheet, Booking? draft, Instant at, IReadOnlyList<(SheetResource Resource, int Services)> parts, CancellationToken ct)
    {
        var said = request.Services is { Count: > 0 } named
            ? named
            : draft is null ? [] : [.. (await drafts.States(draft, sheet, request.Call, ct)).Visit.SelectMany(part => part.Services).Select(service => service.Id.ToString())];
        List<SheetService> services = [];
        foreach (var word in said)
        {
            if (Wording.Service(sheet, word) is not { } service)
                return new Kept(null, new SlotRefusal.UnknownService(word), []);
            services.Add(service);
        }

        return services.Count == 0
            ? new Kept(null, new SlotRefusal.UnknownService(""), [])
            : await holding.Visit(request.Call, sheet, draft, at, services, SlotNames.People(parts, services.Count), ct);
    }

    private async Task<HoldSlot.Answer> NotHeld(
        SlotRefusal why, IReadOnlyList<FreeSlot> instead, Booking? draft, StoreSheet sheet, Situation call, CancellationToken ct) =>
        new HoldSlot.NotHeld(why, instead, draft is null ? null : (await drafts.States(draft, sheet, call, ct)).State());
}
