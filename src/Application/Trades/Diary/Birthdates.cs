using Kalliky.Application.Speech.French;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Trades.Diary;

/// <summary>A date of birth as a model wrote it, or as it was said.</summary>
internal static class Birthdates
{
    private const int Oldest = 120;

    /// <summary>Null when it is none, or when it could be several.</summary>
    public static LocalDate? Read(string said, LocalDate today)
    {
        var text = said.Trim();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } written)
            return written.Value <= today && written.Value.Year > today.Year - Oldest ? written.Value : null;
        return BirthDates.Hear(text.Length > 120 ? text[..120] : text, today) is { Candidates: [var only] } ? only : null;
    }
}
