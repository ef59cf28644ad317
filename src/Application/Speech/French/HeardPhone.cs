namespace Kalliky.Application.Speech.French;

/// <summary>A phone number heard: whole, doubtful, or begun.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Next">The word after its last.</param>
/// <param name="Candidates">The whole numbers that it may be, in E.164 form, likeliest first; empty when none is whole.</param>
/// <param name="Digits">The digits as heard in the plainest reading, national form; fewer than ten when more must follow.</param>
public sealed record HeardPhone(int First, int Next, IReadOnlyList<string> Candidates, string Digits)
{
    /// <summary>The number, when there is exactly one reading.</summary>
    public string? Number => Candidates.Count == 1 ? Candidates[0] : null;

    /// <summary>Several readings make a whole number: say them back, choose none.</summary>
    public bool Ambiguous => Candidates.Count > 1;

    /// <summary>A good beginning: ask for the rest.</summary>
    public bool Partial => Candidates.Count == 0 && Digits.Length < PhoneNumbers.Length;

    /// <summary>How many digits are still missing.</summary>
    public int Missing => Candidates.Count > 0 ? 0 : Math.Max(0, PhoneNumbers.Length - Digits.Length);
}
