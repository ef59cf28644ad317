using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>Asks for a telephone number: the one of this call first, then another, then the rest of half a number.</summary>
internal static class PhoneQuestion
{
    public const string Same = "Je garde le numéro avec lequel vous appelez ?";
    public const string Which = "À quel numéro peut-on vous joindre ?";

    public static string Of(Mind mind)
    {
        if (mind.Now.Of<Act.HalfPhone>().LastOrDefault() is { } half)
            return half.Candidates.Count > 1
                ? "Je n'ai pas bien saisi. Pouvez-vous me redire le numéro, deux chiffres par deux chiffres ?"
                : $"J'ai {string.Join(' ', half.Digits.Chunk(2).Select(pair => new string(pair)))}. Pouvez-vous me donner la suite du numéro ?";
        return mind.Situation.Caller is null || mind.Asked is Asked.SamePhone && mind.Now.Has<Act.No>() ? Which : Same;
    }
}
