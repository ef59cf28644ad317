using Kalliky.Application.Speech.French;

namespace Kalliky.Web.Pages.Telephony;

/// <summary>What one dials to forward one's calls, and to undo it. Mobiles follow 3GPP TS 22.030 at every operator; boxes and fixed
/// lines have the codes of the former France Télécom network, which all four operators kept.</summary>
internal static class ForwardingCodes
{
    public static IReadOnlyList<ForwardingCode> Of(LineKind line, string number) => line switch
    {
        LineKind.Mobile =>
        [
            new("Tous les appels", $"**21*{National(number)}#", "##21#"),
            new("Quand personne ne répond", $"**61*{National(number)}#", "##61#"),
            new("Quand la ligne est occupée", $"**67*{National(number)}#", "##67#"),
            new("Quand le mobile est éteint", $"**62*{National(number)}#", "##62#"),
        ],
        LineKind.Fixed =>
        [
            new("Tous les appels", $"*21*{National(number)}#", "#21#"),
            new("Quand personne ne répond", $"*61*{National(number)}#", "#61#"),
            new("Quand la ligne est occupée", $"*69*{National(number)}#", "#69#"),
        ],
        _ => [],
    };

    public static string Word(LineKind line) => line switch
    {
        LineKind.Mobile => "Mobile",
        LineKind.Fixed => "Fixe ou box",
        _ => "Standard",
    };

    /// <summary>What is particular about it.</summary>
    public static string Note(LineKind line) => line switch
    {
        LineKind.Mobile => "Les mêmes codes chez Orange, SFR, Bouygues Telecom et Free. Composez le code, puis appelez.",
        LineKind.Fixed => "Les mêmes codes chez Orange, SFR, Bouygues Telecom et Free, depuis un téléphone branché sur la ligne. Si un code est refusé, le renvoi se règle dans l’espace client de votre opérateur.",
        _ => "Avec un standard ou une offre professionnelle, le renvoi se règle dans son interface, ou auprès de celui qui l’a installé. Donnez ce numéro comme destination.",
    };

    private static string National(string number) => PhoneNumbers.Show(number).Replace("\u00a0", "", StringComparison.Ordinal);
}

/// <param name="When">Which calls.</param>
internal sealed record ForwardingCode(string When, string On, string Off);

/// <summary>What one's own line is.</summary>
public enum LineKind
{
    Fixed,
    Mobile,
    Switchboard,
}
