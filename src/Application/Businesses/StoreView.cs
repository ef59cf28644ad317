using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>A store as it is shown to those who work for it.</summary>
/// <param name="Number">What callers dial, in E.164 form.</param>
public sealed record StoreView(
    Guid Id,
    string Key,
    string Name,
    string Trade,
    string TimeZone,
    string? Number,
    string? ForwardTo,
    StoreAddress Address,
    OpeningHours Hours,
    IReadOnlyList<string> PaymentMeans,
    int PrepMinutes,
    Delivery? Delivery,
    Instant? AnsweringPausedUntil,
    Instant? OrdersPausedUntil)
{
    /// <summary>The hours are those that its trade usually has: nobody has confirmed them.</summary>
    public bool HoursAreExample { get; init; }

    /// <summary>Null while it is open. Then nothing new begins in it.</summary>
    public Instant? ClosedAt { get; init; }
}

/// <summary>The same as it lies in the database, with the numbers still sealed.</summary>
internal sealed class StoreRow
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Trade { get; init; }

    public required string TimeZone { get; init; }

    public required Sealed? Number { get; init; }

    public required Sealed? ForwardTo { get; init; }

    public required StoreAddress Address { get; init; }

    public required OpeningHours Hours { get; init; }

    public required bool HoursAreExample { get; init; }

    public required IReadOnlyList<string> PaymentMeans { get; init; }

    public required int PrepMinutes { get; init; }

    public required Delivery? Delivery { get; init; }

    public required Instant? AnsweringPausedUntil { get; init; }

    public required Instant? OrdersPausedUntil { get; init; }

    public required Instant? ClosedAt { get; init; }

    public static IQueryable<StoreRow> All(IKallikyDb db) => db.Stores.AsNoTracking().Select(store => new StoreRow
    {
        Id = store.Id,
        Key = store.Key,
        Name = store.Name,
        Trade = store.Trade,
        TimeZone = store.TimeZone,
        Number = store.Number,
        ForwardTo = store.ForwardTo,
        Address = store.Address,
        Hours = store.Hours,
        HoursAreExample = store.HoursAreExample,
        PaymentMeans = store.PaymentMeans,
        PrepMinutes = store.PrepMinutes,
        Delivery = store.Delivery,
        AnsweringPausedUntil = store.AnsweringPausedUntil,
        OrdersPausedUntil = store.OrdersPausedUntil,
        ClosedAt = store.ClosedAt,
    });

    public StoreView Open(IVault vault) => new(
        Id, Key, Name, Trade, TimeZone, vault.Open(Number), vault.Open(ForwardTo), Address, Hours, PaymentMeans, PrepMinutes,
        Delivery, AnsweringPausedUntil, OrdersPausedUntil)
    {
        HoursAreExample = HoursAreExample,
        ClosedAt = ClosedAt,
    };
}
