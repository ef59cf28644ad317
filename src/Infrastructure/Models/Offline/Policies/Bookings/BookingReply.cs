using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Bookings;

/// <summary>What is said at the end of a turn: what was asked, what is free and what is not, and one question.</summary>
internal sealed class BookingReply(Mind mind)
{
    private static readonly string[] Silent = ["find_slots", "find_table", "hold_slot", "book_table", "move_booking", "caller_details", "look_up_booking", "read_back_booking", "same_as_last_time"];

    private readonly BookingWish wish = mind.Wish;
    private readonly BookingMemory memory = mind.Bookings;
    private readonly Places places = new(mind);
    private readonly BookingPlan plan = new(mind);
    private readonly IReadOnlyList<ToolUse> used = mind.Dialogue.Now.Tools;

    public string Words()
    {
        if (Last("transfer_to_human", "end_call") is { } leaving)
            return Join([.. CommonReply.Of(mind), .. used.Where(tool => tool.Name is "confirm_booking" or "answer_question").Select(tool => tool.Answer.Say), leaving.Answer.Say, leaving.Answer.Done ? null : "Quel message dois-je transmettre ?"]);
        if (Last("confirm_booking", "cancel_booking") is { Answer.Done: true } settled)
            return Join([.. Said(), settled.Answer.Say, mind.Companions is { Next: { } next } together ? BookingWording.NextPerson(next, together.IsAfter(mind)) : BookingWording.Anything]);
        if (Last("read_back_booking") is { Answer.Done: true } read)
            return Join([.. Said(), read.Answer.Say]);
        var said = Said();
        var question = Question(said);
        return Join([.. said, .. Free(), question]) is { Length: > 0 } words ? words : "D'accord.";
    }

    private List<string?> Said()
    {
        var said = new List<string?>();
        if (Misunderstanding.Is(mind.Now) && used.Count == 0)
            said.Add(Misunderstanding.Sorry);
        said.AddRange(CommonReply.Of(mind));
        said.AddRange(used.Where(tool => !Silent.Contains(tool.Name) && tool.Name is not ("confirm_booking" or "cancel_booking")).Select(tool => Statement(tool.Answer)));
        said.AddRange(used.Where(tool => !tool.Answer.Done && tool.Name is "caller_details" or "confirm_booking" or "cancel_booking" && !tool.Answer.Done).Select(tool => Statement(tool.Answer)));
        if (mind.Now.Questions.Any(question => question is Question.ServiceLength))
            said.Add(Length());
        if (mind.Companions is { Count: > 1, Booked.Count: 0 } && mind.Now.Has<Act.GiveParty>() && plan.Wants)
            said.Add(BookingWording.OneByOne);
        if (Last("look_up_booking") is { Answer: { Done: true } found } && wish.Intent is Intent.LookUp)
            said.Add(found.Say);
        return said;
    }

    private string? Length()
    {
        var services = wish.Services.Where(service => service.Sure).Select(service => service.Service).ToList();
        return services.Count == 0 ? null : $"Il faut compter {Times.SayLength(services.Sum(service => service.Minutes))}{(services.Count > 1 ? " en tout" : "")}.";
    }

    // The place that was just taken for the caller, or why there is none.
    private IEnumerable<string?> Free()
    {
        if (used.Any(tool => tool is { Name: "hold_slot" or "book_table" or "move_booking", Answer.Done: true }) && memory.Draft is { } draft && BookingMemory.At(draft.StartsAt) is { } at)
        {
            yield return $"C'est possible {BookingWording.Place(at, draft.With, places.OfTables)}.";
            yield break;
        }

        var refused = used.FirstOrDefault(tool => !tool.Answer.Done && tool.Name is "find_slots" or "find_table" or "hold_slot" or "book_table" or "move_booking");
        if (refused is null)
            yield break;
        var offered = used.Any(tool => tool.Answer.Slots is { Count: > 0 });
        yield return offered && refused.Answer.Reason is "taken" or "staff_away" ? NotFree() : Statement(refused.Answer);
    }

    private string NotFree()
    {
        var when = places.Exact is { } exact ? Places.Say(exact) : places.When.Day is { } day ? Dates.Say(day) : "à ce moment-là";
        return wish.Staff is { } staff && !places.OfTables ? $"{Capital(BookingWording.Person(staff))} n'est pas libre {when}." : $"Ce n'est plus libre {when}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private string? Question(List<string?> said)
    {
        if (mind.Now.Is(Topic.Hold))
            return null;
        if (mind.Now.Has<Act.AskResults>())
            return Messages.WasTaken(mind) || used.Any(tool => tool.Name == "take_message") ? CommonReply.Question(mind) ?? BookingWording.Anything : "Souhaitez-vous que le cabinet vous rappelle ?";
        if (memory.Draft is null && CommonReply.Question(mind) is { } common)
            return common;
        if (plan.Handles && memory.Draft is null && Standing() is { } standing)
            return standing;
        if (Offered() is { Count: > 0 } offers)
            return BookingWording.Propose(offers, places.Exact ?? (places.When.Day is { } day ? day.AtMidnight() : null), places.OfTables);
        if (memory.Draft is { } draft)
            return Missing(draft);
        return plan.Wants && !mind.Now.Has<Act.AskResults>() ? Wanted() : CommonReply.Unanswered(mind) ?? Nothing(said);
    }

    // Of a booking that stands: which one, for whom, what instead.
    private string? Standing()
    {
        if (memory.Known.Count > 0)
        {
            if (places.Moved is not { } booking)
                return wish.Intent is Intent.LookUp ? BookingWording.Anything : BookingWording.WhichBooking(memory.Known);
            return wish.Intent switch
            {
                Intent.Cancel when mind.Asked is Asked.Cancellation && mind.Now.Has<Act.No>() => BookingWording.Anything,
                Intent.Cancel => BookingWording.Cancel(booking),
                Intent.LookUp => BookingWording.Anything,
                _ => wish.When.IsEmpty && wish.Party is null ? BookingWording.NewPlace : null,
            };
        }

        if (memory.LookUp is not { } refused)
            return null;
        var another = wish.For is not null;
        if (wish.For is { Kin: false } && mind.Now.Has<Act.DoesNotKnow>() || mind.Now.Has<Act.DoesNotKnow>() && mind.Asked is Asked.BirthDate)
            return $"Je suis désolé, sans la date de naissance, je ne peux rien dire de ce rendez-vous. {BookingWording.Anything}";
        if (wish.Name is null)
            return another ? BookingWording.NameOfAnother : BookingWording.Name;
        if (refused.Reason == "identity" && wish.BirthDate is null)
            return another ? BookingWording.BirthDateOfAnother : BookingWording.BirthDate;
        return used.Any(tool => tool.Name == "look_up_booking") || mind.Asked is not Asked.Transfer
            ? $"{Statement(refused)} Voulez-vous que je vous passe quelqu'un ?"
            : BookingWording.Anything;
    }

    // Found in this turn and not taken.
    private IReadOnlyList<FoundSlot> Offered()
    {
        if (!used.Any(tool => tool.Answer.Slots is { Count: > 0 }) || used.Any(tool => tool is { Name: "hold_slot" or "book_table" or "move_booking", Answer.Done: true }))
            return [];
        var offers = memory.Offers.Where(offer => !wish.NotWith.Contains(offer.With ?? "")).ToList();
        return offers.Exists(IsWithin) ? [.. offers.Where(IsWithin)] : offers;
    }

    private bool IsWithin(FoundSlot slot) => BookingMemory.At(slot.StartsAt) is { } at && places.When.At is null
        && (places.When.Earliest is not { } earliest || at.TimeOfDay >= earliest) && (places.When.Latest is not { } latest || at.TimeOfDay <= latest);

    private string Missing(BookingState draft)
    {
        var another = wish.For is not null && mind.Sheet.Trade == Trade.Clinic;
        return draft.Missing.Count == 0
            ? mind.Asked is Asked.Confirm && mind.Now.Has<Act.No>() ? BookingWording.Correct : "C'est bien ça ?"
            : draft.Missing[0] switch
            {
                "party" => BookingWording.Party,
                "name" => another ? BookingWording.NameOfAnother : BookingWording.Name,
                "birthdate" => another ? BookingWording.BirthDateOfAnother : BookingWording.BirthDate,
                "phone" => PhoneQuestion.Of(mind),
                _ => BookingWording.When,
            };
    }

    private string Wanted()
    {
        if (places.OfTables && places.Party < 1)
            return BookingWording.Party;
        if (!places.OfTables && places.Services.Count == 0)
            return BookingWording.Service(mind.Sheet.Trade);
        if (wish.Services.FirstOrDefault(service => !service.Sure) is { } unclear && places.Base is null)
            return BookingWording.WhichService(unclear, mind.Sheet.Trade);
        if (!places.When.HasDay && !places.When.Soonest)
            return places.When.HasTime ? BookingWording.Day : BookingWording.When;
        if (places.OfTables && !plan.IsReady)
            return BookingWording.Time;
        return plan.MustAskStaff ? BookingWording.Staff : BookingWording.When;
    }

    // A call that has not come to a booking.
    private string? Nothing(List<string?> said)
    {
        if (mind.Now.Is(Topic.Goodbye))
            return null;
        return said.Any(sentence => sentence is { Length: > 0 } && sentence != Misunderstanding.Sorry) || mind.Now.Has<Act.ThatIsAll>() || mind.Now.Has<Act.No>() || mind.Now.Is(Topic.Thanks)
            ? Messages.WasTaken(mind) || mind.IsSettled ? BookingWording.Anything : BookingWording.Else
            : BookingWording.Start;
    }

    // A tool's sentence without the question that it ends with: one question a turn, and the policy chooses it.
    private static string? Statement(ToolAnswer answer) =>
        QuestionTurns.LastQuestion(answer.Say) is { } question && answer.Say.EndsWith(question, StringComparison.Ordinal) ? answer.Say[..^question.Length].Trim() : answer.Say;

    private ToolUse? Last(params string[] names) => used.LastOrDefault(tool => names.Contains(tool.Name));

    private static string Join(IEnumerable<string?> parts) => Sentences.Once(parts);
}
