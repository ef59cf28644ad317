using Kalliky.Domain.Businesses;

namespace Kalliky.Application.Businesses;

/// <summary>The stores in which something new may begin, and which take a place of the plan: all but those that are closed for good.</summary>
internal static class OpenStores
{
    public static IQueryable<Store> Open(this IQueryable<Store> stores) => stores.Where(store => store.ClosedAt == null);
}
