using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>A confirmed order as it is shown to those who work for the store.</summary>
/// <param name="ConfirmedAt">When it became an order; lists are sorted by it.</param>
public sealed record OrderView(
    Guid Id,
    int Number,
    Guid StoreId,
    string TimeZone,
    Guid? CallId,
    bool IsTest,
    OrderStatus Status,
    Fulfilment? Fulfilment,
    Instant? ReadyAt,
    bool AsSoonAsPossible,
    Guid? CustomerId,
    string? CustomerName,
    string? CustomerPhone,
    DeliveryAddress? Address,
    IReadOnlyList<OrderLine> Lines,
    IReadOnlyList<string> Allergies,
    string? Note,
    Money DeliveryFee,
    Instant ConfirmedAt,
    IReadOnlyList<OrderChange> History)
{
    /// <summary>Where its payment by link stands; null when it has none.</summary>
    public OrderPaymentStatus? Payment { get; init; }

    public Money Total => Lines.Aggregate(DeliveryFee, (sum, line) => sum + line.Total);
}

/// <summary>The same as it lies in the database, with what is personal still sealed.</summary>
internal sealed class OrderRow
{
    public required Guid Id { get; init; }

    public required int? Number { get; init; }

    public required Guid StoreId { get; init; }

    public required string TimeZone { get; init; }

    public required Guid? CallId { get; init; }

    public required bool IsTest { get; init; }

    public required OrderStatus Status { get; init; }

    public required Fulfilment? Fulfilment { get; init; }

    public required Instant? ReadyAt { get; init; }

    public required bool AsSoonAsPossible { get; init; }

    public required Guid? CustomerId { get; init; }

    public required string? CustomerName { get; init; }

    public required Sealed? CustomerPhone { get; init; }

    public required Sealed? Address { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }

    public required IReadOnlyList<string> Allergies { get; init; }

    public required string? Note { get; init; }

    public required Money DeliveryFee { get; init; }

    public required Instant? ConfirmedAt { get; init; }

    public required IReadOnlyList<OrderChange> History { get; init; }

    public required OrderPaymentStatus? Payment { get; init; }

    /// <summary>Every order that was confirmed; a draft is a conversation, not an order.</summary>
    public static IQueryable<OrderRow> Confirmed(IKallikyDb db) =>
        from order in db.Orders.AsNoTracking()
        join store in db.Stores on order.StoreId equals store.Id
        where order.ConfirmedAt != null
        select new OrderRow
        {
            Id = order.Id,
            Number = order.Number,
            StoreId = order.StoreId,
            TimeZone = store.TimeZone,
            CallId = order.CallId,
            IsTest = order.IsTest,
            Status = order.Status,
            Fulfilment = order.Fulfilment,
            ReadyAt = order.ReadyAt,
            AsSoonAsPossible = order.AsSoonAsPossible,
            CustomerId = order.CustomerId,
            CustomerName = order.CustomerName,
            CustomerPhone = order.CustomerPhone,
            Address = order.Address,
            Lines = order.Lines,
            Allergies = order.Allergies,
            Note = order.Note,
            DeliveryFee = order.DeliveryFee,
            ConfirmedAt = order.ConfirmedAt,
            History = order.History,
            Payment = db.OrderPayments.Where(payment => payment.OrderId == order.Id).Select(payment => (OrderPaymentStatus?)payment.Status).FirstOrDefault(),
        };

    public Position Position => new(ConfirmedAt!.Value, Id);

    public OrderView Open(IVault vault) => new(
        Id, Number!.Value, StoreId, TimeZone, CallId, IsTest, Status, Fulfilment, ReadyAt, AsSoonAsPossible, CustomerId,
        CustomerName, vault.Open(CustomerPhone), vault.OpenAddress(Address), Lines, Allergies, Note, DeliveryFee, ConfirmedAt!.Value, History) { Payment = Payment };
}
