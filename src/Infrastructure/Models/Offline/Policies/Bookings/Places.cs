using System.Text.Json.Nodes;
using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Bookings;

/// <summary>From a wish to a search in the diary, and from what is free to what is taken.</summary>
internal sealed class Places(Mind mind)
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    private readonly BookingWish wish = mind.Wish;
    private readonly BookingMemory memory = mind.Bookings;

    /// <summary>Tables are booked by the number of guests, all else by what is to be done.</summary>
    public bool OfTables => mind.Tools.Contains("find_table");

    /// <summary>What the wish starts from: the draft, or the booking that is moved.</summary>
    public BookingState? Base => memory.Draft ?? (wish.Intent is Intent.Move ? Moved : null);

    /// <summary>The booking that is spoken of, where it is clear which.</summary>
    public BookingState? Moved => memory.Known switch
    {
        [] => null,
        [var only] => only,
        var several => several.Where(IsMeant).ToList() is [var one] ? one : null,
    };

    /// <summary>The wish, completed by what it starts from.</summary>
    public SpokenWhen When
    {
        get
        {
            var when = wish.When;
            if (BookingMemory.At(Base?.StartsAt) is not { } at)
                return when;
            if (when.Shift is { } minutes)
                return when with { Days = [at.PlusMinutes(minutes).Date], At = at.PlusMinutes(minutes).TimeOfDay, From = null, Upto = null };
            if (when.ShiftDays is { } days)
                when = when with { Days = [at.Date.PlusDays(days)], From = null, Upto = null };
            if (!when.HasDay)
                when = when with { Days = [at.Date] };
            return when.HasTime || when.Soonest ? when : when with { At = at.TimeOfDay };
        }
    }

    /// <summary>The one time that is wished for; null where several would do.</summary>
    public LocalDateTime? Exact => When is { Day: { } day, At: { } at } ? day + at : null;

    /// <summary>The search that this wish asks for.</summary>
    public Wanted Search(bool anybody = false)
    {
        var (from, upto) = Bounds();
        var staff = anybody ? null : wish.Staff ?? (Base is { With: { } with } && !wish.Anybody && !wish.NotWith.Contains(with) && !OfTables ? with : null);
        return OfTables
            ? new Wanted("find_table", ("party", Party), ("from", Text(from)), ("to", Text(upto)), ("area", wish.Area))
            : new Wanted("find_slots", ("services", Wanted.List(Services)), ("staff", staff), ("from", Text(from)), ("to", Text(upto)));
    }

    public IReadOnlyList<string> Services => wish.Services.Count > 0 && wish.Intent is not Intent.Move ? [.. wish.Services.Select(service => service.Service.Name)] : Base?.Services ?? [.. wish.Services.Select(service => service.Service.Name)];

    public int Party => wish.Party?.Count ?? Base?.PartySize ?? 0;

    /// <summary>Takes a place that is free.</summary>
    public Wanted Take(FoundSlot slot) => Moving is { } moved
        ? new Wanted("move_booking", ("booking_id", moved.ToString()), ("slot", slot.Slot), ("party", OfTables && wish.Party is { } party ? party.Count : null))
        : OfTables
            ? new Wanted("book_table", ("slot", slot.Slot), ("party", Party))
            : new Wanted("hold_slot", ("slot", slot.Slot), ("services", Wanted.List(Services)));

    /// <summary>The booking that a change is drafted for.</summary>
    public Guid? Moving => memory.Draft?.Moves ?? (wish.Intent is Intent.Move ? Moved?.BookingId : null);

    /// <summary>Only the number of guests changes.</summary>
    public Wanted? OtherParty => Moving is { } moved && wish.Party is { } party && wish.When.IsEmpty && memory.Draft?.PartySize != party.Count && Moved?.PartySize != party.Count
        ? new Wanted("move_booking", ("booking_id", moved.ToString()), ("party", party.Count))
        : null;

    /// <summary>Of what was offered, the place that the caller takes by these words.</summary>
    public FoundSlot? Chosen(IReadOnlyList<FoundSlot> offers)
    {
        var now = mind.Now;
        if (offers.Count == 0 || mind.Asked is not (Asked.Slot or Asked.WhenInstead or Asked.When or Asked.Staff or Asked.Confirm))
            return null;
        if (now.Of<Act.Pick>().LastOrDefault() is { } pick)
        {
            var named = now.Of<Act.WantStaff>().LastOrDefault(one => !one.Denied)?.Name;
            var among = offers.Where(offer => named is null || offer.With == named).ToList();
            return among.Count == 0 ? null : pick.Rank < 0 ? among[^1] : among[Math.Min(pick.Rank, among.Count - 1)];
        }

        var when = now.Of<Act.GiveWhen>().Select(given => given.When).LastOrDefault(given => given.Other == 0 && !given.IsEmpty);
        var staff = now.Of<Act.WantStaff>().LastOrDefault(one => !one.Denied)?.Name;
        if (when is null && staff is null)
            return now.Has<Act.Yes>() && !now.Has<Act.No>() ? offers[0] : null;
        return offers.FirstOrDefault(offer => (staff is null || offer.With == staff) && (when is null || Suits(when, offer)));
    }

    private static bool Suits(SpokenWhen when, FoundSlot offer) => BookingMemory.At(offer.StartsAt) is { } at && when.Suits(at);

    private bool IsMeant(BookingState booking) =>
        BookingMemory.At(booking.StartsAt) is { } at && (wish.Stands is null || wish.Stands.Suits(at)) && (wish.Stands is not null || wish.Services.Count > 0)
        && (wish.Services.Count == 0 || wish.Services.Any(service => service.Candidates.Any(candidate => booking.Services.Contains(candidate.Name))));

    private (LocalDateTime From, LocalDateTime Upto) Bounds()
    {
        var (when, now) = (When, mind.Situation.Now.LocalDateTime);
        if (Exact is { } exact && !when.Soonest)
            return (exact, exact);
        var first = when.Day ?? when.From ?? now.Date;
        var last = when.Day ?? when.Upto ?? (when.From is { } from ? from.PlusWeeks(2) : first.PlusWeeks(2));
        var begin = first + (when.At ?? when.Earliest ?? LocalTime.Midnight);
        var end = last + (when.Latest ?? new LocalTime(23, 55));
        begin = begin < now ? Rounded(now) : begin;
        if (when.Other != 0 && BookingMemory.At(memory.Offers.Count > 0 ? (when.Other > 0 ? memory.Offers[^1] : memory.Offers[0]).StartsAt : null) is { } offered)
            (begin, end) = when.Other > 0 ? (offered.PlusMinutes(15), offered.Date.PlusDays(when.HasDay ? 0 : 7) + new LocalTime(23, 55)) : (begin, offered.PlusMinutes(-5));
        return (begin, end < begin ? begin : end);
    }

    private static LocalDateTime Rounded(LocalDateTime now) => now.Date + new LocalTime(now.Hour, now.Minute) is var minute ? minute.PlusMinutes((5 - minute.Minute % 5) % 5) : now;

    private static JsonNode Text(LocalDateTime at) => JsonValue.Create(Minutes.Format(at));

    /// <summary>"samedi 28 novembre à dix heures".</summary>
    public static string Say(LocalDateTime at) => Application.Speech.French.When.SayInFull(at);

    public static string SayTime(LocalDateTime at) => Times.Say(at.TimeOfDay);
}
