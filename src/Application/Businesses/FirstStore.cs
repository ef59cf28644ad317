using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;

namespace Kalliky.Application.Businesses;

/// <summary>The store that a new business begins with. What it sells at first is its trade's example (<see cref="IStoreTemplates"/>);
/// no number rings yet.</summary>
internal static class FirstStore
{
    private const int LongestKey = 40;

    /// <summary>What stands first in an address of the product itself: a store of that name would hide behind it.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "connexion", "deconnexion", "inscription", "mot-de-passe", "invitation", "compte", "apparence", "erreur", "dev", "api", "openapi", "webhooks", "relay", "live", "health", "metrics", "assets", "calendars", "htmx", "menu",
    };

    public static Store Of(Guid id, Guid business, string name, string trade) => new(id, business, KeyOf(name), name, trade, "Europe/Paris");

    /// <summary>The name as an address may hold it: "L'Œuf à part" is "l-oeuf-a-part".</summary>
    internal static string KeyOf(string name)
    {
        var letters = string.Concat(Plain.Of(name).Select(sign => sign is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? sign : ' '));
        var key = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        key = (key.Length > LongestKey ? key[..LongestKey] : key).Trim('-');
        return key.Length < 2 || Reserved.Contains(key) ? $"chez-{(key.Length == 0 ? "moi" : key)}" : key;
    }
}
