using System.Text;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>A rough key of how a French word sounds: words that recognition confuses share it
/// ("nem au port" and "porc", "saté" and "satay", "fritte" and "frites").</summary>
internal static class Sound
{
    private static readonly (string Letters, string Heard)[] Spellings =
    [
        ("tion", "sion"), ("sch", "S"), ("tch", "S"), ("sh", "S"), ("ch", "S"), ("ph", "f"), ("gh", "G"), ("th", "t"), ("h", ""),
        ("qu", "k"), ("q", "k"), ("ck", "k"), ("gn", "ny"), ("eau", "o"), ("au", "o"), ("oeu", "e"), ("oe", "e"), ("eu", "e"),
        ("oi", "wa"), ("oy", "wa"), ("ou", "u"), ("oo", "u"), ("ill", "iy"), ("ai", "e"), ("ei", "e"), ("ay", "e"), ("ey", "e"), ("ee", "i"),
    ];

    private const string Vowels = "aeiouy";

    public static string Of(string plain)
    {
        if (plain.Length == 0 || !char.IsLetter(plain[0]))
            return plain;
        var sound = new StringBuilder(plain);
        foreach (var (letters, heard) in Spellings)
            sound.Replace(letters, heard);
        return Ending(Consonants(sound.ToString()));
    }

    // Soft and hard c and g, z as s, x as ks, nasal vowels, no double letters.
    private static string Consonants(string letters)
    {
        var heard = new StringBuilder(letters.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            var letter = letters[i] switch
            {
                'c' => next is 'e' or 'i' or 'y' ? 's' : 'k',
                'g' => next is 'e' or 'i' or 'y' ? 'j' : 'G',
                'z' => 's',
                'w' => 'v',
                'y' => 'i',
                'm' when i > 0 && Vowels.Contains(letters[i - 1]) && next != '\0' && !Vowels.Contains(next) => 'n',
                var other => other,
            };
            if (letter == 'u' && heard.Length > 0 && heard[^1] == 'G' && next is 'e' or 'i')
                continue;
            if (heard.Length == 0 || heard[^1] != letter)
                heard.Append(letter);
            if (letter == 'x')
                heard.Replace("x", "ks");
        }

        return heard.Replace("en", "an").Replace("ain", "in").ToString();
    }

    // What is written at the end and not heard.
    private static string Ending(string heard)
    {
        var end = heard.Length;
        if (end > 3 && (heard.EndsWith("er", StringComparison.Ordinal) || heard.EndsWith("es", StringComparison.Ordinal)))
            end -= 2;
        while (end > 2 && heard[end - 1] is 'e' or 's' or 't' or 'd' or 'p')
            end--;
        return end > 2 && heard[end - 1] == 'k' && heard[end - 2] == 'r' ? heard[..(end - 1)] : heard[..end];
    }
}
