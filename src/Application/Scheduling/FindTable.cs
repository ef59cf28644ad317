using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller looks for a table.</summary>
/// <param name="Area">Such as the terrace; an id or a name.</param>
public sealed record FindTable(Situation Call, int Party, LocalDateTime? From, LocalDateTime? To, string? Area) : IRequest<FindTable.Answer>
{
    public abstract record Answer;

    /// <param name="Exact">The one time that was wished, and it is free.</param>
    public sealed record Found(IReadOnlyList<FreeSlot> Slots, bool Exact) : Answer;

    /// <param name="Slots">What is free instead, the nearest first.</param>
    public sealed record NoSlot(SlotRefusal Why, IReadOnlyList<FreeSlot> Slots) : Answer;
}

internal sealed class FindTableValidator : AbstractValidator<FindTable>
{
    public FindTableValidator()
    {
        RuleFor(request => request.Party).InclusiveBetween(1, Limits.Party).WithMessage(Limits.PartyOutOfBounds);
        RuleFor(request => request.Area).MaximumLength(Limits.Word).WithMessage(Limits.WordTooLong);
    }
}

internal sealed class FindTableHandler(IStoreSheets sheets, BookingDrafts drafts, TableSearch search, IMoment moment)
    : IRequestHandler<FindTable, FindTable.Answer>
{
    public async Task<FindTable.Answer> Handle(FindTable request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        if (TableSearch.Refusal(sheet, request.Party) is { } refusal)
            return new FindTable.NoSlot(refusal, []);
        SheetResource? area = null;
        if (!string.IsNullOrWhiteSpace(request.Area) && (area = Wording.Area(sheet, request.Area)) is null)
            return new FindTable.NoSlot(new SlotRefusal.UnknownArea(request.Area), []);

        var mine = await drafts.Find(request.Call, cancellationToken);
        var (wish, untimely) = Wish.Of(sheet, request.From, request.To, moment.Now);
        if (wish is null)
        {
            var now = Wish.Of(sheet, null, null, moment.Now).Wish! with { IsExact = false };
            return new FindTable.NoSlot(untimely!, await search.Instead(sheet, request.Party, area, now with { To = now.From }, mine, cancellationToken));
        }

        var soon = request.To is null && !wish.IsExact ? wish with { To = wish.From + Duration.FromDays(14) } : wish;
        var slots = await search.Wished(sheet, request.Party, area, soon, mine, cancellationToken);
        return slots.Count > 0
            ? new FindTable.Found(slots, wish.IsExact)
            : new FindTable.NoSlot(TableSearch.Why(sheet, wish), await search.Instead(sheet, request.Party, area, soon, mine, cancellationToken));
    }
}
