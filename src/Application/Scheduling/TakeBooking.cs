using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The merchant or an integration takes a booking: an appointment with a person, or covers in an area.</summary>
/// <param name="ResourceId">Null for whoever is free of those who can.</param>
/// <param name="At">Local time of the store.</param>
/// <param name="ServiceIds">What is done, one after the other; none for a table.</param>
/// <param name="Phone">As it is written; none where nobody left one.</param>
/// <param name="Note">A remark; in a practice there is none, whatever is sent.</param>
/// <param name="By">An account id, or "api".</param>
/// <param name="Force">Over something else, or outside the hours, on purpose.</param>
/// <param name="ToCome">Only in the time that may be booked: not over, and no further away than the store says.</param>
[Needs(Permission.Serve)]
public sealed record TakeBooking(
    Guid StoreId,
    Guid? ResourceId,
    LocalDateTime At,
    IReadOnlyList<Guid> ServiceIds,
    int? Party,
    string Name,
    string? Phone,
    string? Note,
    string By,
    bool Force = false,
    bool ToCome = false) : IRequest<DiaryEntry>;

internal sealed class TakeBookingValidator : AbstractValidator<TakeBooking>
{
    public TakeBookingValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("À quel nom ?").MaximumLength(80).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Phone).Must(phone => WrittenNumber.Problem(phone!) is null).When(request => !string.IsNullOrWhiteSpace(request.Phone))
            .WithMessage(request => WrittenNumber.Problem(request.Phone!)!);
        RuleFor(request => request.ServiceIds).Must(services => services.Count <= 6).WithMessage("Au plus 6 prestations.");
        RuleFor(request => request.ServiceIds).NotEmpty().When(request => request.Party is null).WithMessage("Choisissez au moins une prestation.");
        RuleFor(request => request.Party).InclusiveBetween(1, 200).WithMessage("De 1 à 200 couverts.");
        RuleFor(request => request.Note).MaximumLength(500).WithMessage("La remarque tient en 500 caractères.");
    }
}

internal sealed class TakeBookingHandler(IKallikyDb db, IVault vault, IMoment moment, DiaryDesk desk, CustomerCards cards, CurrentTenant tenant)
    : IRequestHandler<TakeBooking, DiaryEntry>
{
    public async Task<DiaryEntry> Handle(TakeBooking request, CancellationToken ct)
    {
        if (await db.Stores.Open().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct) is not { } store)
            return new DiaryEntry.Unknown(nameof(request.StoreId));
        var services = await Services(request, ct);
        if (services.Count != request.ServiceIds.Count)
            return new DiaryEntry.Unknown(nameof(request.ServiceIds));
        var able = await Able(request, services, ct);
        if (request.ResourceId is not null && able.Count == 0)
            return new DiaryEntry.Unknown(nameof(request.ResourceId));

        var start = DateTimeZoneProviders.Tzdb[store.TimeZone].AtLeniently(request.At).ToInstant();
        if (request.ToCome && BookableTime.Against(store.Bookings, start, moment.Now) is { } untimely)
            return new DiaryEntry.Refused(untimely);
        if (!request.Force)
            able.RemoveAll(resource => services.Exists(service => !resource.Does(service.Id)));
        var card = request.Phone is { } written && WrittenNumber.Read(written) is { } phone ? await cards.Of(phone, request.Name.Trim(), ct) : null;
        DiaryEntry answer = new DiaryEntry.Refused(request.ResourceId is null ? Clash.Nobodys : Clash.NotTheirs);
        foreach (var resource in able)
        {
            answer = await With(resource, start, store, services, card, request, ct);
            if (answer is not DiaryEntry.Refused)
                break;
        }

        return answer;
    }

    private Task<DiaryEntry> With(
        Resource resource, Instant start, Store store, List<Service> services, Customer? card, TakeBooking request, CancellationToken ct)
    {
        var area = resource.Kind == ResourceKind.Area;
        var minutes = area ? (store.Reservations ?? ReservationRules.Default).DurationMinutes : services.Sum(service => service.Minutes);
        var end = start + Duration.FromMinutes(minutes);
        var place = new Place(resource.Id, start, end, end + Duration.FromMinutes(services.LastOrDefault()?.Buffer ?? 0));

        var booking = new Booking(
            moment.NewId(), tenant.Required(), request.StoreId, area ? BookingKind.Reservation : BookingKind.Appointment, null, false, moment.Now);
        booking.Wants([.. services.Select(service => new BookedService(service.Id, service.Name, service.Minutes, service.Price))]);
        booking.Seats(area ? request.Party ?? 2 : null);
        booking.For(request.Name.Trim());
        if (store.Trade != Trade.Clinic && !string.IsNullOrWhiteSpace(request.Note))
            booking.Remark(vault.Seal(request.Note.Trim()));
        if (card is not null)
            booking.CallBackOn(card.Phone);
        return desk.Put(booking, place, resource, request.Force, () => Take(booking, place, card, request), ct);
    }

    private bool Take(Booking booking, Place place, Customer? card, TakeBooking request)
    {
        booking.Take(place, card?.Id, request.By, moment.Now, request.Force);
        db.Bookings.Add(booking);
        return true;
    }

    // In the order in which they were asked; twice the same counts twice.
    private async Task<List<Service>> Services(TakeBooking request, CancellationToken ct)
    {
        var found = await db.Services.AsNoTracking()
            .Where(row => row.StoreId == request.StoreId && row.IsActive && request.ServiceIds.Contains(row.Id)).ToListAsync(ct);
        return [.. request.ServiceIds.Select(id => found.Find(row => row.Id == id)).OfType<Service>()];
    }

    // Who was asked for; else everybody of the kind that is wanted, in the merchant's order.
    private Task<List<Resource>> Able(TakeBooking request, List<Service> services, CancellationToken ct)
    {
        var rows = db.Resources.Where(row => row.StoreId == request.StoreId && row.IsActive);
        return request.ResourceId is { } wished
            ? rows.Where(row => row.Id == wished).ToListAsync(ct)
            : rows.Where(row => row.Kind == ResourceKind.Area == (services.Count == 0)).OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(ct);
    }
}
