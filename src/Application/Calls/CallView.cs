using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>A call as it is shown in a list to those who work for the store.</summary>
/// <param name="Caller">In E.164 form; null when withheld or forgotten.</param>
public sealed record CallView(
    Guid Id,
    Guid StoreId,
    string TimeZone,
    string? Caller,
    Guid? CustomerId,
    string? CustomerName,
    bool IsTest,
    CallStatus Status,
    TransferState Transfer,
    CallOutcome Outcome,
    string? Summary,
    Language Language,
    Instant StartedAt,
    Instant? AnsweredAt,
    Instant? EndedAt,
    string? EndReason,
    Disclosure? Disclosure)
{
    /// <summary>Its words were erased: the plan keeps them no longer.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>From the moment it was answered; null as long as it lasts, and when nobody answered.</summary>
    public Duration? Lasted => EndedAt - AnsweredAt;
}

/// <summary>The same as it lies in the database, with what is personal still sealed.</summary>
internal sealed class CallRow
{
    public required Guid Id { get; init; }

    public required Guid StoreId { get; init; }

    public required string TimeZone { get; init; }

    public required Sealed? Caller { get; init; }

    public required Guid? CustomerId { get; init; }

    public required string? CustomerName { get; init; }

    public required bool IsTest { get; init; }

    public required CallStatus Status { get; init; }

    public required TransferState Transfer { get; init; }

    public required CallOutcome Outcome { get; init; }

    public required Sealed? Summary { get; init; }

    public required Language Language { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant? AnsweredAt { get; init; }

    public required Instant? EndedAt { get; init; }

    public required string? EndReason { get; init; }

    public required Disclosure? Disclosure { get; init; }

    public required bool IsForgotten { get; init; }

    public static IQueryable<CallRow> All(IKallikyDb db) =>
        from call in db.Calls.AsNoTracking()
        join store in db.Stores on call.StoreId equals store.Id
        join known in db.Customers on call.CustomerId equals known.Id into found
        from customer in found.DefaultIfEmpty()
        select new CallRow
        {
            Id = call.Id,
            StoreId = call.StoreId,
            TimeZone = store.TimeZone,
            Caller = call.Caller,
            CustomerId = call.CustomerId,
            CustomerName = customer == null ? null : customer.Name,
            IsTest = call.IsTest,
            Status = call.Status,
            Transfer = call.Transfer,
            Outcome = call.Outcome,
            Summary = call.Summary,
            Language = call.Language,
            StartedAt = call.StartedAt,
            AnsweredAt = call.AnsweredAt,
            EndedAt = call.EndedAt,
            EndReason = call.EndReason,
            Disclosure = call.Disclosure,
            IsForgotten = call.ForgottenAt != null,
        };

    public Position Position => new(StartedAt, Id);

    public CallView Open(IVault vault) => new(
        Id, StoreId, TimeZone, vault.Open(Caller) is { Length: > 0 } caller ? caller : null, CustomerId, CustomerName, IsTest, Status, Transfer, Outcome,
        vault.Open(Summary) is { Length: > 0 } summary ? summary : null,
        Language, StartedAt, AnsweredAt, EndedAt, EndReason, Disclosure)
    {
        IsForgotten = IsForgotten,
    };
}
