using NodaTime;

namespace Kalliky.Domain.Customers;

/// <summary>Whether somebody agreed to be written to, since when, and how that is known (a stable word: phone, counter, form,
/// stop, api).</summary>
public sealed record Consent(bool Given, Instant At, string How)
{
    public static readonly IReadOnlyList<string> Ways = ["phone", "counter", "form", "stop", "api"];

    internal static Consent Next(Consent? known, bool given, Instant at, string how) =>
        known is not null && known.Given == given ? known : new Consent(given, at, how);

    internal static Consent? Stricter(Consent? mine, Consent? theirs) =>
        mine is null ? theirs : theirs is { Given: false } ? theirs : mine;
}
