using Kalliky.Application.Businesses;

namespace Kalliky.Application.Calls;

/// <summary>The words that the recogniser should expect: the store's name, its team, its services, its menu.</summary>
internal static class KeyTerms
{
    private const int Most = 100;
    private const int Longest = 50;

    public static IReadOnlyList<string> Of(StoreSheet sheet) =>
    [
        .. sheet.Resources.Select(resource => resource.Name)
            .Concat(sheet.Services.Select(service => service.Name))
            .Concat(sheet.Products.Select(product => product.Name))
            .Prepend(sheet.Name)
            .Where(term => term.Length is > 1 and <= Longest)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Most),
    ];
}
