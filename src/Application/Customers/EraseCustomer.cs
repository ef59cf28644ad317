using Kalliky.Application.Accounts;
using Kalliky.Application.Customers.Personal;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Customers;

/// <summary>Forgets somebody, for good, in every room of the business, and keeps the proof of it. Asked again, answers the
/// same proof.</summary>
/// <param name="By">An account's id, or "api".</param>
[Needs(Permission.HandlePersonalData)]
public sealed record EraseCustomer(Guid Id, string By) : IRequest<EraseCustomer.Answer>
{
    public abstract record Answer;

    /// <param name="What">How many rows of each kind.</param>
    public sealed record Erased(Guid ProofId, Instant At, IReadOnlyDictionary<string, int> What) : Answer;

    /// <summary>The business has no such customer.</summary>
    public sealed record Unknown : Answer;

    /// <summary>They are on the phone right now: what they say would be written after it was erased.</summary>
    public sealed record OnThePhone : Answer;
}

internal sealed class EraseCustomerHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, Traces traces, IEnumerable<IRemember> rooms, ILiveFeed live)
    : IRequestHandler<EraseCustomer, EraseCustomer.Answer>
{
    public async Task<EraseCustomer.Answer> Handle(EraseCustomer request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await traces.Of(request.Id, ct) is not { } person)
            return await Proof(request.Id, ct);
        if (await db.Calls.AnyAsync(call => person.Calls.Contains(call.Id) && call.Status != CallStatus.Ended, ct))
            return new EraseCustomer.OnThePhone();

        var erased = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var room in rooms)
        {
            foreach (var (what, count) in await room.Forget(person, ct))
                erased[what] = erased.GetValueOrDefault(what) + count;
        }

        await db.SaveChangesAsync(ct);
        erased["cards"] = await Remove(person, ct);
        var proof = new Erasure(moment.NewId(), tenant.Required(), person.Card, request.By, erased, moment.Now);
        db.Erasures.Add(proof);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await Tell(ct);
        return new EraseCustomer.Erased(proof.Id, proof.At, proof.Erased);
    }

    private async Task<int> Remove(Person person, CancellationToken ct) =>
        await db.Customers.Where(card => card.MergedInto == person.Card).ExecuteDeleteAsync(ct)
        + await db.Customers.Where(card => card.Id == person.Card).ExecuteDeleteAsync(ct);

    private async Task<EraseCustomer.Answer> Proof(Guid id, CancellationToken ct) =>
        await db.Erasures.AsNoTracking().FirstOrDefaultAsync(known => known.CustomerId == id, ct) is { } proof
            ? new EraseCustomer.Erased(proof.Id, proof.At, proof.Erased)
            : new EraseCustomer.Unknown();

    private async Task Tell(CancellationToken ct)
    {
        foreach (var store in await db.Stores.Select(store => store.Id).ToListAsync(ct))
        {
            foreach (var kind in (string[])["ticket", "order", "call"])
                live.Publish(new LiveEvent(tenant.Required(), store, kind, store));
        }
    }
}
