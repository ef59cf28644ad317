using Kalliky.Application.Trades;
using MediatR;

namespace Kalliky.Application.Businesses;

/// <summary>The trades that a store can have, in the order in which they were registered. Asked by whoever signs up, hence of nobody's.</summary>
public sealed record ListTrades : IRequest<IReadOnlyList<ListTrades.Row>>
{
    public sealed record Row(string Key, string Name);
}

internal sealed class ListTradesHandler(IEnumerable<ITrade> trades) : IRequestHandler<ListTrades, IReadOnlyList<ListTrades.Row>>
{
    public Task<IReadOnlyList<ListTrades.Row>> Handle(ListTrades request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListTrades.Row>>([.. trades.Select(trade => new ListTrades.Row(trade.Key, trade.Name))]);
}
