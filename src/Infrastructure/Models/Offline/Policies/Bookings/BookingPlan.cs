using Kalliky.Application.Assistant;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Bookings;

/// <summary>From what was said and found to the tools of the diary.</summary>
internal sealed class BookingPlan(Mind mind)
{
    private readonly BookingWish wish = mind.Wish;
    private readonly BookingMemory memory = mind.Bookings;
    private readonly Places places = new(mind);
    private readonly IReadOnlyList<ToolUse> used = mind.Dialogue.Now.Tools;

    /// <summary>Something is to be done with a booking that stands.</summary>
    public bool Handles => wish.Intent is Intent.Move or Intent.Cancel or Intent.LookUp;

    /// <summary>A booking is wanted, not only told about.</summary>
    public bool Wants => !(wish.Intent is null && mind.Recent.Any(said => said.Has<Act.AskResults>())) && WantsPlace;

    private bool WantsPlace => wish.Intent is Intent.Book or Intent.Move || memory.Draft is not null || wish.AsLast
        || wish.Intent is null && (!wish.When.IsEmpty && !mind.Now.Questions.Any(question => question is Question.Hours) || wish.Services.Count > 0 && !mind.Now.Questions.Any() && !OnlyAsked || places.OfTables && wish.Party is not null);

    // Named in a question only ("c'est combien un balayage ?"), and in no turn since.
    private bool OnlyAsked => Enumerable.Range(mind.First, mind.Last - mind.First + 1).Select(mind.At).Where(turn => turn.Has<Act.WantServices>()).All(turn => turn.Questions.Any());

    /// <summary>What the turn begins with: who calls, what is decided, what is asked.</summary>
    public IEnumerable<Wanted> First()
    {
        if (Misunderstanding.IsSecond(mind))
            return [CommonPlan.Transfer("deux incompréhensions")];
        if (CommonPlan.End(mind) is { } end)
            return [end];
        var common = CommonPlan.Of(mind).ToList();
        if (common.Exists(tool => tool.Tool is "transfer_to_human" or "end_call"))
            return common;
        return [.. Person(), .. Results(common), .. Decisions(), .. Prices(), .. common];
    }

    /// <summary>The next tool of the turn; null when it is time to speak.</summary>
    public Wanted? Then()
    {
        if (used.Any(tool => tool.Name is "transfer_to_human" or "end_call" or "cancel_booking" || tool is { Name: "take_message", Answer.Done: true }) || mind.Now.Is(Topic.Hold) || mind.Now.Has<Act.AskResults>())
            return null;
        if (used.Any(tool => tool is { Name: "confirm_booking", Answer.Done: true }))
            return mind.Now.Is(Topic.Goodbye) ? new Wanted("end_call", ("reason", "rendez-vous pris")) : null;
        if (Handles && memory.Draft is null && MustLookUp())
            return LookUp();
        if (wish.AsLast && wish.Services.Count == 0 && memory.Draft is null && used.All(tool => tool.Name != "same_as_last_time"))
            return mind.Dialogue.Turns.SelectMany(turn => turn.Tools).Any(tool => tool.Name == "same_as_last_time") ? null : new Wanted("same_as_last_time");
        return Message() ?? Place() ?? Complete() ?? ReadBack();
    }

    /// <summary>Nobody has been named, several could do it, and it was not asked yet.</summary>
    public bool MustAskStaff => !places.OfTables && places.Base is null && wish is { Staff: null, Anybody: false } && places.Services.Count > 0 && wish.IsSure
        && ServiceLexicon.Of(mind.Sheet).WhoDoes(wish.Services.Select(service => service.Service)).Count(person => !wish.NotWith.Contains(person.Name)) > 1
        && !mind.Dialogue.Turns.Any(turn => QuestionTurns.Of(turn.Before) is Asked.Staff);

    public bool IsReady => (wish.IsSure || places.Base is not null) && (places.OfTables ? places.Party > 0 && places.When.HasDay && (places.When.HasTime || places.When.Soonest) && !(places.When is { At: null } && places.When.Part is not null && mind.Asked is not Asked.When)
        : places.Services.Count > 0 && (places.When.HasDay || places.When.Soonest || places.When.Other != 0));

    private IEnumerable<Wanted> Person()
    {
        var now = mind.Now;
        var name = now.Of<Act.GiveName>().LastOrDefault()?.Name;
        var phone = now.Of<Act.GivePhone>().LastOrDefault();
        var birth = now.Of<Act.GiveBirthDate>().LastOrDefault() is { Candidates: [var born] } ? LocalDatePattern.Iso.Format(born) : null;
        var same = phone is { Number: null } || phone is null && mind.Asked is Asked.SamePhone && now.Has<Act.Yes>() && !now.Has<Act.HalfPhone>();
        // Who only names a booking of somebody is not that person.
        if (Handles && memory.Draft is null && !same && phone is null)
            yield break;
        if (name is not null || phone is not null || same || birth is not null)
            yield return new Wanted("caller_details", ("name", name), ("phone", phone?.Number), ("same_number", same ? true : null), ("birthdate", birth));
    }

    private IEnumerable<Wanted> Decisions()
    {
        if (mind.Asked is Asked.Cancellation && (mind.Now.Has<Act.Yes>() || mind.Now.Of<Act.Intend>().Any(act => act.Intent is Intent.Cancel)) && !mind.Now.Has<Act.No>() && places.Moved is { } booking)
            yield return new Wanted("cancel_booking", ("booking_id", booking.BookingId.ToString()));
        else if (memory.Draft is { ReadBack: true } draft && mind.Asked is Asked.Confirm && Agrees(draft))
            yield return new Wanted("confirm_booking", ("version", draft.Version));
    }

    // "Oui", or what was read back said once more ("le deux décembre, c'est ça").
    private bool Agrees(BookingState draft) => !new Changes(mind, draft).Any && !mind.Now.Has<Act.GivePhone>() && !mind.Now.Has<Act.GiveName>() && !mind.Now.Has<Act.No>()
        && (mind.Now.Has<Act.Yes>() || mind.Now.Has<Act.GiveWhen>() || mind.Now.Has<Act.ThatIsAll>());

    private IEnumerable<Wanted> Results(List<Wanted> common)
    {
        if (!mind.Now.Has<Act.AskResults>())
            yield break;
        yield return new Wanted("answer_question", ("question", "résultats d'analyses"));
        if (mind.Asked is Asked.CallBack && mind.Now.Has<Act.Yes>() && !common.Exists(tool => tool.Tool == "take_message") && !Messages.WasTaken(mind))
            yield return CommonPlan.Message("callback", "Rappeler au sujet de résultats");
    }

    private IEnumerable<Wanted> Prices()
    {
        if (mind.Now.Questions.Any(question => question is Question.ServicePrice))
        {
            foreach (var service in Named().Take(3))
                yield return new Wanted("list_services", ("query", service.Name));
        }

        if (mind.Asked is Asked.CallBack && mind.Now.Has<Act.Yes>() && !mind.Now.Has<Act.AskResults>() && !Messages.WasTaken(mind))
            yield return CommonPlan.Message("callback", mind.Earlier.Any(turn => turn.Has<Act.AskResults>()) ? "Rappeler au sujet de résultats" : "À rappeler");
    }

    private IEnumerable<Application.Businesses.SheetService> Named() =>
        mind.Now.Of<Act.WantServices>().SelectMany(act => act.Services).Concat(wish.Services).SelectMany(heard => heard.Sure ? [heard.Service] : heard.Candidates).DistinctBy(service => service.Id);

    private bool MustLookUp() => memory.Known.Count == 0 && used.All(tool => tool.Name != "look_up_booking")
        && (memory.LookUp is null || mind.Now.Has<Act.GiveName>() || mind.Now.Has<Act.GiveBirthDate>() || mind.Now.Has<Act.GivePhone>());

    private Wanted LookUp() => new(
        "look_up_booking", ("name", wish.Name), ("birthdate", wish.BirthDate is { } born ? LocalDatePattern.Iso.Format(born) : null),
        ("date", wish.Stands?.Day is { } day ? LocalDatePattern.Iso.Format(day) : null));

    // More guests than the house seats: somebody rings back.
    private Wanted? Message() => used is [.., { Answer: { Done: false, Reason: "too_many" } }] && !Messages.WasTaken(mind)
        ? CommonPlan.Message("callback", $"Grande table : {LargeParty()}")
        : null;

    private string LargeParty()
    {
        var people = wish.Party is { From: { } from } range ? $"{from} à {range.Count} personnes" : $"{places.Party} personnes";
        return places.Exact is { } at ? $"{people}, {Places.Say(at)}" : places.When.Day is { } day ? $"{people}, {Application.Speech.French.Dates.Say(day)}" : people;
    }

    private Wanted? Place()
    {
        if (Handles && wish.Intent is not Intent.Move || !Wants || wish.Intent is Intent.Move && memory.Draft is null && places.Moved is null)
            return null;
        if (used is [.., { Name: "find_slots" or "find_table" } search])
            return Found(search);
        if (used.Any(tool => tool.Name is "hold_slot" or "book_table" or "move_booking"))
            return null;
        if (places.OtherParty is { } other && (memory.Draft is null || new Changes(mind, memory.Draft).Any))
            return other;
        if (memory.Draft is { } draft)
            return new Changes(mind, draft).Any ? Chosen() ?? places.Search() : null;
        if (Chosen() is { } chosen)
            return chosen;
        return IsReady && IsFresh && !MustAskStaff && !IsTooFew ? places.Search() : null;
    }

    private Wanted? Chosen() => memory.Offers.Count > 0 && places.Chosen(memory.Offers) is { } slot ? places.Take(slot) : null;

    // Refused already in so many words: nothing that the caller said since makes it another search.
    private bool IsFresh => mind.Now.Acts.Any(act => act is Act.GiveWhen or Act.WantStaff or Act.WantServices or Act.GiveParty or Act.WantArea or Act.PointAt or Act.AsUsual)
        || used.Any(tool => tool.Name is "look_up_booking" or "same_as_last_time") || !mind.RecentTurns.SelectMany(turn => turn.Tools).Any(tool => tool.Name is "find_slots" or "find_table");

    private bool IsTooFew => places.OfTables && places.Party < 1;

    private Wanted? Found(ToolUse search)
    {
        var answer = search.Answer;
        var first = answer.Slots is { Count: > 0 } slots ? slots[0] : null;
        var again = used.Count(tool => tool.Name == "find_slots") > 1;
        var fits = first is not null && (places.Exact is { } exact ? BookingMemory.At(first.StartsAt) == exact : places.When.Soonest);
        if (answer.Done && fits && !again && !(wish.NotWith.Contains(first!.With ?? "")))
            return places.Take(first!);
        return !places.OfTables && !again && wish is { Staff: not null, Firm: false } && !(answer.Done && first is not null) && answer.Reason is not ("closed" or "past" or "too_far")
            ? places.Search(anybody: true)
            : null;
    }

    // What was told before there was a draft to put it on.
    private Wanted? Complete()
    {
        if (memory.Draft is not { } draft || used is [.., { Name: "caller_details" }])
            return null;
        var name = draft.Missing.Contains("name") || mind.Companions.Next is not null && wish.Name != draft.Name ? wish.Name : null;
        var born = draft.Missing.Contains("birthdate") && wish.BirthDate is { } date ? LocalDatePattern.Iso.Format(date) : null;
        var phone = draft.Missing.Contains("phone") ? mind.Earlier.Append(mind.Now).SelectMany(turn => turn.Of<Act.GivePhone>()).LastOrDefault() : null;
        return name is null && born is null && phone is null ? null : new Wanted(
            "caller_details", ("name", name), ("phone", phone?.Number), ("same_number", phone is { Number: null } ? true : null), ("birthdate", born));
    }

    private Wanted? ReadBack() => memory.Draft is { Missing.Count: 0, ReadBack: false } && !mind.Now.Is(Topic.Human)
        && !mind.Dialogue.Now.Refused.Any(tool => tool.Name is "find_slots" or "find_table" or "hold_slot" or "book_table" or "move_booking" or "confirm_booking")
        && !used.Any(tool => tool.Name is "find_slots" or "find_table" && !used.Any(taken => taken.Name is "hold_slot" or "book_table" or "move_booking"))
            ? new Wanted("read_back_booking")
            : null;
}
