using Kalliky.Fakes.Telnyx;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A caller who orders two margheritas, one without olives, and answers what is asked.</summary>
internal sealed class Regular(FakeCall call) : Guest(call, Order, Answers)
{
    public const string Order = "Bonsoir, ce serait pour deux margheritas dont une sans olives.";

    private static readonly Answering[] Answers =
    [
        .. Answering.Usual.Take(2),
        new("taille|normale ou", "Taille normale."),
        new("emporter|livr", "À emporter."),
        .. Answering.Usual.Skip(2),
        new("nom\\b", "Lefebvre."),
        new("quand|quelle heure|quel moment", "À dix-neuf heures trente."),
    ];
}
