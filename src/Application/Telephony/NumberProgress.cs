using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>Takes one number as far as it goes: hands its papers in, orders it, looks whether it was granted, makes it ring, gives
/// it back. Each step is asked of the carrier without holding the database and written down before the next one, so that whoever
/// goes on after a node that died repeats one step at most, which the carrier's side finds done.</summary>
internal sealed class NumberProgress(IKallikyDb db, IMoment moment, IVault vault, CurrentTenant tenant, INumbers numbers, NumberPapers papers, NumberArrival arrival)
{
    private const int MostSteps = 5;

    /// <summary>False when somebody else asks, or when there is nothing to ask.</summary>
    public async Task<bool> Advance(Guid id, CancellationToken ct)
    {
        var began = moment.Now;
        var taken = false;
        await Write(id, order => taken = order.Take(began), ct);
        if (!taken)
            return false;
        try
        {
            for (var steps = 0; steps < MostSteps && await Step(id, ct);)
                steps++;
            await Write(id, order => order.Rest(began, moment.Now), ct);
        }
        catch (NumberException problem)
        {
            await Write(id, order => order.TryAgain(moment.Now, problem.After), ct);
        }

        return true;
    }

    // Answers whether another step may follow at once.
    private async Task<bool> Step(Guid id, CancellationToken ct)
    {
        db.Clear();
        var order = await db.NumberOrders.AsNoTracking().SingleAsync(known => known.Id == id, ct);
        return order.Status switch
        {
            NumberStatus.PapersWanted => await GiveUpIfOld(order, ct),
            NumberStatus.OnItsWay when await papers.Waiting(order, ct) is { } file => await HandIn(order, file, ct),
            NumberStatus.OnItsWay => await Order(order, ct),
            NumberStatus.UnderReview => await Look(order, ct),
            NumberStatus.Leaving => await Release(order, ct),
            _ => false,
        };
    }

    private async Task<bool> GiveUpIfOld(NumberOrder order, CancellationToken ct)
    {
        if (!order.IsGivenUp(moment.Now))
            return false;
        await papers.Forget(order.Id, ct);
        await Write(order.Id, known => known.GiveUp(moment.Now), ct);
        return true;
    }

    private async Task<bool> HandIn(NumberOrder order, PaperFile file, CancellationToken ct)
    {
        await db.Rest();
        try
        {
            var handle = await numbers.HandIn(file, ct);
            await Write(order.Id, known => known.PapersAreAt(handle), ct, () => papers.AreHanded(order.Id, ct));
        }
        catch (NumberException problem) when (problem.Why == NumberTrouble.PapersDeclined)
        {
            await Decline(order.Id, [], ct);
        }

        return true;
    }

    private async Task<bool> Order(NumberOrder order, CancellationToken ct)
    {
        if (Wish(order) is not { } wish)
            return false;
        await db.Rest();
        try
        {
            var standing = await numbers.Order(wish, ct);
            await Write(order.Id, known => known.IsAt(standing.Order), ct);
            return await Follow(order.Id, wish with { Order = standing.Order }, standing, ct);
        }
        catch (NumberException problem) when (problem.Why == NumberTrouble.Taken)
        {
            await Refuse(order.Id, wish.File, NumberRefusal.Taken, ct);
            return false;
        }
    }

    private async Task<bool> Look(NumberOrder order, CancellationToken ct)
    {
        if (Wish(order) is not { Order: { } handle } wish)
            return false;
        await db.Rest();
        return await Follow(order.Id, wish, await numbers.Look(handle, wish.File, ct), ct);
    }

    private async Task<bool> Follow(Guid id, NumberWish wish, NumberStanding standing, CancellationToken ct)
    {
        switch (standing.Stage)
        {
            case NumberStage.Granted:
                await Arrive(id, wish, ct);
                return false;
            case NumberStage.PapersDeclined:
                await Decline(id, standing.Declined, ct);
                return false;
            case NumberStage.NotGranted:
                await Refuse(id, wish.File, NumberRefusal.NotGranted, ct);
                return false;
            case NumberStage.TooLate:
                await Refuse(id, wish.File, NumberRefusal.TooLate, ct);
                return false;
            default:
                await Write(id, order => order.Wait(), ct);
                return false;
        }
    }

    private async Task Arrive(Guid id, NumberWish wish, CancellationToken ct)
    {
        if (await arrival.IsElsewhere(wish.Number, id, ct))
        {
            await Refuse(id, wish.File, NumberRefusal.Taken, ct);
            return;
        }

        await db.Rest();
        var handle = await numbers.Assign(wish, ct);
        await papers.Forget(id, ct);
        await Write(id, order => arrival.Plug(order, handle, ct), ct);
    }

    // At the carrier first: as long as it does not answer, the number is looked at again.
    private async Task Refuse(Guid id, string? file, NumberRefusal why, CancellationToken ct)
    {
        await db.Rest();
        await numbers.ForgetPapers(id, file, ct);
        await papers.Forget(id, ct);
        await Write(id, order => order.Refuse(why, moment.Now), ct);
    }

    // Where nothing was asked for, nothing can be asked for again: that is between the carrier and us.
    private async Task Decline(Guid id, IReadOnlyList<string> requirements, CancellationToken ct)
    {
        if (await db.NumberPapers.AnyAsync(paper => paper.OrderId == id, ct))
            await Write(id, order => order.WantPapersAgain(moment.Now), ct, () => papers.Decline(id, requirements, ct));
        else
            await Write(id, order => order.Wait(), ct);
    }

    private async Task<bool> Release(NumberOrder order, CancellationToken ct)
    {
        await db.Rest();
        await numbers.Release(order.Id, order.OrderHandle, order.NumberHandle, ct);
        await numbers.ForgetPapers(order.Id, order.FileHandle, ct);
        await Write(order.Id, known => known.IsGone(moment.Now), ct);
        return false;
    }

    // Null once the business was forgotten: then there is nothing left to order for anybody.
    private NumberWish? Wish(NumberOrder order) =>
        PhoneNumber.TryParse(vault.Open(order.Number), out var number) ? new NumberWish(order.Id, number, order.FileHandle, order.OrderHandle) : null;

    private Task Write(Guid id, Action<NumberOrder> change, CancellationToken ct, Func<Task>? also = null) => Write(
        id,
        order =>
        {
            change(order);
            return Task.CompletedTask;
        },
        ct,
        also);

    // On a fresh row, behind the lock of the business: what was told meanwhile is seen, and nobody writes between.
    private async Task Write(Guid id, Func<NumberOrder, Task> change, CancellationToken ct, Func<Task>? also = null)
    {
        db.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (await db.NumberOrders.SingleOrDefaultAsync(known => known.Id == id, ct) is not { } order)
            return;
        await change(order);
        if (also is not null)
            await also();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
