using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.Stripe;

/// <summary>The parameters of a question, flat as they are sent: <c>items[0][price]</c>. What nobody looks at was unknown.</summary>
internal sealed class Form(IReadOnlyDictionary<string, string> values)
{
    public static async Task<Form> Of(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return new Form(request.Query.ToDictionary(field => field.Key, field => field.Value.ToString()));
        if (request.ContentLength is > 0 && !request.HasFormContentType)
            throw Refused.Invalid("Stripe speaks application/x-www-form-urlencoded.");
        return new Form(request.HasFormContentType ? (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString()) : new Dictionary<string, string>());
    }

    /// <summary>The same question, asked again, has the same words.</summary>
    public string Words => string.Join('&', values.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"));

    public string? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    public string Required(string name) => this[name] is { Length: > 0 } value ? value : throw Refused.Missing(name);

    public DateTimeOffset Time(string name) => DateTimeOffset.FromUnixTimeSeconds(
        long.TryParse(Required(name), out var seconds) ? seconds : throw Refused.Invalid($"Invalid timestamp: {name}", name));

    public IEnumerable<KeyValuePair<string, string>> Under(string name) => values.Where(field => field.Key.StartsWith(name + "[", StringComparison.Ordinal));

    /// <summary>Refuses what this question does not know.</summary>
    /// <param name="known">Names; one that ends in a star stands for all below it.</param>
    public Form Knows(params string[] known)
    {
        foreach (var name in values.Keys)
        {
            if (!known.Any(pattern => pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern))
                throw Refused.Unknown(name);
        }

        return this;
    }
}
