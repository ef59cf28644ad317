using Kalliky.Application.Assistant;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>Several people who want to come together ("pour ma fille et moi, en même temps"): each needs a booking of their
/// own, and they are taken one after the other, the next one at the same hour with somebody else who is free.</summary>
internal sealed class Companions
{
    /// <summary>More than that is for a person to arrange.</summary>
    private const int Most = 4;

    private Companions(int count, IReadOnlyList<BookingState> booked, bool declined) => (Count, Booked, Declined) = (count, booked, declined);

    /// <summary>How many come; 1 where nobody else was spoken of.</summary>
    public int Count { get; }

    /// <summary>The bookings that stand since they were spoken of.</summary>
    public IReadOnlyList<BookingState> Booked { get; }

    /// <summary>In the end nobody else comes.</summary>
    private bool Declined { get; }

    /// <summary>The place in the row of whoever is to be booked next, from 2; null where nobody is.</summary>
    public int? Next => Count > 1 && !Declined && Booked.Count > 0 && Booked.Count < Count ? Booked.Count + 1 : null;

    /// <param name="turns">How many turns of the call are looked at.</param>
    public static Companions Of(Mind mind, int turns)
    {
        List<int> spoken = mind.Tools.Contains("find_slots")
            ? [.. Enumerable.Range(mind.First, mind.Last - mind.First + 1).Where(turn => mind.At(turn).Of<Act.GiveParty>().Any(given => given.Party.Count is > 1 and <= Most))]
            : [];
        if (spoken is not [var began, ..])
            return new Companions(1, [], false);
        var settled = Enumerable.Range(began, Math.Max(0, turns - began)).Where(turn => Booking(mind, turn) is not null).ToList();
        var declined = settled.Any(turn => turn < mind.Last && IsNo(mind, turn + 1));
        return new Companions(mind.At(spoken[^1]).Of<Act.GiveParty>().Last().Party.Count, [.. settled.Select(turn => Booking(mind, turn)!)], declined);
    }

    /// <summary>What is wished for the next one before anything is said of it: the same at the same hour, or right after where
    /// one person alone does it.</summary>
    public BookingWish Wish(Mind mind)
    {
        if (Next is null || BookingMemory.At(Booked[^1].StartsAt) is not { } starts || BookingMemory.At(Booked[^1].EndsAt) is not { } ends)
            return BookingWish.None;
        var services = mind.Sheet.Services.Where(service => Booked[^1].Services.Contains(service.Name)).ToList();
        var when = IsAfter(mind) ? new SpokenWhen { Days = [ends.Date], Earliest = ends.TimeOfDay, Soonest = true } : new SpokenWhen { Days = [starts.Date], At = starts.TimeOfDay };
        return BookingWish.Like(services, when, mind.Sheet.Trade == Trade.Clinic);
    }

    /// <summary>Only one person does what was booked, so that nobody else can come at the same hour.</summary>
    public bool IsAfter(Mind mind) =>
        ServiceLexicon.Of(mind.Sheet).WhoDoes(mind.Sheet.Services.Where(service => Booked[^1].Services.Contains(service.Name))).Count < 2;

    private static BookingState? Booking(Mind mind, int turn) =>
        mind.Dialogue.Turns[turn].Tools.LastOrDefault(tool => tool is { Name: "confirm_booking", Answer: { Done: true, Booking.Moves: null } })?.Answer.Booking;

    private static bool IsNo(Mind mind, int turn) =>
        mind.At(turn) is var said && (said.Has<Act.No>() || said.Has<Act.ThatIsAll>()) && !said.Has<Act.WantServices>() && !said.Has<Act.GiveWhen>() && !said.Has<Act.WantStaff>() && !said.Has<Act.GiveName>();
}
