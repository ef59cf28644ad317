using System.Globalization;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Assistant;

/// <summary>What the assistant of a store says and can do, for those who settle it.</summary>
public sealed record ShowAssistant(Guid StoreId) : IRequest<ShowAssistant.Shown>
{
    /// <param name="Notice">The sentence that always comes first and cannot be removed.</param>
    /// <param name="Offer">What is said after it where the store has no words of its own.</param>
    /// <param name="Unchecked">Products whose allergens nobody has checked.</param>
    public sealed record Shown(
        string Notice, string Offer, AssistantSettings Settings, string? ForwardTo, string? Number, IReadOnlyList<Faq> Faqs,
        int PrepMinutes, Delivery? Delivery, AlcoholLicence? Alcohol, int Products, int Unchecked);
}

internal sealed class ShowAssistantHandler(IKallikyDb db, IVault vault) : IRequestHandler<ShowAssistant, ShowAssistant.Shown>
{
    public async Task<ShowAssistant.Shown> Handle(ShowAssistant request, CancellationToken ct)
    {
        var row = await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId).Select(store => new
        {
            store.Name,
            store.Assistant,
            store.ForwardTo,
            store.Number,
            store.Faqs,
            store.PrepMinutes,
            store.Delivery,
            store.Alcohol,
            Products = db.Products.Count(product => product.StoreId == store.Id),
            Unchecked = db.Products.Count(product => product.StoreId == store.Id && product.Allergens == null),
        }).SingleAsync(ct);
        var phrases = Phrases.In(Language.French);
        return new ShowAssistant.Shown(
            string.Format(CultureInfo.InvariantCulture, phrases.Notice, row.Name), phrases.Offer, row.Assistant, vault.Open(row.ForwardTo),
            vault.Open(row.Number), row.Faqs, row.PrepMinutes, row.Delivery, row.Alcohol, row.Products, row.Unchecked);
    }
}
