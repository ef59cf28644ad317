using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>An integration puts an article aside for somebody, without a draft.</summary>
/// <param name="Size">As the shop writes it; needed where there are several.</param>
/// <param name="Until">Local; null for the end of the third day on which the shop is open.</param>
/// <param name="Phone">As it is written; none where nobody left one.</param>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record KeepAside(
    Guid StoreId, Guid ProductId, string? Size, int Quantity, LocalDateTime? Until, string Name, string? Phone, string? Note, string By) : IRequest<KeepAside.Answer>
{
    public abstract record Answer;

    public sealed record Kept(Guid BookingId) : Answer;

    public sealed record NotKept(ProductRefusal Why) : Answer;

    /// <summary>No such store or article in this business, or an article that is not counted.</summary>
    /// <param name="What">The field that names it.</param>
    public sealed record Unknown(string What) : Answer;
}

internal sealed class KeepAsideValidator : AbstractValidator<KeepAside>
{
    public KeepAsideValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("À quel nom ?").MaximumLength(Limits.Name).WithMessage(Limits.NameTooLong);
        RuleFor(request => request.Phone).Must(phone => WrittenNumber.Problem(phone!) is null).When(request => !string.IsNullOrWhiteSpace(request.Phone))
            .WithMessage(request => WrittenNumber.Problem(request.Phone!)!);
        RuleFor(request => request.Size).MaximumLength(Limits.Word).WithMessage(Limits.WordTooLong);
        RuleFor(request => request.Quantity).InclusiveBetween(1, 100).WithMessage("Le nombre d'articles va de 1 à 100.");
        RuleFor(request => request.Note).MaximumLength(Limits.Note).WithMessage(Limits.NoteTooLong);
    }
}

internal sealed class KeepAsideHandler(
    IKallikyDb db, IStoreSheets sheets, Places places, Shelf shelf, CustomerCards cards, IVault vault, IMoment moment, CurrentTenant tenant, ILiveFeed live)
    : IRequestHandler<KeepAside, KeepAside.Answer>
{
    public async Task<KeepAside.Answer> Handle(KeepAside request, CancellationToken ct)
    {
        if (!await db.Stores.Open().AnyAsync(store => store.Id == request.StoreId, ct))
            return new KeepAside.Unknown(nameof(request.StoreId));
        var sheet = await sheets.Of(request.StoreId, ct);
        if (sheet.Product(request.ProductId) is not { Sizes: { } } product)
            return new KeepAside.Unknown(nameof(request.ProductId));
        var (until, untimely) = PickUp.Until(sheet, request.Until, moment.Now);
        if (untimely is not null)
            return new KeepAside.NotKept(untimely);
        return await places.AloneWith(product.Id, () => Put(request, product, until, ct), ct);
    }

    private async Task<KeepAside.Answer> Put(KeepAside request, SheetProduct product, Instant until, CancellationToken ct)
    {
        var left = await Left(product, ct);
        var size = left.Count == 1 && left[0].Size is null ? left[0] : left.FirstOrDefault(known => string.Equals(known.Size, request.Size?.Trim(), StringComparison.OrdinalIgnoreCase));
        ProductRefusal? why = size switch
        {
            null when string.IsNullOrWhiteSpace(request.Size) => new ProductRefusal.SizeNeeded(product.Name, left),
            null => new ProductRefusal.UnknownSize(product.Name, request.Size!, left),
            { Left: 0 } => new ProductRefusal.Gone(product.Name, size.Size, [.. left.Where(other => other.Left > 0)]),
            _ when size.Left < request.Quantity => new ProductRefusal.TooMany(product.Name, size.Left),
            _ => null,
        };
        if (why is not null)
            return new KeepAside.NotKept(why);

        var card = request.Phone is { } written && WrittenNumber.Read(written) is { } phone ? await cards.Of(phone, request.Name.Trim(), ct) : null;
        var booking = Made(request, new PutAside(product.Id, product.Name, size!.Size, request.Quantity), until, card);
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(booking.TenantId, booking.StoreId, "booking", booking.Id));
        return new KeepAside.Kept(booking.Id);
    }

    private Booking Made(KeepAside request, PutAside article, Instant until, Customer? card)
    {
        var booking = new Booking(moment.NewId(), tenant.Required(), request.StoreId, BookingKind.Hold, null, false, moment.Now);
        booking.Sets(article);
        booking.For(request.Name.Trim());
        if (!string.IsNullOrWhiteSpace(request.Note))
            booking.Remark(vault.Seal(request.Note.Trim()));
        if (card is not null)
            booking.CallBackOn(card.Phone);
        booking.Take(new Place(null, moment.Now, until, until), card?.Id, request.By, moment.Now);
        db.Bookings.Add(booking);
        return booking;
    }

    private async Task<IReadOnlyList<FoundSize>> Left(SheetProduct product, CancellationToken ct)
    {
        List<FoundSize> left = [];
        foreach (var size in product.Sizes!)
            left.Add(new FoundSize(size.Size, Math.Max(0, await shelf.Left(new PutAside(product.Id, product.Name, size.Size, 1), null, ct))));
        return left;
    }
}
