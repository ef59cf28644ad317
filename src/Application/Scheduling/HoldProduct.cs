using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller wants an article put aside: their draft.</summary>
/// <param name="Size">As said; needed where there are several.</param>
/// <param name="Until">Local; null for the end of the third day on which the shop is open.</param>
public sealed record HoldProduct(Situation Call, Guid ProductId, string? Size = null, int? Quantity = null, LocalDateTime? Until = null)
    : IRequest<HoldProduct.Answer>
{
    public abstract record Answer;

    public sealed record Held(BookingState Booking, BookingReading Reading) : Answer;

    public sealed record NotHeld(ProductRefusal Why) : Answer;
}

/// <summary>Why an article is not put aside.</summary>
public abstract record ProductRefusal
{
    private ProductRefusal() { }

    public sealed record UnknownProduct : ProductRefusal;

    public sealed record SizeNeeded(string Name, IReadOnlyList<FoundSize> Sizes) : ProductRefusal;

    public sealed record UnknownSize(string Name, string Said, IReadOnlyList<FoundSize> Sizes) : ProductRefusal;

    /// <param name="Others">The sizes that are left.</param>
    public sealed record Gone(string Name, string? Size, IReadOnlyList<FoundSize> Others) : ProductRefusal;

    public sealed record TooMany(string Name, int Left) : ProductRefusal;

    public sealed record Closed(LocalDateTime? NextOpening) : ProductRefusal;

    public sealed record Past : ProductRefusal;

    public sealed record TooFar(int MostDays) : ProductRefusal;
}

internal sealed class HoldProductValidator : AbstractValidator<HoldProduct>
{
    public HoldProductValidator()
    {
        RuleFor(request => request.Size).MaximumLength(Limits.Word).WithMessage(Limits.WordTooLong);
        RuleFor(request => request.Quantity).InclusiveBetween(1, 100).WithMessage("Le nombre d'articles va de 1 à 100.");
    }
}

internal sealed class HoldProductHandler(IStoreSheets sheets, BookingDrafts drafts, Places places, Shelf shelf, IKallikyDb db, IMoment moment)
    : IRequestHandler<HoldProduct, HoldProduct.Answer>
{
    public async Task<HoldProduct.Answer> Handle(HoldProduct request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        if (sheet.Product(request.ProductId) is not { Sizes: { } } product)
            return new HoldProduct.NotHeld(new ProductRefusal.UnknownProduct());
        if (!product.CanBeSold(moment.Now))
            return new HoldProduct.NotHeld(new ProductRefusal.Gone(product.Name, null, []));
        var (until, untimely) = PickUp.Until(sheet, request.Until, moment.Now);
        if (untimely is not null)
            return new HoldProduct.NotHeld(untimely);
        var (kept, why) = await places.AloneWith(product.Id, () => Put(request, product, until, cancellationToken), cancellationToken);
        if (kept is null)
            return new HoldProduct.NotHeld(why!);
        drafts.Publish(kept);
        var known = await drafts.Known(kept, sheet, request.Call, cancellationToken);
        return new HoldProduct.Held(known.State, known.Reading);
    }

    private async Task<(Booking? Kept, ProductRefusal? Why)> Put(HoldProduct request, SheetProduct product, Instant until, CancellationToken ct)
    {
        var draft = await drafts.Find(request.Call, ct);
        var left = await shelf.LeftOf(product.Id, draft, ct);
        var (size, unclear) = Size(product, request.Size, left);
        if (unclear is not null)
            return (null, unclear);
        var quantity = request.Quantity ?? draft?.Article?.Quantity ?? 1;
        if (size!.Left == 0)
            return (null, new ProductRefusal.Gone(product.Name, size.Size, [.. left.Where(other => other.Left > 0)]));
        if (size.Left < quantity)
            return (null, new ProductRefusal.TooMany(product.Name, size.Left));
        if (draft is not null and not { Kind: BookingKind.Hold })
        {
            await drafts.Drop(draft, ct);
            await db.SaveChangesAsync(ct);
            draft = null;
        }

        draft ??= await drafts.Begin(request.Call, BookingKind.Hold, ct);
        draft.Sets(new PutAside(product.Id, product.Name, size.Size, quantity));
        draft.Hold(new Place(null, moment.Now, until, until), places.Until);
        await db.SaveChangesAsync(ct);
        return (draft, null);
    }

    private static (FoundSize? Size, ProductRefusal? Why) Size(SheetProduct product, string? said, IReadOnlyList<FoundSize> left)
    {
        if (left.Count == 1 && left[0].Size is null)
            return (left[0], null);
        if (string.IsNullOrWhiteSpace(said))
            return (null, new ProductRefusal.SizeNeeded(product.Name, left));
        var size = left.FirstOrDefault(known => string.Equals(known.Size, said.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? NameMatch.Closest(said, left, known => [known.Size!]);
        return size is null ? (null, new ProductRefusal.UnknownSize(product.Name, said, left)) : (size, null);
    }
}
