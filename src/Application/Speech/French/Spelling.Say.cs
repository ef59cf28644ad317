using System.Globalization;
using System.Text;

namespace Kalliky.Application.Speech.French;

public static partial class Spelling
{
    /// <summary>A name letter by letter: "Matthieu" is "M, A, deux T, H, I, E, U".</summary>
    public static string Say(string name)
    {
        var said = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var twice = i + 1 < name.Length && char.IsLetter(name[i]) && char.ToLowerInvariant(name[i]) == char.ToLowerInvariant(name[i + 1]);
            said.Append(i > 0 ? ", " : "").Append(twice ? "deux " : "").Append(Letter(char.ToLowerInvariant(name[i])));
            i += twice ? 1 : 0;
        }

        return said.ToString();
    }

    static string Letter(char letter) => letter switch
    {
        'é' => "E accent aigu",
        'è' => "E accent grave",
        'à' => "A accent grave",
        'ù' => "U accent grave",
        'ê' or 'â' or 'î' or 'ô' or 'û' => $"{Base(letter)} accent circonflexe",
        'ë' or 'ï' or 'ü' or 'ö' => $"{Base(letter)} tréma",
        'ç' => "C cédille",
        '-' => "trait d'union",
        '\'' or '’' => "apostrophe",
        ' ' => "espace",
        _ => char.ToUpper(letter, CultureInfo.InvariantCulture).ToString(),
    };

    static char Base(char letter) => char.ToUpperInvariant(Plain.Word([letter])[0]);
}
