using Kalliky.Application.Assistant;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading.Orders;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>All that an utterance is understood by: the store, the moment, what was asked, what is on the order, what was
/// spoken of before.</summary>
internal sealed record Circumstances(MenuLexicon Menu, ZonedDateTime Now, Asked Asked, OrderState? Order)
{
    /// <summary>The option that was asked for, and of which line.</summary>
    public OrderQuestion? Option { get; init; }

    public QuestionContext Before { get; init; } = new(null, [], false, null);

    /// <summary>The digits of a telephone number that were given before, when it was cut off.</summary>
    public string Digits { get; init; } = "";

    /// <summary>The day that the caller spoke of before.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The dishes between which the assistant let the caller choose.</summary>
    public IReadOnlyList<Application.Businesses.SheetProduct>? Offered { get; init; }

    public LocalDateTime? Ready { get; init; }

    /// <summary>Appointments, tables or articles are spoken of, not dishes.</summary>
    public bool Books { get; init; }

    /// <summary>The meal that is spoken of, where it is known.</summary>
    public Application.Speech.French.Meal Meal { get; init; }

    /// <summary>The place in the diary that is being discussed: the caller's draft, or the first that was offered.</summary>
    public LocalDateTime? About { get; init; }
}
