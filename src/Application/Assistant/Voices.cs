namespace Kalliky.Application.Assistant;

/// <summary>The voices one may choose from, by the carrier's name for them.</summary>
public static class Voices
{
    public static readonly IReadOnlyList<(string Key, string Name, string Manner)> French =
    [
        ("Telnyx.NaturalHD.amarante", "Amarante", "posée et claire"),
        ("Azure.fr-FR-DeniseNeural", "Denise", "chaleureuse"),
        ("Azure.fr-FR-HenriNeural", "Henri", "posé"),
    ];
}
