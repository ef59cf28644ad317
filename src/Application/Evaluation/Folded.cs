using System.Globalization;
using System.Text;

namespace Kalliky.Application.Evaluation;

/// <summary>Text for comparing: no case, no accents, one kind of apostrophe and of space.</summary>
public static class Folded
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            _ = char.ToLowerInvariant(character) switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                '’' => folded.Append('\''),
                var other when char.IsWhiteSpace(other) => folded.Append(' '),
                var other => folded.Append(other),
            };
        }

        return folded.ToString().Trim();
    }
}
