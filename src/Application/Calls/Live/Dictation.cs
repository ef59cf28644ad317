using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Calls.Live;

/// <summary>What the caller was last asked for, where that changes how long an answer may take or whether keys count.</summary>
internal enum Asked
{
    Anything,
    Phone,
    Email,
    Address,
    Spelling,
    Count,
}

/// <summary>Callers who dictate pause between pairs of digits, and being cut off there is what they complain of most.</summary>
internal static class Dictation
{
    private static readonly (Asked What, string[] Words)[] Signs =
    [
        (Asked.Spelling, ["epel", "spell"]),
        (Asked.Email, ["mail", "courriel"]),
        (Asked.Phone, ["numero", "telephone", "phone", "number"]),
        (Asked.Address, ["adresse", "quelle rue", "code postal", "address", "postcode"]),
        (Asked.Count, ["combien", "how many"]),
    ];

    public static Asked AskedIn(string? words)
    {
        if (Questions.Last(words) is not { } question)
            return Asked.Anything;
        var plain = Plain.Of(question);
        foreach (var (what, signs) in Signs)
        {
            if (Array.Exists(signs, sign => plain.Contains(sign, StringComparison.Ordinal)))
                return what;
        }

        return Asked.Anything;
    }

    /// <summary>Whether an answer looks as if more of it may follow after a pause.</summary>
    public static bool MayGoOn(Asked asked, string heard) => asked switch
    {
        Asked.Phone => PhoneNumbers.Hear(heard) is { Partial: true },
        Asked.Email => !IsWholeEmail(heard),
        Asked.Address => !HasPostcode(heard),
        Asked.Spelling => Spelling.Hear(heard) is not null || heard.Length <= 3,
        _ => false,
    };

    /// <summary>Whether keys make an answer to this question; elsewhere 0 asks for a human.</summary>
    public static bool TakesKeys(Asked asked) => asked is Asked.Phone or Asked.Count or Asked.Address;

    /// <summary>Whether so many keys are surely all of them.</summary>
    public static bool IsComplete(Asked asked, int keys) => keys >= (asked == Asked.Phone ? 10 : asked == Asked.Address ? 5 : 2);

    private static bool IsWholeEmail(string heard)
    {
        var plain = Plain.Of(heard);
        var at = Math.Max(heard.LastIndexOf('@'), plain.LastIndexOf("arobase", StringComparison.Ordinal));
        return at >= 0 && (heard.LastIndexOf('.') > heard.LastIndexOf('@') && heard.Contains('@')
            || plain.LastIndexOf(" point ", StringComparison.Ordinal) > at);
    }

    private static bool HasPostcode(string heard)
    {
        var run = 0;
        foreach (var character in heard)
        {
            run = char.IsAsciiDigit(character) ? run + 1 : character == ' ' ? run : 0;
            if (run == 5)
                return true;
        }

        return false;
    }
}
