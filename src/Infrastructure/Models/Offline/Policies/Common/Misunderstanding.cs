using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>What was not understood: asked again once, then it is a human's turn.</summary>
internal static class Misunderstanding
{
    public const string Sorry = "Excusez-moi, je n'ai pas bien compris.";

    /// <summary>Nothing in what was said could be used.</summary>
    public static bool Is(Meaning meaning) => !IsGreeting(meaning) && meaning.Acts.All(act => act switch
    {
        Act.Say { Topic: Topic.Greeting } => true,
        Act.Yes or Act.No => NeedsMore(meaning.Asked),
        _ => false,
    });

    /// <summary>The turn before was not understood either.</summary>
    public static bool IsSecond(Mind mind) =>
        Is(mind.Now) && mind.Dialogue.Now.Before.Contains(Sorry, StringComparison.Ordinal);

    private static bool IsGreeting(Meaning meaning) => meaning.Is(Topic.Greeting) && meaning.Said.Words.Count <= 4;

    // "Oui" answers no "pour quelle heure ?".
    private static bool NeedsMore(Asked asked) => asked is Asked.When or Asked.Name or Asked.Address or Asked.City or Asked.Option or Asked.Fulfilment or Asked.Phone or Asked.Service or Asked.Party or Asked.BirthDate;
}
