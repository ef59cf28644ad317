using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>Who speaks English, where no model is there that does: told so honestly, and handed to a human; where there is
/// none, a message is taken.</summary>
internal sealed class EnglishPolicy : IPolicy
{
    private const string AskMessage = "What should I tell them?";

    public Step Next(Mind mind)
    {
        var used = mind.Dialogue.Now.Tools;
        if (used.FirstOrDefault(tool => tool.Name == "transfer_to_human") is { Answer: var transfer })
            return new Step.Speak(transfer.Done ? $"I can only help you in French, sorry. {transfer.Say}" : $"I can only help you in French, sorry. Nobody can take the call right now. {AskMessage}");
        if (used.FirstOrDefault(tool => tool.Name == "take_message") is { Answer.Done: var taken })
            return new Step.Speak(taken ? "I have noted your message for them. Goodbye." : "Sorry, I could not save your message. Please call again later.");
        return mind.Dialogue.Now.Before.EndsWith(AskMessage, StringComparison.Ordinal)
            ? new Step.Use([new Wanted("take_message", ("kind", "callback"), ("subject", "Appelant anglophone à rappeler"), ("body", mind.Now.Said.Words.Text))])
            : new Step.Use([CommonPlan.Transfer("appelant anglophone")]);
    }
}
