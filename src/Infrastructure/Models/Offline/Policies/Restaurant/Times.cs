using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Reading.Slots;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>The time that the assistant itself offered, found again in its words.</summary>
internal static class Times
{
    public static LocalDateTime? Offered(Mind mind) => In(mind.Dialogue.Now.Before, mind);

    /// <summary>Who wants it as soon as possible is given the first time that is possible, without another question.</summary>
    public static Wanted? Soonest(Mind mind) => mind.Dialogue.Now.Tools is [.., { Name: "set_time", Answer: { Done: false, Reason: "closed" or "too_early" } answer } refused]
        && refused.Arguments.Contains("asap", StringComparison.Ordinal) && In(answer.Say, mind) is { } first
            ? RestaurantPlan.At(first)
            : null;

    private static LocalDateTime? In(string said, Mind mind)
    {
        var reader = new TimeReader(mind.Sheet.Hours, mind.Situation.Now, null);
        return reader.Hear(Utterance.Of(said), asked: true, day: null)?.Act is Act.GiveTime { Time.At: { } at } ? at : null;
    }
}
