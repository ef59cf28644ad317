using System.Globalization;
using System.Text;

namespace Kalliky.Application.Speech.French;

/// <summary>Text as the ear hears it: lower case, no accents, no punctuation.</summary>
public static class Plain
{
    /// <summary>The plain words of a text, one space apart: "L'Œuf, à part !" is "l oeuf a part".</summary>
    public static string Of(string text)
    {
        var words = Words.Of(text);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                plain.Append(' ');
            }

            plain.Append(words[i].Plain);
        }

        return plain.ToString();
    }

    /// <summary>One word in lower case without accents; apostrophes inside stay ("aujourd'hui").</summary>
    internal static string Word(ReadOnlySpan<char> word)
    {
        var plain = new StringBuilder(word.Length + 1);
        foreach (var character in word)
        {
            Append(plain, char.ToLowerInvariant(character));
        }

        return plain.ToString();
    }

    static void Append(StringBuilder plain, char character)
    {
        switch (character)
        {
            case < '\u0080': plain.Append(character); break;
            case 'à' or 'â' or 'ä' or 'á' or 'ã' or 'å': plain.Append('a'); break;
            case 'é' or 'è' or 'ê' or 'ë': plain.Append('e'); break;
            case 'î' or 'ï' or 'í' or 'ì': plain.Append('i'); break;
            case 'ô' or 'ö' or 'ó' or 'ò' or 'õ': plain.Append('o'); break;
            case 'ù' or 'û' or 'ü' or 'ú': plain.Append('u'); break;
            case 'ç': plain.Append('c'); break;
            case 'ñ': plain.Append('n'); break;
            case 'ÿ': plain.Append('y'); break;
            case 'œ': plain.Append("oe"); break;
            case 'æ': plain.Append("ae"); break;
            case 'ß': plain.Append("ss"); break;
            case '’' or 'ʼ': plain.Append('\''); break;
            case '\u00A0' or '\u202F': break;
            default: AppendRare(plain, character); break;
        }
    }

    static void AppendRare(StringBuilder plain, char character)
    {
        if (char.IsSurrogate(character))
        {
            return;
        }

        foreach (var part in character.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(part);
            }
        }
    }
}
