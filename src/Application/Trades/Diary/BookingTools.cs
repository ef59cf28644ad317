using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.SemanticKernel;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Trades.Diary;

/// <summary>What the assistant of every trade that books does with a booking: find it, read it back, confirm, move, cancel.</summary>
internal sealed class BookingTools(IMediator mediator, CurrentCall call, IStoreSheets sheets, IMoment moment)
{
    private const string NobodysBooking = "Je ne trouve pas cette réservation parmi les vôtres.";

    [KernelFunction("look_up_booking")]
    [Description("Les rendez-vous, réservations ou articles mis de côté à venir de l'appelant, ou de la personne nommée. Vérifie son identité avant de dire quoi que ce soit.")]
    public async Task<ToolAnswer> LookUpBooking(
        [Description("Le nom de la réservation, ou du patient")] string? name = null,
        [Description("Date de naissance du patient, telle que 1991-07-22 ou telle que dite")] string? birthdate = null,
        [Description("Le jour, tel que 2026-11-29")] string? date = null,
        CancellationToken ct = default)
    {
        var (sheet, today) = (await Sheet(ct), await Today(ct));
        if (!TryBirthdate(birthdate, today, out var born))
            return new ToolAnswer("Je n'ai pas bien compris la date de naissance. Pouvez-vous la redire ?", false, "invalid_birthdate");
        LocalDate? on = LocalDatePattern.Iso.Parse(date?.Trim() ?? "") is { Success: true } day ? day.Value : null;
        return await mediator.Send(new LookUpBookings(call.Situation, Short(name), born, on), ct) switch
        {
            LookUpBookings.Found found => new ToolAnswer(
                BookingSpeech.Found([.. found.Bookings.Select(booking => booking.State)], today),
                Bookings: [.. found.Bookings.Select(booking => booking.State)], Claims: [Claims.Booked]),
            LookUpBookings.NotIdentified when sheet.Trade == Trade.Clinic => new ToolAnswer(
                "Pour vous répondre, il me faut le nom et la date de naissance du patient.", false, "identity"),
            _ => new ToolAnswer(BookingSpeech.Nothing(await Kind(ct)), false, "no_booking"),
        };
    }

    [KernelFunction("read_back_booking"), Writes]
    [Description("Donne la phrase qui relit la réservation en cours. À dire telle quelle avant confirm_booking.")]
    public async Task<ToolAnswer> ReadBackBooking(CancellationToken ct) => await mediator.Send(new ReadBackBooking(call.Situation, call.Turn), ct) switch
    {
        Scheduling.ReadBackBooking.Read read => new ToolAnswer(BookingSpeech.ReadBack(read.Booking, read.Reading.Today, read.Reading.OtherPhone), Booking: read.Booking),
        Scheduling.ReadBackBooking.Incomplete no => Incomplete(no.Booking, no.Missing),
        _ => NoDraft(),
    };

    [KernelFunction("confirm_booking"), Writes]
    [Description("Valide la réservation, ou son changement, après le oui de l'appelant à la relecture.")]
    public async Task<ToolAnswer> ConfirmBooking([Description("La version qui a été relue")] int version, CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        return await mediator.Send(new ConfirmBooking(call.Situation, version, call.Turn), ct) switch
        {
            Scheduling.ConfirmBooking.Confirmed done => new ToolAnswer(
                BookingSpeech.Confirmed(done.Booking, done.Reading.Today, done.Reading.Moves), Booking: done.Booking, Claims: [Claims.Booked, Claims.Noted]),
            Scheduling.ConfirmBooking.NotReadBack no => new ToolAnswer("Je vous relis d'abord la réservation.", false, "not_read_back", Booking: no.Booking),
            Scheduling.ConfirmBooking.Incomplete no => Incomplete(no.Booking, no.Missing),
            Scheduling.ConfirmBooking.NotFree no => SlotRefusals.Of(no.Why, no.Slots, sheet, await Today(ct), no.Booking.Kind == BookingSpeech.Reservation) with { Booking = no.Booking },
            _ => NoDraft(),
        };
    }

    [KernelFunction("move_booking"), Writes]
    [Description("Prépare le changement d'une réservation : une autre place, ou un autre nombre de personnes. L'ancienne reste jusqu'à confirm_booking.")]
    public async Task<ToolAnswer> MoveBooking(
        [Description("Identifiant, de look_up_booking")] string booking_id,
        [Description("Le slot de la nouvelle place, de find_slots ou find_table")] string? slot = null,
        [Description("Le nouveau nombre de personnes")] int? party = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var today = await Today(ct);
        if (!Guid.TryParse(booking_id, out var id))
            return Unknown();
        return await mediator.Send(new DraftMove(call.Situation, id, slot, party), ct) switch
        {
            DraftMove.Drafted drafted => HeldSpeech.Kept(drafted.Booking, today),
            DraftMove.NotFree no => SlotRefusals.Of(no.Why, no.Slots, sheet, today, sheet.Reservations is not null),
            _ => Unknown(),
        };
    }

    [KernelFunction("cancel_booking"), Writes]
    [Description("Annule une réservation de l'appelant, ou abandonne celle qui est en cours. Seulement après un oui clair.")]
    public async Task<ToolAnswer> CancelBooking([Description("Identifiant, de look_up_booking ; vide pour celle qui est en cours")] string? booking_id = null, CancellationToken ct = default)
    {
        Guid? id = null;
        if (!string.IsNullOrWhiteSpace(booking_id))
        {
            if (!Guid.TryParse(booking_id, out var read))
                return Unknown();
            id = read;
        }

        var today = await Today(ct);
        return await mediator.Send(new CancelBooking(call.Situation, id), ct) switch
        {
            Scheduling.CancelBooking.Cancelled done => new ToolAnswer(
                BookingSpeech.Cancelled(done.Booking, today), Booking: done.Booking, Claims: [Claims.BookingCancelled, Claims.Noted]),
            Scheduling.CancelBooking.GivenUp given => new ToolAnswer(
                "D'accord, je ne garde rien, rien n'est réservé.", Booking: given.Booking, Claims: [Claims.BookingCancelled, Claims.Noted]),
            Scheduling.CancelBooking.TooLate late => new ToolAnswer(
                "Ce n'est plus possible par téléphone. Je peux vous passer quelqu'un.", false, "too_late", Booking: late.Booking),
            _ => Unknown(),
        };
    }

    private static ToolAnswer Incomplete(BookingState booking, string missing) => new(MissingPiece.Ask(missing, booking), false, "incomplete", Booking: booking);

    private static ToolAnswer NoDraft() => new("Il n'y a encore rien à réserver. Que souhaitez-vous ?", false, "no_booking");

    // Somebody else's booking and none at all are the same answer.
    private static ToolAnswer Unknown() => new(NobodysBooking, false, "unknown_booking");

    private static bool TryBirthdate(string? said, LocalDate today, out LocalDate? born)
    {
        born = null;
        if (string.IsNullOrWhiteSpace(said))
            return true;
        born = Birthdates.Read(said, today);
        return born is not null;
    }

    private static string? Short(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim()[..Math.Min(name.Trim().Length, 80)];

    private async Task<string> Kind(CancellationToken ct) => (await Sheet(ct)) switch
    {
        { Services.Count: > 0 } => BookingSpeech.Appointment,
        { Reservations: not null } => BookingSpeech.Reservation,
        _ => BookingSpeech.Hold,
    };

    private async Task<LocalDate> Today(CancellationToken ct) => moment.Now.InZone((await Sheet(ct)).Zone).Date;

    private ValueTask<StoreSheet> Sheet(CancellationToken ct) => sheets.Of(call.Situation.StoreId, ct);
}
