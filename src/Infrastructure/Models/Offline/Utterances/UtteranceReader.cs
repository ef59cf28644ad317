using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Understands single utterances outside a call and says what they mean in the vocabulary of the utterance
/// files: the understanding of the offline model, without its policy.</summary>
internal sealed class UtteranceReader : Application.Evaluation.IUtteranceReader
{
    /// <param name="line">A line of such a file: utterance, now, and perhaps assistant_asked and state.</param>
    /// <param name="sheet">The store that was called.</param>
    public JsonObject Read(JsonObject line, StoreSheet sheet)
    {
        var now = OffsetDateTimePattern.GeneralIso.Parse(line["now"]?.GetValue<string>() ?? "").TryGetValue(default, out var at)
            ? at.InFixedZone().WithZone(sheet.Zone)
            : default;
        var state = new UtteranceState(line["state"] as JsonObject, line["assistant_asked"]?.GetValue<string>(), sheet);
        var meaning = Interpreter.Read(line["utterance"]?.GetValue<string>() ?? "", new Circumstances(MenuLexicon.Of(sheet), now, state.Asked, state.Order)
        {
            Before = new(null, [], state.Order is not null, null),
            Books = Books(line, sheet, state),
            About = state.Offer ?? Memory.BookingMemory.At((line["state"] as JsonObject)?["reservation"]?["datetime"]?.ToString()),
            Meal = state.Meal,
        });
        return new MeaningWords(meaning, state, sheet, now.Date, Books(line, sheet, state)).Json();
    }

    private static bool Books(JsonObject line, StoreSheet sheet, UtteranceState state) => sheet.Trade != Domain.Businesses.Trade.Restaurant
        || state.Order is null && (state.Has("reservation") || state.Has("party_size") || state.Has("service") || state.HasDay || state.AskedFor is "party_size" or "party" or "time" or "birthdate" or "date" or "offer_slot"
            || Memory.Reservations.IsSpokenOf(line["utterance"]?.GetValue<string>() ?? "", state.Asked, null, false, MenuLexicon.Of(sheet)));

    /// <summary>The store for the lines of a trade that name none: a store of that trade, with whatever the lines speak of besides.</summary>
    public StoreSheet SheetFor(string trade, IReadOnlyList<StoreSheet> stores, IReadOnlyList<JsonObject> lines) => UtteranceSheets.For(trade, stores, lines);
}
