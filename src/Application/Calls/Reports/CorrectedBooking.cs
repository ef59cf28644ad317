using FluentValidation;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Calls.Reports;

/// <summary>A place in the diary as it should have come of a call.</summary>
/// <param name="Cancelled">The caller wanted to give it back.</param>
/// <param name="At">In the store's time; of an article put aside, until when. Null where any would do.</param>
/// <param name="Services">As the catalogue has them; in a practice, the coded reasons.</param>
/// <param name="With">The person or the area, as the team page has it.</param>
/// <param name="Name">Whose it is; an invented one stands in the scenario.</param>
public sealed record CorrectedBooking(
    BookingKind Kind, bool Cancelled, LocalDateTime? At, IReadOnlyList<string> Services, string? With, int? PartySize, string? Product, string? Size, int? Quantity,
    string? Name);

internal sealed class CorrectedBookingValidator : AbstractValidator<CorrectedBooking>
{
    private const int MostServices = 10;
    private const int LongestWord = 120;

    public CorrectedBookingValidator()
    {
        RuleFor(booking => booking.Kind).Must(kind => Enum.IsDefined(kind) && kind != BookingKind.Block).WithMessage("Dites ce qui aurait dû être réservé.");
        RuleFor(booking => booking.Services).Must(services => services.Count <= MostServices && services.All(name => name is { Length: > 0 and <= LongestWord }))
            .WithMessage("Dix prestations au plus, chacune par son nom.");
        RuleFor(booking => booking.Services).NotEmpty().When(booking => booking.Kind == BookingKind.Appointment).WithMessage("Dites quelle prestation.");
        RuleFor(booking => booking.PartySize).NotNull().When(booking => booking.Kind == BookingKind.Reservation).WithMessage("Dites combien de personnes.");
        RuleFor(booking => booking.PartySize).InclusiveBetween(1, 500).WithMessage("Le nombre de personnes va de 1 à 500.");
        RuleFor(booking => booking.Product).NotEmpty().When(booking => booking.Kind == BookingKind.Hold).WithMessage("Dites quel article.");
        RuleFor(booking => booking.Quantity).InclusiveBetween(1, 99).WithMessage("La quantité va de 1 à 99.");
        RuleFor(booking => booking.With).MaximumLength(LongestWord);
        RuleFor(booking => booking.Product).MaximumLength(LongestWord);
        RuleFor(booking => booking.Size).MaximumLength(40);
        RuleFor(booking => booking.Name).MaximumLength(80);
    }
}
