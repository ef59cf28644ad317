using FluentValidation;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>Hours that a clock can show: in order, apart from one another, and not endless.</summary>
internal sealed class HoursValidator : AbstractValidator<OpeningHours>
{
    public HoursValidator()
    {
        RuleFor(hours => hours.Days).Must(days => days.Select(day => day.Day).Distinct().Count() == days.Count).WithMessage("Chaque jour une seule fois.");
        RuleForEach(hours => hours.Days).Must(day => Apart(day.Spans)).WithMessage("Les plages d’un jour se suivent sans se chevaucher, quatre au plus.");
        RuleFor(hours => hours.Exceptions).Must(days => days is null || days.Count <= 200 && days.Select(day => day.Date).Distinct().Count() == days.Count)
            .WithMessage("Chaque jour exceptionnel une seule fois, 200 au plus.");
        RuleForEach(hours => hours.Exceptions).Must(day => Apart(day.Spans)).WithMessage("Les plages d’un jour se suivent sans se chevaucher, quatre au plus.");
        RuleFor(hours => hours.Closures).Must(days => days.Count <= 400).WithMessage("400 jours de fermeture au plus.");
    }

    // The last one may run past midnight, the others not.
    private static bool Apart(IReadOnlyList<OpeningSpan> spans)
    {
        if (spans.Count > 4)
            return false;
        LocalTime? until = null;
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (until is { } end && (end > span.From || end == LocalTime.Midnight))
                return false;
            until = span.To > span.From || spans.Count == 1 ? span.To : LocalTime.Midnight;
        }

        return true;
    }
}
