using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Speech.French;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Allergens: answered from the product's card or not at all.</summary>
internal sealed class AllergenTools(CurrentCall call, IStoreSheets sheets)
{
    private const string Caution = "Tout est préparé dans la même cuisine, des traces restent possibles.";

    [KernelFunction("allergens")]
    [Description("Les allergènes d'un plat, d'après sa fiche. La seule source permise ; si elle ne sait pas, proposer de passer quelqu'un.")]
    public async Task<ToolAnswer> Allergens(
        [Description("Identifiant du plat")] string product_id,
        [Description("L'allergène demandé, si un seul intéresse")] string? allergen = null,
        CancellationToken ct = default)
    {
        var sheet = await sheets.Of(call.Situation.StoreId, ct);
        if (MenuSearch.Named(sheet, product_id) is not { } product)
            return new ToolAnswer("Je ne trouve pas ce plat à la carte.", false, "unknown_product");
        var name = DishNames.The(product.Name, product.Category);
        if (product.Allergens is not { } known)
            return new ToolAnswer($"Pour {name}, les allergènes ne sont pas renseignés, je ne peux donc pas vous répondre avec certitude. Voulez-vous que je vous passe quelqu'un ?",
                false, "unknown_allergens");
        if (string.IsNullOrWhiteSpace(allergen))
            return Told(known.Count == 0
                ? $"D'après notre fiche, {name} ne contient aucun des quatorze allergènes à déclaration. {Caution}"
                : $"D'après notre fiche, {name} contient : {Lists.Say(known)}. {Caution}");
        if (AllergenWords.Find(allergen) is not { } asked)
            return new ToolAnswer($"Notre fiche ne dit rien à ce sujet pour {name}. Voulez-vous que je vous passe quelqu'un ?", false, "unknown_allergen");
        var extras = product.OptionGroups.Any(group => group.Min == 0) ? " Les suppléments ne sont pas compris dans cette fiche." : "";
        return Told(known.Contains(asked)
            ? $"Oui, d'après notre fiche, {name} contient {Some(asked)}."
            : $"D'après notre fiche, {name} ne contient pas {Elision.De(asked)}. {Caution}{extras}");
    }

    private static ToolAnswer Told(string say) => new(say, Claims: [Claims.AllergensTold]);

    private static string Some(string allergen) => allergen switch
    {
        "gluten" or "soja" or "lait" or "céleri" or "sésame" or "lupin" => $"du {allergen}",
        "moutarde" => "de la moutarde",
        _ => $"des {allergen}",
    };
}
