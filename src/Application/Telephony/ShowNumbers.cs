using Kalliky.Application.Shared;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Telephony;

/// <summary>The number that callers of a store dial, and the one that is on its way.</summary>
public sealed record ShowNumbers(Guid StoreId) : IRequest<ShowNumbers.Shown?>
{
    /// <summary>Null when the business has no such store.</summary>
    /// <param name="Number">The one that rings, in E.164; null while there is none.</param>
    /// <param name="Order">The latest; null when none was ever chosen.</param>
    public sealed record Shown(string? Number, Ordered? Order, bool IsDemonstration)
    {
        public bool MayChoose => Order is null or { Status: NumberStatus.Refused or NumberStatus.Released };
    }

    public sealed record Ordered(
        Guid Id, string? Number, NumberStatus Status, NumberRefusal? Refusal, bool WereDeclined, Instant CreatedAt, Instant? ActiveAt, bool IsSlow, IReadOnlyList<Paper> Papers)
    {
        /// <summary>Nobody has to do anything for it to go on.</summary>
        public bool IsMoving => Status is NumberStatus.OnItsWay or NumberStatus.UnderReview or NumberStatus.Leaving;
    }

    /// <param name="Name">In the carrier's words.</param>
    public sealed record Paper(Guid Id, PaperKind Kind, string Name, string Hint, PaperState State);
}

internal sealed class ShowNumbersHandler(IKallikyDb db, IVault vault, INumbers numbers) : IRequestHandler<ShowNumbers, ShowNumbers.Shown?>
{
    public async Task<ShowNumbers.Shown?> Handle(ShowNumbers request, CancellationToken ct)
    {
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == request.StoreId).Select(known => new { known.Number }).SingleOrDefaultAsync(ct);
        if (store is null)
            return null;
        var order = await db.NumberOrders.AsNoTracking().Where(known => known.StoreId == request.StoreId).OrderByDescending(known => known.CreatedAt).ThenByDescending(known => known.Id).FirstOrDefaultAsync(ct);
        return new ShowNumbers.Shown(vault.Open(store.Number), order is null ? null : await Ordered(order, ct), numbers.IsDemonstration);
    }

    private async Task<ShowNumbers.Ordered> Ordered(NumberOrder order, CancellationToken ct)
    {
        var papers = order.Status != NumberStatus.PapersWanted
            ? []
            : await db.NumberPapers.AsNoTracking().Where(paper => paper.OrderId == order.Id).OrderBy(paper => paper.Position)
                .Select(paper => new ShowNumbers.Paper(paper.Id, paper.Kind, paper.Name, paper.Hint, paper.State)).ToListAsync(ct);
        return new ShowNumbers.Ordered(order.Id, vault.Open(order.Number), order.Status, order.Refusal, order.WereDeclined, order.CreatedAt, order.ActiveAt, order.Failures > 0, papers);
    }
}
