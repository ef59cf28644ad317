using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers;

/// <summary>Two cards are one person: all of the second goes to the first, which is then known by both numbers.</summary>
[Needs(Permission.HandlePersonalData)]
public sealed record MergeCustomers(Guid Keep, Guid Other) : IRequest<MergeCustomers.Answer>
{
    public abstract record Answer;

    public sealed record Merged : Answer;

    /// <summary>One of them does not exist, is part of another already, or both are the same.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class MergeCustomersHandler(IKallikyDb db, IVault vault) : IRequestHandler<MergeCustomers, MergeCustomers.Answer>
{
    public async Task<MergeCustomers.Answer> Handle(MergeCustomers request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var cards = await db.Customers.Where(card => (card.Id == request.Keep || card.Id == request.Other) && card.MergedInto == null).ToListAsync(ct);
        if (cards.Count != 2)
            return new MergeCustomers.Unknown();
        var (keep, other) = (cards.Single(card => card.Id == request.Keep), cards.Single(card => card.Id == request.Other));
        var (id, old) = (keep.Id, other.Id);

        await db.Calls.Where(call => call.CustomerId == old).ExecuteUpdateAsync(set => set.SetProperty(call => call.CustomerId, id), ct);
        await db.Orders.Where(order => order.CustomerId == old).ExecuteUpdateAsync(set => set.SetProperty(order => order.CustomerId, id), ct);
        await db.Tickets.Where(ticket => ticket.CustomerId == old).ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.CustomerId, id), ct);
        await db.Bookings.Where(booking => booking.CustomerId == old).ExecuteUpdateAsync(set => set.SetProperty(booking => booking.CustomerId, id), ct);
        await db.Customers.Where(part => part.MergedInto == old).ExecuteUpdateAsync(set => set.SetProperty(part => part.MergedInto, id), ct);

        var notes = string.Join('\n', new[] { vault.Open(keep.Notes), vault.Open(other.Notes) }.Where(text => !string.IsNullOrEmpty(text)));
        keep.Absorb(other, notes.Length > 0 ? vault.Seal(notes) : null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new MergeCustomers.Merged();
    }
}
