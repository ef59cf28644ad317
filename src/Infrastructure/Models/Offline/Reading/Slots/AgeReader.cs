using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears that the caller is under age. What is said of a child at table makes no minor of its parent.</summary>
internal static class AgeReader
{
    private const int OfAge = 18;

    private static readonly Regex Says = Pattern.Of(@"(?:je|on|nous) (?:ne |n )?(?:suis|est|sommes) (?:encore |tous |toujours )*mineure?s?", @"(?:suis|est|sommes) pas (?:encore |tout a fait )*majeure?s?", @"(?:j|je n|on|on n|nous|nous n) (?:ai|a|avons) pas (?:encore |tout a fait )*(?:dix huit|18) ans", @"pas encore majeure?s?", @"(?:j ai|on a|avons) moins de (?:dix huit|18) ans", @"(?:j aurai|on aura|je vais avoir|on va avoir)(?: bientot)? (?:dix huit|18) ans");

    private static readonly Regex Own = Pattern.Of(@"(?:j|je n|on|on n|nous) (?:ai|a|avons)(?: pas)?(?: que| seulement| juste| bientot| presque| tout juste| a peine)*$", @"(?:je viens|on vient) d avoir$", @"(?:j aurai|je vais avoir|je vais sur(?: mes)?)$");

    public static bool IsMinor(Utterance said) => Says.IsMatch(said.Plain) || Enumerable.Range(1, Math.Max(0, said.Count - 1)).Any(at => said.At(at) is "ans" or "an"
        && said.Tokens[at - 1] is { Count: > 0 and < OfAge } age && said.At(at + 1) is not ("de" or "d") && Own.IsMatch(said.PlainOf(0, age.Word)));
}
