using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Calls, the latest first.</summary>
/// <param name="Since">Only those that began at or after this instant.</param>
public sealed record ListCalls(
    Guid? StoreId, CallStatus? Status, CallOutcome? Outcome, Instant? Since, int Limit = Slice.Usual, Position? After = null)
    : IRequest<Slice<CallView>>;

internal sealed class ListCallsValidator : AbstractValidator<ListCalls>
{
    public ListCallsValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListCallsHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListCalls, Slice<CallView>>
{
    public async Task<Slice<CallView>> Handle(ListCalls request, CancellationToken ct)
    {
        var rows = CallRow.All(db);
        if (request.StoreId is { } store)
            rows = rows.Where(row => row.StoreId == store);
        if (request.Status is { } status)
            rows = rows.Where(row => row.Status == status);
        if (request.Outcome is { } outcome)
            rows = rows.Where(row => row.Outcome == outcome);
        if (request.Since is { } since)
            rows = rows.Where(row => row.StartedAt >= since);
        if (request.After is { Time: var time, Id: var id })
            rows = rows.Where(row => row.StartedAt <= time && (row.StartedAt < time || row.Id < id));
        var read = await rows.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id)
            .Take(request.Limit + 1).ToListAsync(ct);
        return Slice.Cut(read, request.Limit, row => row.Position, row => row.Open(vault));
    }
}
