using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>What was reviewed goes on sale, all of it or nothing, in place of the example that the store began with. The next turn
/// of a live call offers it.</summary>
/// <param name="Revision">Of the lines that whoever publishes has seen.</param>
[Needs(Permission.EditCatalogue)]
public sealed record PublishImport(Guid StoreId, Guid ImportId, int Revision) : IRequest<PublishImport.Answer>
{
    public abstract record Answer;

    public sealed record Published(int Added, int Changed) : Answer;

    /// <summary>Lines are kept that cannot be published as they are.</summary>
    public sealed record Blocked(int Lines) : Answer;

    /// <summary>No line is kept.</summary>
    public sealed record Nothing : Answer;

    /// <summary>Lines have changed since they were seen.</summary>
    public sealed record Unseen : Answer;

    /// <summary>It was published before, or is not read yet.</summary>
    public sealed record Over : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class PublishImportHandler(IKallikyDb db, IMoment moment, Reviews reviews, Publishing publishing, ILiveFeed live) : IRequestHandler<PublishImport, PublishImport.Answer>
{
    public async Task<PublishImport.Answer> Handle(PublishImport request, CancellationToken ct)
    {
        if (await db.MenuImports.FirstOrDefaultAsync(row => row.Id == request.ImportId && row.StoreId == request.StoreId, ct) is not { } import
            || await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == import.StoreId, ct) is not { } store)
            return new PublishImport.Unknown();
        if (!import.Publish(moment.Now))
            return new PublishImport.Over();
        if (import.Revision != request.Revision)
            return new PublishImport.Unseen();
        var review = await reviews.Of(import, ct);
        if (review.Blocked > 0)
            return await IsPublished(import, ct) ? new PublishImport.Over() : new PublishImport.Blocked(review.Blocked);
        if (review.Kept == 0)
            return new PublishImport.Nothing();
        var (added, changed) = await publishing.Of(store, review, ct);
        store.CatalogueChanged();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception problem) when (Race.Lost(problem))
        {
            // Somebody changed a line, or published it, in this very moment.
            return new PublishImport.Unseen();
        }

        live.Publish(new LiveEvent(store.TenantId, store.Id, "catalogue", import.Id));
        return new PublishImport.Published(added, changed);
    }

    // What stands in the way may be what somebody else has published of it in this very moment.
    private Task<bool> IsPublished(MenuImport import, CancellationToken ct) =>
        db.MenuImports.AsNoTracking().AnyAsync(row => row.Id == import.Id && row.Status == ImportStatus.Published, ct);
}
