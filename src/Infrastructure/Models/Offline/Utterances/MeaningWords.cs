using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Reading;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>A meaning in the vocabulary of the utterance files.</summary>
internal sealed class MeaningWords(Meaning meaning, UtteranceState state, StoreSheet sheet, LocalDate today, bool books)
{
    public JsonObject Json()
    {
        var got = Topic() ?? Booked() ?? Order() ?? Question() ?? Correction() ?? SlotWords.Provided(meaning, state) ?? new JsonObject { ["intent"] = Answer() };
        SlotWords.Add(got, meaning, state, sheet);
        if (meaning.Has<Act.AsUsual>())
            got["use_history"] = true;
        if (meaning.Has<Act.IsNew>())
            (got["new_customer"], got["new_patient"]) = (true, true);
        if (meaning.Of<Act.GiveWhen>().LastOrDefault()?.When.At is { } at && !got.ContainsKey("time"))
            got["time"] = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(at);
        if (meaning.Questions.FirstOrDefault() is { } question && !got.ContainsKey("question") && got["intent"]?.GetValue<string>().StartsWith("info.", StringComparison.Ordinal) == false)
            got["question"] = QuestionWords.Aside(question, meaning.Said);
        return got;
    }

    private JsonObject? Booked() => !books ? null
        : sheet.Trade == Domain.Businesses.Trade.Retail ? new ShopWords(meaning, state, sheet, today).Json() : new BookingWords(meaning, state, sheet, today).Json();

    // "Pas le vingt-sept, le vingt-huit": of two days the one that is not denied.
    private JsonObject? Correction()
    {
        var days = Dates.Hear(meaning.Said.Words, new DateContext(today));
        return state.HasDay && days.Any(day => day.Denied) && days.LastOrDefault(day => !day.Denied)?.Date is { } date
            ? new JsonObject { ["intent"] = "correct", ["set"] = new JsonObject { ["date"] = LocalDatePattern.Iso.Format(date) } }
            : null;
    }

    private string Answer() => meaning switch
    {
        _ when meaning.Is(Acts.Topic.Goodbye) => "goodbye",
        _ when meaning.Is(Acts.Topic.Hold) => "hold",
        _ when meaning.Has<Act.ThatIsAll>() => "order.done",
        _ when meaning.Has<Act.Yes>() => "confirm",
        _ when meaning.Has<Act.No>() => "deny",
        _ when meaning.Is(Acts.Topic.Thanks) => "thanks",
        _ when meaning.Is(Acts.Topic.Greeting) => "greeting",
        _ => "unknown",
    };

    private JsonObject? Topic()
    {
        var said = meaning.Said.Plain;
        foreach (var topic in meaning.Of<Act.Say>().Select(say => say.Topic))
        {
            JsonObject? got = topic switch
            {
                Acts.Topic.Emergency => new() { ["intent"] = "emergency", ["action"] = "say_call_15_112_and_transfer", ["no_booking"] = true },
                Acts.Topic.Advice => new() { ["intent"] = "triage", ["beneficiary"] = meaning.Of<Act.ForAnother>().LastOrDefault()?.Relation, ["action"] = "transfer_human_or_15", ["no_medical_advice"] = true },
                Acts.Topic.StopRecording => new() { ["intent"] = "privacy.no_recording", ["action"] = "stop_recording" },
                Acts.Topic.AreYouRobot => new() { ["intent"] = "ask.ai", ["action"] = "disclose_ai" },
                Acts.Topic.English => new() { ["intent"] = "language.switch", ["language"] = "en", ["then"] = EnglishWish.Of(said, today) },
                Acts.Topic.WrongNumber => new() { ["intent"] = "wrong_number", ["action"] = "end_politely" },
                Acts.Topic.Spam => new() { ["intent"] = "spam.telemarketing", ["action"] = "end_politely" },
                Acts.Topic.Erasure => new() { ["intent"] = "privacy.erasure_request", ["ticket"] = true },
                Acts.Topic.Operational => new() { ["intent"] = "message.leave", ["topic"] = SlotWords.Operational(said), ["escalate"] = "human", ["priority"] = "now" },
                Acts.Topic.Complaint => new() { ["intent"] = "complaint.create", ["about"] = "order", ["ticket"] = true, ["escalate"] = "human", ["missing"] = DishWords.Missing(meaning.Said, sheet) },
                Acts.Topic.CancelAll => new() { ["intent"] = "order.cancel", ["confirm_required"] = true },
                Acts.Topic.Human => new() { ["intent"] = "ask.human", ["action"] = "transfer" },
                Acts.Topic.CallBack => new() { ["intent"] = "message.leave", ["callback"] = true },
                Acts.Topic.LeaveMessage => new() { ["intent"] = "message.leave" },
                Acts.Topic.Reservation => new() { ["intent"] = "reservation.create" },
                Acts.Topic.Hold => new() { ["intent"] = "hold", ["ignore_side_speech"] = true },
                Acts.Topic.Repeat => new() { ["intent"] = "repeat" },
                _ => null,
            };
            if (got is not null)
                return got;
        }

        return null;
    }

    private JsonObject? Order()
    {
        if (!meaning.Orders && !meaning.Has<Act.AsUsual>())
            return null;
        var changes = meaning.Has<Act.Remove>() || meaning.Has<Act.Change>() || meaning.Of<Act.Add>().Any(add => add.Dish.Repairs);
        return state.HasLines || changes
            ? new JsonObject { ["intent"] = "order.modify", ["ops"] = DishWords.Ops(meaning, state) }
            : new JsonObject { ["intent"] = "order.create", ["lines"] = DishWords.Lines(meaning) };
    }

    private JsonObject? Question() => meaning.Questions.FirstOrDefault() is { } question ? QuestionWords.Info(question, meaning.Said) : null;
}
