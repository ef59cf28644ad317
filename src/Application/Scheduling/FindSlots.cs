using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller looks for an appointment.</summary>
/// <param name="Services">Ids or names, in the order in which they are to be done.</param>
/// <param name="Staff">With whom one would rather be; an id or a name.</param>
/// <param name="From">Local time; equal to <paramref name="To"/> where one time is wished.</param>
public sealed record FindSlots(Situation Call, IReadOnlyList<string> Services, string? Staff, LocalDateTime? From, LocalDateTime? To)
    : IRequest<FindSlots.Answer>
{
    public abstract record Answer;

    /// <param name="Exact">The one time that was wished, and it is free.</param>
    public sealed record Found(IReadOnlyList<SheetService> Services, IReadOnlyList<FreeSlot> Slots, bool Exact) : Answer;

    /// <param name="Slots">What is free instead, the nearest first.</param>
    public sealed record NoSlot(SlotRefusal Why, IReadOnlyList<FreeSlot> Slots) : Answer;
}

internal sealed class FindSlotsValidator : AbstractValidator<FindSlots>
{
    public FindSlotsValidator()
    {
        RuleFor(request => request.Services).Must(Limits.Services).WithMessage(Limits.TooManyServices);
        RuleFor(request => request.Staff).MaximumLength(Limits.Word).WithMessage(Limits.WordTooLong);
    }
}

internal sealed class FindSlotsHandler(IStoreSheets sheets, BookingDrafts drafts, VisitSearch search, IMoment moment)
    : IRequestHandler<FindSlots, FindSlots.Answer>
{
    public async Task<FindSlots.Answer> Handle(FindSlots request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        List<SheetService> services = [];
        foreach (var said in request.Services)
        {
            if (Wording.Service(sheet, said) is not { } service)
                return new FindSlots.NoSlot(new SlotRefusal.UnknownService(said), []);
            services.Add(service);
        }

        SheetResource? wished = null;
        if (!string.IsNullOrWhiteSpace(request.Staff) && (wished = Wording.Person(sheet, request.Staff)) is null)
            return new FindSlots.NoSlot(new SlotRefusal.UnknownStaff(request.Staff), []);
        return await Search(request, sheet, services, wished, await drafts.Find(request.Call, cancellationToken), cancellationToken);
    }

    private async Task<FindSlots.Answer> Search(
        FindSlots request, StoreSheet sheet, List<SheetService> services, SheetResource? wished, Booking? mine, CancellationToken ct)
    {
        var (anybody, nobody) = VisitSearch.Steps(sheet, services, null);
        if (anybody is null)
            return new FindSlots.NoSlot(nobody!, []);
        var (wish, untimely) = Wish.Of(sheet, request.From, request.To, moment.Now);
        var (steps, cannot) = VisitSearch.Steps(sheet, services, wished);
        if (wish is null || steps is null)
        {
            var first = wish ?? Wish.Of(sheet, null, null, moment.Now).Wish!;
            return new FindSlots.NoSlot(untimely ?? cannot!, await search.Wished(sheet, steps ?? anybody, first, mine, ct));
        }

        var slots = await search.Wished(sheet, steps, wish, mine, ct);
        return slots.Count > 0
            ? new FindSlots.Found(services, slots, wish.IsExact)
            : new FindSlots.NoSlot(
                await search.Why(sheet, steps, wished, wish, ct),
                await search.Instead(sheet, steps, wished is null ? null : anybody, wish, mine, ct));
    }
}
