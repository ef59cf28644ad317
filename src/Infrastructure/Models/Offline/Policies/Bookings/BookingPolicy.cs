using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Bookings;

/// <summary>Books appointments and tables: looks for a place that suits the wish, holds it, asks who comes, reads back
/// once, confirms what was read back. Moves and cancels only what was looked up.</summary>
internal sealed class BookingPolicy : IPolicy
{
    // A tool is used that often in a turn, not more: a search for the person wanted, then for anybody; who calls, and once
    // more when there is a draft to write it on.
    private static int Most(string tool) => tool is "find_slots" or "caller_details" ? 2 : 1;

    public Step Next(Mind mind)
    {
        var used = mind.Dialogue.Now.Tools;
        if (used.Count == 0 && Known(new BookingPlan(mind).First(), mind) is { Count: > 0 } first)
            return new Step.Use(first);
        return new BookingPlan(mind).Then() is { } tool && mind.Tools.Contains(tool.Tool) && used.Count(one => one.Name == tool.Tool) < Most(tool.Tool)
            ? new Step.Use([tool])
            : new Step.Speak(new BookingReply(mind).Words());
    }

    private static List<Wanted> Known(IEnumerable<Wanted> wanted, Mind mind) => [.. wanted.Where(tool => mind.Tools.Contains(tool.Tool))];
}
