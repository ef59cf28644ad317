using System.Collections.Concurrent;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Matching;

/// <summary>The distinct words of a phrase book, and which of them a heard word may be.</summary>
internal sealed class Vocabulary
{
    // Callers say the same few thousand words; what lies beyond is not worth memory.
    private const int MostRemembered = 4_000;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<(string Text, string Sound)> words = [];
    private readonly ConcurrentDictionary<string, (int Id, double Likeness)[]> heard = new(StringComparer.Ordinal);

    public int Add(string text, string sound)
    {
        if (!ids.TryGetValue(text, out var id))
        {
            ids[text] = id = words.Count;
            words.Add((text, sound));
        }

        return id;
    }

    /// <summary>The known words that this one may be, with how alike they are.</summary>
    public (int Id, double Likeness)[] Like(string text, string sound)
    {
        if (heard.TryGetValue(text, out var known))
            return known;
        var like = new List<(int, double)>();
        for (var id = 0; id < words.Count; id++)
        {
            var likeness = Likeness.Of(text, sound, words[id].Text, words[id].Sound);
            if (likeness > 0)
                like.Add((id, likeness));
        }

        var found = like.ToArray();
        if (heard.Count < MostRemembered)
            heard.TryAdd(text, found);
        return found;
    }

    public (int Id, double Likeness)[] Like(Token token) => Like(token.Text, token.Sound);
}
