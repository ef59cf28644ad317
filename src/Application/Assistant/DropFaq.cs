using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Assistant;

/// <summary>The assistant no longer answers this question; it takes a message. False when there was no such question.</summary>
[Needs(Permission.SettleAssistant)]
public sealed record DropFaq(Guid StoreId, string Question) : IRequest<bool>;

internal sealed class DropFaqHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<DropFaq, bool>
{
    public async Task<bool> Handle(DropFaq request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(store => store.Id == request.StoreId, ct);
        if (store is null || store.Faqs.All(faq => faq.Question != request.Question))
            return false;
        store.Faqs = [.. store.Faqs.Where(faq => faq.Question != request.Question)];
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
