using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Catalogue;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>The order as it stands while an utterance is read, with the products of its lines.</summary>
internal sealed class OrderLines
{
    public static readonly OrderLines None = new([]);

    private OrderLines(IReadOnlyList<(OrderStateLine, SheetProduct?)> all) => All = all;

    public IReadOnlyList<(OrderStateLine Line, SheetProduct? Product)> All { get; }

    /// <summary>The line that was spoken of last.</summary>
    public OrderStateLine? Last => All.Count > 0 ? All.MaxBy(one => one.Line.Line).Line : null;

    public static OrderLines Of(OrderState? order, StoreSheet sheet) => order is null || order.Status != "draft"
        ? None
        : new OrderLines([.. order.Lines.Select(line => (line, sheet.Product(line.ProductId)))]);

    public IReadOnlyList<OrderStateLine> With(IEnumerable<SheetProduct> products) =>
        [.. All.Where(one => products.Any(product => product.Id == one.Line.ProductId)).Select(one => one.Line)];

    public SheetProduct? ProductOf(int line) => All.FirstOrDefault(one => one.Line.Line == line).Product;

    public OrderStateLine? Line(int number) => All.FirstOrDefault(one => one.Line.Line == number).Line;
}
