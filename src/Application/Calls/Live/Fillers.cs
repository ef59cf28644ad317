using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Calls.Live;

/// <summary>Sounds and words that a listener makes without meaning to take the turn.</summary>
internal static class Fillers
{
    private static readonly HashSet<string> Sounds = new(StringComparer.Ordinal)
    {
        "euh", "heu", "euhm", "hum", "hmm", "hm", "mmh", "mm", "mmm", "mhm", "hem", "ah", "oh", "eh", "ha", "bah", "ben", "beh", "hein", "uh", "um", "er",
    };

    private static readonly HashSet<string> Nods = new(StringComparer.Ordinal)
    {
        "d'accord", "d accord", "daccord", "ok", "okay", "tres bien", "entendu", "je vois", "alright", "right", "i see",
    };

    private static readonly HashSet<string> Farewells = new(StringComparer.Ordinal)
    {
        "merci", "beaucoup", "bien", "au", "revoir", "bonne", "journee", "soiree", "a", "bientot", "vous", "aussi", "non", "c'est", "c", "est", "tout", "bye", "goodbye", "thanks", "thank", "you",
    };

    /// <summary>Nothing but thanks and goodbye.</summary>
    public static bool IsFarewell(string words)
    {
        var plain = Plain.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return plain.Length > 0 && Array.TrueForAll(plain, word => Farewells.Contains(word) || Sounds.Contains(word) || Nods.Contains(word));
    }

    /// <summary>Nothing but hesitation: never a turn.</summary>
    public static bool IsHesitation(string words)
    {
        var plain = Plain.Of(words);
        return plain.Length == 0 || Array.TrueForAll(plain.Split(' '), Sounds.Contains);
    }

    /// <summary>A sign of listening: no turn while the assistant speaks, an answer when it has asked.</summary>
    public static bool IsNod(string words)
    {
        var plain = Plain.Of(words);
        var start = 0;
        foreach (var word in plain.Split(' '))
        {
            if (!Sounds.Contains(word))
                break;
            start += word.Length + 1;
        }

        return start >= plain.Length || Nods.Contains(plain[start..]);
    }
}
