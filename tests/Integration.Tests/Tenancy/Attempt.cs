using System.Collections;
using System.Globalization;
using System.Reflection;
using Kalliky.Application.Assistant;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>Makes any request whatever, filled with somebody else's ids and words.</summary>
/// <param name="id">For every id that the request asks for.</param>
/// <param name="word">For every string.</param>
internal sealed class Attempt(Guid tenant, Guid store, Guid call, Neighbour yours, Guid id, string word)
{
    // Where anything else is refused before the handler sees it.
    private static readonly Dictionary<string, string> Wanted = new()
    {
        ["Allergens"] = "lait", ["Postcode"] = "38000", ["ForwardTo"] = "+33639980100", ["Voice"] = "Azure.fr-FR-HenriNeural",
        ["How"] = "counter", ["Password"] = "une pizza sans olives", ["Trade"] = "retail", ["Email"] = "x@exemple.fr", ["Phone"] = "+33639980100", ["Sender"] = "ChezNous", ["AlertPhone"] = "+33639980100",
        ["AlertEmail"] = "x@exemple.fr", ["Scopes"] = "orders:read", ["Siren"] = "732829320", ["VatNumber"] = "FR44732829320", ["Country"] = "FR",
    };

    /// <summary>Whether an answer tells more of the other business than this attempt brought along.</summary>
    public bool Found(string answer) => yours.IsHeardIn(answer.Replace(word, "", StringComparison.Ordinal).Replace(yours.Phone.Value, "", StringComparison.Ordinal));

    /// <param name="named">The parameter's name, for values that must be in bounds.</param>
    public object? Make(Type type, string named = "")
    {
        var real = Nullable.GetUnderlyingType(type) ?? type;
        return real switch
        {
            _ when (real == typeof(string) || real.IsAssignableFrom(typeof(string[]))) && Wanted.TryGetValue(named, out var wanted) => real == typeof(string) ? wanted : new[] { wanted },
            _ when real == typeof(string) => word,
            _ when real == typeof(byte[]) => System.Text.Encoding.UTF8.GetBytes(word),
            _ when real == typeof(Guid) => id,
            _ when real == typeof(int) || real == typeof(long) => Convert.ChangeType(named.Contains("Minutes", StringComparison.Ordinal) || named is "Buffer" or "ReminderHour" ? 15 : 1, real, CultureInfo.InvariantCulture),
            _ when real == typeof(bool) => true,
            _ when real.IsEnum => Enum.GetValues(real).GetValue(0),
            _ when real == typeof(Instant) => SystemClock.Instance.GetCurrentInstant(),
            _ when real == typeof(LocalDateTime) => SystemClock.Instance.GetCurrentInstant().InUtc().LocalDateTime.PlusHours(named == "To" ? 2 : 1),
            _ when real == typeof(LocalDate) => new LocalDate(1968, 3, 14),
            _ when real == typeof(DateTimeZone) => DateTimeZone.Utc,
            _ when real == typeof(PhoneNumber) => yours.Phone,
            _ when real == typeof(Situation) => new Situation(tenant, store, call, false, yours.Phone, yours.Customer, null, SystemClock.Instance.GetCurrentInstant().InUtc()),
            _ when real.IsAssignableFrom(typeof(string[])) => new[] { word },
            _ when real.IsGenericType && real.IsAssignableTo(typeof(IEnumerable)) => Array.CreateInstance(real.GetGenericArguments()[0], 0),
            _ => Construct(real),
        };
    }

    private object Construct(Type type)
    {
        var parts = type.GetConstructors().MaxBy(made => made.GetParameters().Length)?.GetParameters()
            ?? throw new InvalidOperationException($"The attempts do not know how to make a {type}: teach them.");
        return Activator.CreateInstance(type, [.. parts.Select(part => Make(part.ParameterType, part.Name!))])!;
    }
}

/// <summary>Everything that stands in an answer, however deep.</summary>
internal static class Told
{
    public static string By(object? answer)
    {
        var words = new List<string>();
        Collect(answer, words, 0);
        return string.Join('\n', words);
    }

    private static void Collect(object? value, List<string> words, int depth)
    {
        switch (value)
        {
            case null or Type or Delegate:
                return;
            case string or Guid or PhoneNumber:
                words.Add(value.ToString()!);
                return;
            case IEnumerable many when depth < 8:
                foreach (var one in many)
                    Collect(one, words, depth + 1);
                return;
        }

        if (depth >= 8 || value.GetType().Namespace?.StartsWith("Kalliky", StringComparison.Ordinal) != true)
            return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
            Collect(property.GetValue(value), words, depth + 1);
    }
}
