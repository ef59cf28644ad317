using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Shop;

/// <summary>Behind the counter of a shop: tells what there is and what it costs, puts articles aside, and takes messages for
/// the rest.</summary>
internal sealed class ShopPolicy : IPolicy
{
    public Step Next(Mind mind)
    {
        var used = mind.Dialogue.Now.Tools;
        var plan = new ShopPlan(mind);
        if (used.Count == 0 && plan.First().Where(tool => mind.Tools.Contains(tool.Tool)).ToList() is { Count: > 0 } first)
            return new Step.Use(first);
        return plan.Then() is { } tool && mind.Tools.Contains(tool.Tool) && used.All(one => one.Name != tool.Tool)
            ? new Step.Use([tool])
            : new Step.Speak(new ShopReply(mind).Words());
    }
}
