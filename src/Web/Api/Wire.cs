using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Web.Api;

/// <summary>An amount in cents.</summary>
internal sealed record MoneyJson(long Amount, string Currency)
{
    public static MoneyJson Of(Money money) => new(money.Cents, "EUR");

    public static MoneyJson Of(long cents) => new(cents, "EUR");
}

/// <summary>A part of a list.</summary>
internal sealed record ListJson<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    public static ListJson<T> Of<TView>(Slice<TView> slice, Func<TView, T> item) =>
        new([.. slice.Rows.Select(item)], Cursor.Of(slice.Next));
}

/// <summary>Who called. The number is E.164.</summary>
internal sealed record CustomerJson(string? Id, string? Name, string? Phone);

/// <summary>Times as the store's clock shows them.</summary>
internal static class StoreTime
{
    /// <summary>RFC 3339 with the store's offset, to the second.</summary>
    public static DateTimeOffset At(this Instant instant, string zone) =>
        Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds()).InZone(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeOffset();

    public static DateTimeOffset? At(this Instant? instant, string zone) => instant?.At(zone);
}
