using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>All that one utterance does.</summary>
internal sealed record Meaning(Utterance Said, Asked Asked, IReadOnlyList<Act> Acts)
{
    public bool Is(Topic topic) => Acts.Any(act => act is Act.Say say && say.Topic == topic);

    public bool Has<T>()
        where T : Act => Acts.Any(act => act is T);

    public IEnumerable<T> Of<T>()
        where T : Act => Acts.OfType<T>();

    public IEnumerable<Question> Questions => Of<Act.Ask>().Select(ask => ask.Question);

    /// <summary>Something was said about dishes.</summary>
    public bool Orders => Acts.Any(act => act is Act.Add or Act.Remove or Act.Change or Act.Unknown or Act.AnyOf or Act.Unclear);

    public static readonly Meaning Nothing = new(Utterance.Of(""), Asked.Nothing, []);
}
