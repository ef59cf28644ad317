using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>The calls of a store as its people look for them, the latest first.</summary>
/// <param name="Words">A customer's name or a part of it, a whole telephone number, or an order's number.</param>
public sealed record BrowseCalls(Guid StoreId, BrowseCalls.Filter Only = BrowseCalls.Filter.All, string? Words = null, Position? After = null)
    : IRequest<Slice<CallView>>
{
    public enum Filter
    {
        All,
        ToCallBack,
        Orders,
        Transferred,
        CutOff,
        Tests,
    }
}

internal sealed class BrowseCallsValidator : AbstractValidator<BrowseCalls>
{
    public BrowseCallsValidator() =>
        RuleFor(request => request.Words).MaximumLength(80).WithMessage("Cherchez avec 80 caractères au plus.");
}

internal sealed class BrowseCallsHandler(IKallikyDb db, IVault vault) : IRequestHandler<BrowseCalls, Slice<CallView>>
{
    public async Task<Slice<CallView>> Handle(BrowseCalls request, CancellationToken ct)
    {
        var calls = Only(db.Calls.AsNoTracking().Where(call => call.StoreId == request.StoreId), request.Only);
        if (request.Words?.Trim() is { Length: > 0 } words)
            calls = Matching(calls, words);
        if (request.After is { Time: var time, Id: var id })
            calls = calls.Where(call => call.StartedAt <= time && (call.StartedAt < time || call.Id < id));
        var page = await calls.OrderByDescending(call => call.StartedAt).ThenByDescending(call => call.Id)
            .Select(call => call.Id).Take(Slice.Usual + 1).ToListAsync(ct);
        var rows = await CallRow.All(db).Where(row => page.Contains(row.Id))
            .OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id).ToListAsync(ct);
        return Slice.Cut(rows, Slice.Usual, row => row.Position, row => row.Open(vault));
    }

    private IQueryable<Call> Only(IQueryable<Call> calls, BrowseCalls.Filter filter) => filter switch
    {
        BrowseCalls.Filter.ToCallBack => calls.Where(call => db.Tickets.Any(ticket => ticket.CallId == call.Id && ticket.Status == TicketStatus.Open)),
        BrowseCalls.Filter.Orders => calls.Where(call => call.Outcome == CallOutcome.Ordered),
        BrowseCalls.Filter.Transferred => calls.Where(call => call.Transfer != TransferState.None || call.Status == CallStatus.Forwarded),
        BrowseCalls.Filter.CutOff => calls.Where(call => call.Outcome == CallOutcome.Abandoned || call.Outcome == CallOutcome.Failed),
        BrowseCalls.Filter.Tests => calls.Where(call => call.IsTest),
        _ => calls,
    };

    // A number is sealed, so it is found whole, by its keyed hash; names and order numbers are readable.
    private IQueryable<Call> Matching(IQueryable<Call> calls, string words)
    {
        if (WrittenNumber.Read(words) is { } phone)
        {
            var key = vault.KeyOf(phone);
            return calls.Where(call => call.CallerKey == key);
        }

        if (words.Length <= 4 && int.TryParse(words, out var number))
            return calls.Where(call => db.Orders.Any(order => order.CallId == call.Id && order.Number == number));

        var name = words.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // becomes SQL's lower()
        return calls.Where(call =>
            db.Customers.Any(customer => customer.Id == call.CustomerId && customer.Name.ToLower().Contains(name))
            || db.Orders.Any(order => order.CallId == call.Id && order.CustomerName != null && order.CustomerName.ToLower().Contains(name)));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
