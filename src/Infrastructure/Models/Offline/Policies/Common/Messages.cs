using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>Messages for the store: what there is to pass on.</summary>
internal static class Messages
{
    // "Je voudrais laisser un message" says that there is one, not what it is.
    private const int WordsOfAnAnnouncement = 9;

    public static bool HasBody(Mind mind) => mind.Now.Said.Words.Count > WordsOfAnAnnouncement;

    public static string? Body(Mind mind) => mind.Now.Said.Words.Count > 1 && !mind.Now.Is(Topic.Goodbye) ? mind.Now.Said.Words.Text : null;

    public static bool WasTaken(Mind mind) => mind.Dialogue.Earlier.SelectMany(turn => turn.Tools).Any(tool => tool is { Name: "take_message", Answer.Done: true });
}
