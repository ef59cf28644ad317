using Kalliky.Domain.Businesses;

namespace Kalliky.Application.Businesses;

/// <summary>What a store of each trade begins with, so that its assistant answers at once: something to sell, the usual hours,
/// a few questions.</summary>
public interface IStoreTemplates
{
    /// <summary>Fills a new store and marks all of it as an example; it is saved with the store. A trade without a template
    /// leaves its stores empty.</summary>
    void Fill(Store store);
}
