using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>The assistant of a trade whose own tools are not there: informs, takes messages, puts through. It promises
/// nothing that it cannot do.</summary>
internal sealed class PlainPolicy : IPolicy
{
    public Step Next(Mind mind)
    {
        var used = mind.Dialogue.Now.Tools;
        if (used.Count == 0 && Plan(mind) is { Count: > 0 } plan)
            return new Step.Use(plan);
        var said = CommonReply.Of(mind).Concat(used.Select(tool => tool.Answer.Say)).Distinct().ToList();
        if (said.Count == 0)
            said.Add(Misunderstanding.Is(mind.Now) ? Misunderstanding.Sorry : "D'accord.");
        if (used.Any(tool => tool.Name is "end_call" or "transfer_to_human" && tool.Answer.Done) || said[^1].TrimEnd().EndsWith('?') || mind.Now.Is(Topic.Hold))
            return new Step.Speak(string.Join(' ', said));
        return new Step.Speak($"{string.Join(' ', said)} {CommonReply.Question(mind) ?? "Que puis-je faire pour vous ?"}");
    }

    private static List<Wanted> Plan(Mind mind)
    {
        var wanted = Misunderstanding.IsSecond(mind) ? [CommonPlan.Transfer("deux incompréhensions")] : CommonPlan.Of(mind).ToList();
        var name = mind.Now.Of<Act.GiveName>().LastOrDefault()?.Name;
        var phone = mind.Now.Of<Act.GivePhone>().LastOrDefault();
        if (name is not null || phone is not null)
            wanted.Insert(0, new Wanted("caller_details", ("name", name), ("phone", phone?.Number), ("same_number", phone is { Number: null } ? true : null)));
        return [.. wanted.Where(tool => mind.Tools.Contains(tool.Tool))];
    }
}
