using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Assistant;

/// <summary>The amounts that a store's sheet lets the assistant say without asking a tool.</summary>
internal static class KnownAmounts
{
    public static HashSet<long> Of(StoreSheet sheet)
    {
        var amounts = new HashSet<long>();
        foreach (var product in sheet.Products)
        {
            amounts.Add(product.Price.Cents);
            foreach (var choice in product.OptionGroups.SelectMany(group => group.Choices).Where(choice => choice.Price != 0))
                amounts.UnionWith([choice.Price, product.Price.Cents + choice.Price]);
        }

        amounts.UnionWith(sheet.Services.Select(service => service.Price?.Cents).OfType<long>());
        if (sheet.Delivery is { } delivery)
            amounts.UnionWith([delivery.Fee, delivery.Minimum]);
        foreach (var faq in sheet.Faqs)
            amounts.UnionWith(Amounts.Hear(faq.Answer).SelectMany(heard => new[] { heard.Cents, heard.Upto ?? heard.Cents }));
        return amounts;
    }
}
