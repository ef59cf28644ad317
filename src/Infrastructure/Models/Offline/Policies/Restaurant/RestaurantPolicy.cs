using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies.Bookings;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>Takes an order: writes what is dictated, answers what is asked, asks for what is missing, reads back once all
/// is there, confirms what was read back.</summary>
internal sealed class RestaurantPolicy : IPolicy
{
    private readonly BookingPolicy tables = new();

    public Step Next(Mind mind)
    {
        if (mind.Books)
            return tables.Next(mind);
        var used = mind.Dialogue.Now.Tools;
        if (used.Count == 0 && Plan(mind) is { Count: > 0 } plan)
            return new Step.Use(plan);
        if (Times.Soonest(mind) is { } soonest)
            return new Step.Use([soonest]);
        return MustReadBack(mind)
            ? new Step.Use([new Wanted("read_back_order")])
            : new Step.Speak(new RestaurantReply(mind).Words());
    }

    private static List<Wanted> Plan(Mind mind) =>
        Misunderstanding.IsSecond(mind)
            ? [CommonPlan.Transfer("deux incompréhensions")]
            : [.. new RestaurantPlan(mind).Tools().Where(tool => mind.Tools.Contains(tool.Tool))];

    // Everything is there, the caller wants nothing more, and nothing of this turn is left to answer first.
    private static bool MustReadBack(Mind mind)
    {
        var used = mind.Dialogue.Now.Tools;
        return mind.Order is { Status: "draft", Missing.Count: 0, Lines.Count: > 0, ReadBack: false } && mind.HasAll
            && !used.Any(tool => tool.Name is "read_back_order" or "transfer_to_human" or "end_call" or "confirm_order") && !mind.Dialogue.Now.Refused.Any(tool => tool.Answer.Reason is not ("unknown_answer" or "no_order"))
            && mind.Open.Next(mind.Now) is null && !mind.Now.Is(Topic.Hold) && !mind.Now.Is(Topic.CancelAll) && !mind.Now.Has<Act.AnyOf>() && !mind.Now.Has<Act.Unclear>()
            && !(mind.Asked is Asked.Confirm && mind.Now.Has<Act.No>() && !mind.Now.Orders && used.Count == 0);
    }
}
