using System.Text;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades.Diary;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Restaurants: orders to collect, to be delivered or to eat there, and tables.</summary>
internal sealed class RestaurantTrade : ITrade
{
    /// <summary>A longer menu is searched, not learnt by heart.</summary>
    private const int MostByHeart = 150;

    public string Key => Trade.Restaurant;

    public string Name => "Restaurant, pizzeria, traiteur";

    public IReadOnlyList<Type> Tools { get; } = [typeof(RestaurantTools), typeof(AllergenTools), typeof(TableTools), typeof(BookingTools)];

    public string Instructions(Language language) => Trades.Instructions.Read("Restaurant.restaurant", language);

    public string Digest(StoreSheet sheet)
    {
        var digest = new StringBuilder("# La carte\n");
        if (sheet.Products.Count() > MostByHeart)
        {
            digest.Append("Catégories, à chercher avec search_menu : ")
                .AppendLine(Lists.Say([.. sheet.Categories.Select(category => $"{category.Name} ({category.Products.Count})")]));
        }
        else
        {
            digest.AppendLine("identifiant | plat | prix en euros | ingrédients. Les options d'une catégorie valent pour tous ses plats.");
            foreach (var category in sheet.Categories)
                Add(digest, category);
        }

        digest.AppendJoin('\n', Terms(sheet)).AppendLine();
        return DiaryDigest.Tables(digest, sheet).ToString();
    }

    public string OutcomeSchema { get; } = OutcomeForm.Schema("du restaurant", OutcomeForm.Orders, OutcomeForm.Tables);

    private static void Add(StringBuilder digest, SheetCategory category)
    {
        digest.Append("## ").AppendLine(category.Name);
        foreach (var group in category.OptionGroups)
            digest.Append("options ").AppendLine(MenuSearch.Show(group));
        foreach (var product in category.Products)
        {
            digest.Append(MenuSearch.Short(product.Id)).Append(" | ").Append(product.Name).Append(" | ").Append(Euros(product.Price.Cents));
            if (product.Ingredients.Count > 0)
                digest.Append(" | ").AppendJoin(", ", product.Ingredients);
            if (product.IsAlcohol)
                digest.Append(" | alcool");
            if (!product.IsAvailable && product.BackAt is null)
                digest.Append(" | épuisé");
            digest.AppendLine();
        }
    }

    private static IEnumerable<string> Terms(StoreSheet sheet)
    {
        yield return "# Commander";
        yield return $"Préparation : {sheet.PrepMinutes} minutes.";
        yield return sheet.Delivery is { } delivery
            ? $"Livraison : {delivery.Minutes} minutes, frais {Euros(delivery.Fee)}, minimum {Euros(delivery.Minimum)}, à "
                + string.Join(", ", delivery.Zones.Select(zone => $"{zone.City} ({string.Join(", ", zone.Postcodes)})")) + "."
            : "Pas de livraison.";
        yield return sheet.Alcohol is { } licence
            ? $"Alcool : de {Times.Say(licence.From)} à {Times.Say(licence.To)}, aux majeurs."
            : "Pas d'alcool par téléphone.";
    }

    private static string Euros(long cents) => Amounts.Show(cents).Replace('\u00A0', ' ');
}
