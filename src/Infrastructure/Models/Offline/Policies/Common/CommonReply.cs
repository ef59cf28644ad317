using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>What every trade's assistant says to what is no part of its trade.</summary>
internal static class CommonReply
{
    /// <summary>Sentences before all others.</summary>
    public static IEnumerable<string> Of(Mind mind)
    {
        foreach (var topic in mind.Now.Of<Act.Say>().Select(say => say.Topic).Distinct())
        {
            if (Say(topic, mind) is { } words)
                yield return words;
        }
    }

    private static string? Say(Topic topic, Mind mind) => topic switch
    {
        Topic.Emergency => "Si c'est une urgence, composez tout de suite le 15 ou le 112.",
        Topic.Advice => "Je ne peux pas donner d'avis médical. Si l'état s'aggrave ou vous inquiète, composez le 15 ou le 112.",
        Topic.English => "Sorry, I only speak French.",
        Topic.WrongNumber => $"Vous êtes bien chez {mind.Sheet.Name}.",
        Topic.Spam => "Merci, mais nous ne sommes pas intéressés.",
        Topic.Complaint => "Je suis vraiment désolé.",
        Topic.CallBack when Messages.WasTaken(mind) && !Messages.HasBody(mind) => "C'est noté, on vous rappelle.",
        Topic.Hold => "Bien sûr, prenez votre temps.",
        Topic.Reservation when !mind.Tools.Contains("book_table") => "Je ne peux pas encore réserver moi-même, je transmets votre demande.",
        Topic.Thanks when Alone(mind) && !mind.Now.Has<Act.No>() && !mind.Now.Has<Act.ThatIsAll>() && !mind.Now.Has<Act.Yes>() => "Je vous en prie.",
        Topic.Greeting when Alone(mind) && mind.Last == 0 => "Bonjour !",
        _ => null,
    };

    private static bool Alone(Mind mind) => mind.Now.Acts.All(act => act is Act.Say { Topic: Topic.Thanks or Topic.Greeting or Topic.Goodbye } or Act.Yes or Act.No or Act.ThatIsAll);

    /// <summary>A question stayed without an answer, and nothing else is being done: somebody of the store will know.</summary>
    public static string? Unanswered(Mind mind) => mind.Dialogue.Now.Tools.Any(tool => tool is { Name: "answer_question" or "repair_status" or "order_ready", Answer.Done: false })
        && !mind.Dialogue.Now.Tools.Any(tool => tool is { Name: "answer_question", Answer.Done: true }) && !mind.Dialogue.Now.Before.EndsWith(OfferHelp, StringComparison.Ordinal)
            ? OfferHelp
            : null;

    private const string OfferHelp = "Voulez-vous laisser un message, ou que je vous passe quelqu'un ?";

    /// <summary>The question that goes on where a message is being taken; null where none is.</summary>
    public static string? Question(Mind mind)
    {
        var now = mind.Now;
        if (mind.Dialogue.Now.Tools.Any(tool => tool is { Name: "take_message", Answer.Done: true }))
            return mind.Situation.KnownName is null && !now.Has<Act.GiveName>() ? "C'est à quel nom ?" : "Puis-je faire autre chose pour vous ?";
        if (now.Is(Topic.LeaveMessage) && !Messages.HasBody(mind))
            return "Quel est votre message ?";
        if (now.Is(Topic.WrongNumber))
            return "Puis-je vous aider ?";
        return now.Has<Act.GiveName>() && Messages.WasTaken(mind) && mind.Order is null ? "Puis-je faire autre chose pour vous ?" : null;
    }
}
