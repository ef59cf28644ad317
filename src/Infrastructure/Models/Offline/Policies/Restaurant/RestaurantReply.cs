using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>What is said at the end of a turn: what was done, what was asked, what was not possible, and one question.</summary>
internal sealed class RestaurantReply(Mind mind)
{
    private readonly IReadOnlyList<ToolUse> used = mind.Dialogue.Now.Tools;

    public string Words()
    {
        if (Last("transfer_to_human", "end_call") is { } leaving)
            return Leaving(leaving);
        if (Last("cancel_order") is { } cancelled)
            return cancelled.Answer.Say + (cancelled.Answer.Done ? " Puis-je faire autre chose pour vous ?" : "");
        if (Last("confirm_order") is { Answer.Done: true } confirmed)
            return Thanks(confirmed);
        if (Last("read_back_order") is { Answer.Done: true } read)
            return Join([.. Said(), read.Answer.Say]);
        var said = Said();
        var question = RefusedQuestion() ?? NextQuestion.Of(mind);
        return Join([.. said, question]) is { Length: > 0 } words ? words : "D'accord.";
    }

    // What was said is dropped where the question stands for it.
    private List<string> Said()
    {
        var said = new List<string>();
        if (Misunderstanding.Is(mind.Now) && mind.Order is not { Status: "confirmed" })
            said.Add(Misunderstanding.Sorry);
        said.AddRange(CommonReply.Of(mind));
        if (Noted() is { } noted)
            said.Add(noted);
        said.AddRange(used.Where(IsSpoken).Select(tool => Statement(tool.Answer.Say)));
        said.AddRange(Absent());
        said.AddRange(Answers.Of(mind));
        said.InsertRange(0, used.Where(tool => !tool.Answer.Done && !mind.Dialogue.Now.Refused.Contains(tool)).Select(tool => Statement(tool.Answer.Say)));
        said.AddRange(mind.Dialogue.Now.Refused.Where(tool => tool.Name is not ("read_back_order" or "confirm_order")).Select(tool => Statement(tool.Answer.Say)));
        return [.. said.Where(sentence => sentence.Length > 0).Distinct()];
    }

    // The dishes written down in this turn, in one sentence.
    private string? Noted()
    {
        const string Prefix = "C'est noté : ";
        var dishes = used.Where(tool => tool.Answer.Done && tool.Name is "add_item" or "change_item" && tool.Answer.Say.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(tool => Statement(tool.Answer.Say)[Prefix.Length..].TrimEnd('.', ' ')).Distinct().ToList();
        return dishes.Count == 0 ? null : $"{Prefix}{Lists.Say(dishes)}.";
    }

    private bool IsSpoken(ToolUse tool) => tool.Answer.Done && tool.Name switch
    {
        "add_item" or "change_item" => false,
        "set_fulfilment" => tool.Answer.Order?.Fulfilment == "delivery",
        "caller_details" => mind.Order is not { Status: "draft" },
        "read_back_order" => false,
        _ => true,
    };

    private IEnumerable<string> Absent()
    {
        if (mind.IsMinor && (mind.Now.Of<Act.Add>().Any(add => add.Dish.Product.IsAlcohol) || mind.Now.Has<Act.IsMinor>() && used.Any(tool => tool.Name == "remove_item")))
            yield return "Je ne peux pas vendre d'alcool aux mineurs.";
        if (mind.Now.Has<Act.AsUsual>() && !mind.Now.Has<Act.Add>() && !mind.IsDictating)
            yield return "Je n'ai pas vos commandes d'avant sous les yeux.";
        foreach (var dish in mind.Now.Of<Act.Add>().Select(add => add.Dish).Where(dish => dish.Sure && dish.With.Absent.Count > 0))
            yield return $"Pour {dish.Product.Name}, je n'ai pas {Elision.De(dish.With.Absent[0])}.";
        if (NextQuestion.IsTooLate(mind))
            yield return "Votre commande est déjà partie en cuisine.";
        foreach (var remove in mind.Now.Of<Act.Remove>().Where(remove => remove.Line is null && !NextQuestion.IsTooLate(mind)))
            yield return $"Il n'y a pas {Elision.De(remove.Named)} dans votre commande.";
        foreach (var unknown in mind.Now.Of<Act.Unknown>().Where(unknown => unknown.Near.Count == 0))
            yield return Wording.Unknown(unknown.Named);
    }

    // A refusal that asks something itself: an address, a time.
    private string? RefusedQuestion()
    {
        if (mind.Dialogue.Now.Refused.LastOrDefault() is not { } refused)
            return null;
        if (refused.Name == "set_time" && refused.Answer.Reason is "too_early" or "closed")
            return WasRefusedBefore(refused) ? "Cela vous convient ?" : "Quelle heure vous conviendrait ?";
        return refused.Name is "read_back_order" or "confirm_order" ? null : QuestionTurns.LastQuestion(refused.Answer.Say);
    }

    private bool WasRefusedBefore(ToolUse refused) =>
        mind.Dialogue.Earlier.TakeLast(1).SelectMany(turn => turn.Tools).Any(tool => tool.Name == refused.Name && tool.Answer.Reason == refused.Answer.Reason);

    private string Leaving(ToolUse leaving) => Join([.. CommonReply.Of(mind), leaving.Answer.Say, .. leaving.Answer.Done ? Array.Empty<string>() : ["Quel message dois-je transmettre ?"]]);

    private string Thanks(ToolUse confirmed)
    {
        var later = mind.Order?.Fulfilment == "delivery" ? "bon appétit" : "à tout à l'heure";
        return Join([confirmed.Answer.Say, .. Answers.Of(mind), $"Merci, {later} !"]);
    }

    private ToolUse? Last(params ReadOnlySpan<string> names)
    {
        foreach (var tool in used.Reverse())
        {
            if (names.Contains(tool.Name))
                return tool;
        }

        return null;
    }

    // A tool's sentence without the question that it ends with: one question a turn, and the policy chooses it.
    private static string Statement(string say) =>
        QuestionTurns.LastQuestion(say) is { } question && say.EndsWith(question, StringComparison.Ordinal) ? say[..^question.Length].Trim() : say;

    private static string Join(IEnumerable<string?> parts) => Sentences.Once(parts);
}
