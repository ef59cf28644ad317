using FluentValidation;
using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Customers;

/// <summary>The customers of the business, those who called last first.</summary>
/// <param name="Words">The beginning of a name or of a part of it, or a whole telephone number.</param>
/// <param name="Since">Only those who called, or became known, at or after this instant.</param>
public sealed record BrowseCustomers(string? Words = null, Instant? Since = null, int Limit = Slice.Usual, Position? After = null)
    : IRequest<Slice<ShowCustomer.Card>>;

internal sealed class BrowseCustomersValidator : AbstractValidator<BrowseCustomers>
{
    public BrowseCustomersValidator()
    {
        RuleFor(request => request.Words).MaximumLength(80).WithMessage("Cherchez avec 80 caractères au plus.");
        RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
    }
}

internal sealed class BrowseCustomersHandler(IKallikyDb db, IVault vault) : IRequestHandler<BrowseCustomers, Slice<ShowCustomer.Card>>
{
    public async Task<Slice<ShowCustomer.Card>> Handle(BrowseCustomers request, CancellationToken ct)
    {
        var cards = db.Customers.AsNoTracking().Where(card => card.MergedInto == null);
        if (request.Words?.Trim() is { Length: > 0 } words)
        {
            if (WrittenNumber.Read(words) is { } phone)
            {
                // A number has one card, which may have become part of another: nobody else's is looked at.
                var key = vault.KeyOf(phone);
                var whole = await db.Customers.Where(known => known.PhoneKey == key).Select(known => known.MergedInto ?? known.Id).FirstOrDefaultAsync(ct);
                cards = cards.Where(card => card.Id == whole);
            }
            else
            {
                var (begin, within) = (words.ToLowerInvariant(), " " + words.ToLowerInvariant());
#pragma warning disable CA1304, CA1310, CA1311, CA1862 // becomes SQL's lower() and LIKE
                cards = cards.Where(card => card.Name.ToLower().StartsWith(begin) || card.Name.ToLower().Contains(within));
#pragma warning restore CA1304, CA1310, CA1311, CA1862
            }
        }

        if (request.Since is { } since)
            cards = cards.Where(card => (card.LastCallAt ?? card.CreatedAt) >= since);
        if (request.After is { Time: var time, Id: var id })
            cards = cards.Where(card => (card.LastCallAt ?? card.CreatedAt) <= time && ((card.LastCallAt ?? card.CreatedAt) < time || card.Id < id));
        var rows = await cards.OrderByDescending(card => card.LastCallAt ?? card.CreatedAt).ThenByDescending(card => card.Id)
            .Take(request.Limit + 1).ToListAsync(ct);
        return Slice.Cut(rows, request.Limit, row => new Position(row.LastCallAt ?? row.CreatedAt, row.Id), row => ShowCustomer.Card.Of(row, vault, []));
    }
}
