using FluentValidation;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Every free place of a stretch of time, as it is offered: of services in a row, or of a table for a party.</summary>
/// <param name="ServiceIds">None for a table.</param>
/// <param name="ResourceId">Only with this person, or in this area.</param>
/// <param name="From">Null for now.</param>
/// <param name="To">Null for a week later.</param>
/// <param name="Near">The nearest to this, the nearest first, from a week before it to four weeks after it; then neither from nor to counts.</param>
public sealed record ListSlots(
    Guid StoreId, IReadOnlyList<Guid> ServiceIds, Guid? ResourceId, int? Party, Instant? From, Instant? To, int Limit = Slice.Usual, Instant? Near = null) : IRequest<ListSlots.Answer>
{
    public abstract record Answer;

    public sealed record Found(string TimeZone, IReadOnlyList<Free> Slots) : Answer;

    /// <summary>No such store, service or person in this business, or nobody who does it.</summary>
    public sealed record Unknown : Answer;

    public sealed record Free(Instant StartsAt, Instant EndsAt, IReadOnlyList<With> With);

    public sealed record With(Guid ResourceId, string Name);
}

internal sealed class ListSlotsValidator : AbstractValidator<ListSlots>
{
    public ListSlotsValidator()
    {
        RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
        RuleFor(request => request.ServiceIds).Must(services => services.Count <= 6).WithMessage(Limits.TooManyServices);
        RuleFor(request => request.Party).InclusiveBetween(1, Limits.Party).WithMessage(Limits.PartyOutOfBounds);
        RuleFor(request => request.ServiceIds).NotEmpty().When(request => request.Party is null).WithMessage("Une prestation ou un nombre de personnes.");
    }
}

internal sealed class ListSlotsHandler(IKallikyDb db, IStoreSheets sheets, OpenDiary diary, IMoment moment) : IRequestHandler<ListSlots, ListSlots.Answer>
{
    private static readonly Duration Usual = Duration.FromDays(7);
    private static readonly Duration Longest = Duration.FromDays(31);
    private static readonly Duration NearAfter = Duration.FromDays(28);

    public async Task<ListSlots.Answer> Handle(ListSlots request, CancellationToken cancellationToken)
    {
        if (!await db.Stores.Open().AnyAsync(store => store.Id == request.StoreId, cancellationToken))
            return new ListSlots.Unknown();
        var sheet = await sheets.Of(request.StoreId, cancellationToken);
        var resource = request.ResourceId is { } id ? sheet.Resource(id) : null;
        if (request.ResourceId is not null && resource is null)
            return new ListSlots.Unknown();
        var (soonest, furthest) = Wish.Bookable(sheet, moment.Now);
        var from = Instant.Max((request.Near is { } near ? near - Usual : request.From) ?? soonest, soonest);
        var to = Instant.Min(request.Near is { } about ? Instant.Max(about, soonest) + NearAfter : Instant.Min(request.To ?? from + Usual, from + Longest), furthest);
        if (to < from)
            return new ListSlots.Found(sheet.Zone.Id, []);
        var free = request.ServiceIds.Count > 0
            ? await Visits(request, sheet, resource, from, to, cancellationToken)
            : await Tables(request, sheet, resource, from, to, cancellationToken);
        if (free is null)
            return new ListSlots.Unknown();
        return new ListSlots.Found(sheet.Zone.Id, request.Near is { } wished
            ? Nearest.Of(free, new Wish(wished, wished, true), slot => slot.StartsAt, request.Limit)
            : [.. free.Take(request.Limit)]);
    }

    private async Task<IEnumerable<ListSlots.Free>?> Visits(ListSlots request, StoreSheet sheet, SheetResource? wished, Instant from, Instant to, CancellationToken ct)
    {
        var services = request.ServiceIds.Select(sheet.Service).OfType<SheetService>().ToList();
        if (services.Count != request.ServiceIds.Count || VisitSearch.Steps(sheet, services, wished).Steps is not { } steps)
            return null;
        var people = steps.SelectMany(step => step.By).Distinct().Select(id => sheet.Resource(id)!).ToList();
        var pages = await diary.Read(sheet, people, from, to + Duration.FromDays(1), null, ct);
        return Diary.Between(from, to, Diary.Offered, steps, pages.People).Select(visit => new ListSlots.Free(
            visit.StartsAt, visit.EndsAt, [.. visit.Legs.Select(leg => Who(sheet, leg.Place.ResourceId!.Value))]));
    }

    private async Task<IEnumerable<ListSlots.Free>?> Tables(ListSlots request, StoreSheet sheet, SheetResource? area, Instant from, Instant to, CancellationToken ct)
    {
        if (sheet.Reservations is not { } rules || TableSearch.Refusal(sheet, request.Party!.Value) is SlotRefusal.NoReservations)
            return null;
        if (TableSearch.Refusal(sheet, request.Party.Value) is not null)
            return [];
        var areas = sheet.Resources.Where(resource => resource.Kind == ResourceKind.Area && (area is null || resource.Id == area.Id)).ToList();
        var pages = await diary.Read(sheet, areas, from, to + Duration.FromDays(1), null, ct);
        var stay = Duration.FromMinutes(rules.DurationMinutes);
        return Diary.Between(
                from, to, Duration.FromMinutes(rules.SlotMinutes), request.Party.Value, stay, Duration.FromMinutes(rules.LastSeatingBeforeCloseMinutes),
                [.. areas.Where(one => pages.Areas.ContainsKey(one.Id)).Select(one => pages.Areas[one.Id])])
            .Select(found => new ListSlots.Free(found.At, found.At + stay, [Who(sheet, found.Area)]));
    }

    private static ListSlots.With Who(StoreSheet sheet, Guid id) => new(id, sheet.Resource(id)!.Name);
}
