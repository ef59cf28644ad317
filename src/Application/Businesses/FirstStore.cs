using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>The store that a new business begins with: of its trade, with the hours that such houses usually have. They are
/// the merchant's to change; nothing is on sale and no number rings yet.</summary>
internal static class FirstStore
{
    private const int LongestKey = 40;

    /// <summary>What stands first in an address of the product itself: a store of that name would hide behind it.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "connexion", "deconnexion", "inscription", "mot-de-passe", "invitation", "compte", "apparence", "erreur", "dev", "api", "openapi", "webhooks", "relay", "live", "health", "metrics", "assets", "calendars", "htmx", "menu",
    };

    private static readonly LocalTime Noon = new(12, 0);

    public static Store Of(Guid id, Guid business, string name, string trade) => new(id, business, KeyOf(name), name, trade, "Europe/Paris")
    {
        Hours = HoursOf(trade),
    };

    /// <summary>The name as an address may hold it: "L'Œuf à part" is "l-oeuf-a-part".</summary>
    internal static string KeyOf(string name)
    {
        var letters = string.Concat(Plain.Of(name).Select(sign => sign is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? sign : ' '));
        var key = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        key = (key.Length > LongestKey ? key[..LongestKey] : key).Trim('-');
        return key.Length < 2 || Reserved.Contains(key) ? $"chez-{(key.Length == 0 ? "moi" : key)}" : key;
    }

    private static OpeningHours HoursOf(string trade) => trade switch
    {
        Trade.Restaurant => Week(IsoDayOfWeek.Tuesday, IsoDayOfWeek.Sunday, new OpeningSpan(Noon, new LocalTime(14, 0)), new OpeningSpan(new LocalTime(19, 0), new LocalTime(22, 0))),
        Trade.Salon => Week(IsoDayOfWeek.Tuesday, IsoDayOfWeek.Saturday, new OpeningSpan(new LocalTime(9, 0), new LocalTime(19, 0))),
        Trade.Clinic => Week(IsoDayOfWeek.Monday, IsoDayOfWeek.Friday, new OpeningSpan(new LocalTime(9, 0), Noon), new OpeningSpan(new LocalTime(14, 0), new LocalTime(18, 30))),
        _ => Week(IsoDayOfWeek.Tuesday, IsoDayOfWeek.Saturday, new OpeningSpan(new LocalTime(10, 0), new LocalTime(19, 0))),
    };

    private static OpeningHours Week(IsoDayOfWeek from, IsoDayOfWeek to, params OpeningSpan[] spans) =>
        new([.. Enumerable.Range((int)from, to - from + 1).Select(day => new DayHours((IsoDayOfWeek)day, spans))], []);
}
