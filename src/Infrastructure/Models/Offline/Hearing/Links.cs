using System.Collections.Frozen;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>Little words that callers put into a name or leave out of it: "nems (au) porc", "le menu (numéro) douze".</summary>
internal static class Links
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        ["de", "du", "des", "d", "a", "au", "aux", "la", "le", "les", "l", "en", "numero", "n"]);

    /// <summary>Links that only a name which has them itself may bridge: "jambon et fromage".</summary>
    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(["et", "avec", "and", "ou"]);

    public static bool Has(string plain) => All.Contains(plain);

    public static bool Joins(string plain) => Joints.Contains(plain);
}
