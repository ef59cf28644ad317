using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Telephony;

/// <summary>Calls the store's own telephone, to see whether it forwards to its number at Kalliky.</summary>
/// <param name="Phone">As people write it.</param>
[Needs(Permission.SettleNumbers)]
public sealed record StartForwardingTest(Guid StoreId, string Phone) : IRequest<StartForwardingTest.Answer>
{
    public abstract record Answer;

    public sealed record Calling(Guid TestId) : Answer;

    /// <summary>The store has no number that a call could come back to, or there is no such store.</summary>
    public sealed record NoNumber : Answer;

    /// <summary>Nothing that is called: no number, one abroad, one that costs, or one of Kalliky's own.</summary>
    public sealed record NotCalled : Answer;

    /// <summary>One is ringing already.</summary>
    public sealed record Busy : Answer;

    /// <summary>Enough for today.</summary>
    public sealed record TooMany : Answer;

    /// <summary>The carrier does not answer; nobody was called.</summary>
    public sealed record NotNow : Answer;

    // Never in a log.
    public override string ToString() => "StartForwardingTest { }";
}

internal sealed class StartForwardingTestValidator : AbstractValidator<StartForwardingTest>
{
    public StartForwardingTestValidator() => RuleFor(request => request.Phone).NotNull().MaximumLength(40);
}

internal sealed class StartForwardingTestHandler(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, IDoors doors, IForwardingCalls calls)
    : IRequestHandler<StartForwardingTest, StartForwardingTest.Answer>
{
    public async Task<StartForwardingTest.Answer> Handle(StartForwardingTest request, CancellationToken ct)
    {
        if (WrittenNumber.Read(request.Phone) is not { } phone || !NumberRegions.IsOrdinary(phone) || await doors.OfNumber(phone, ct) is not null)
            return new StartForwardingTest.NotCalled();
        var number = await db.Stores.Open().Where(store => store.Id == request.StoreId).Select(store => store.Number).SingleOrDefaultAsync(ct);
        if (!PhoneNumber.TryParse(vault.Open(number), out var from))
            return new StartForwardingTest.NoNumber();
        return await Begin(request.StoreId, phone, ct) switch
        {
            (_, { } refused) => refused,
            var (test, _) => await Ring(test!.Value, from, phone, ct),
        };
    }

    // Counted behind the lock of the business: two clicks call once.
    private async Task<(Guid? Test, StartForwardingTest.Answer? Refused)> Begin(Guid store, PhoneNumber phone, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var now = moment.Now;
        var (old, ringing) = (now - ForwardingTest.KeptFor, now - ForwardingTest.RingsFor);
        await db.ForwardingTests.Where(test => test.StartedAt < old).ExecuteDeleteAsync(ct);
        if (await db.ForwardingTests.AnyAsync(test => test.StoreId == store && test.StartedAt > ringing && test.EndedAt == null && test.CameBackAt == null, ct))
            return (null, new StartForwardingTest.Busy());
        if (await db.ForwardingTests.CountAsync(ct) >= NumberBounds.MostTests)
            return (null, new StartForwardingTest.TooMany());
        var begun = new ForwardingTest(moment.NewId(), tenant.Required(), store, vault.Seal(phone.Value), vault.KeyOf(phone), now);
        db.ForwardingTests.Add(begun);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (begun.Id, null);
    }

    private async Task<StartForwardingTest.Answer> Ring(Guid test, PhoneNumber from, PhoneNumber phone, CancellationToken ct)
    {
        await db.Rest();
        try
        {
            var leg = await calls.Ring(new ForwardingLeg(tenant.Required(), test), from, phone, ct);
            await db.ForwardingTests.Where(known => known.Id == test).ExecuteUpdateAsync(set => set.SetProperty(known => known.Leg, leg), ct);
            return new StartForwardingTest.Calling(test);
        }
        catch (CarrierException)
        {
            // It may ring all the same, its answer was lost: kept, so that a call that comes back is known, and counted.
            var now = moment.Now;
            await db.ForwardingTests.Where(known => known.Id == test && known.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(known => known.EndedAt, (Instant?)now).SetProperty(known => known.End, (ForwardingEnd?)ForwardingEnd.NotReached), ct);
            return new StartForwardingTest.NotNow();
        }
    }
}
