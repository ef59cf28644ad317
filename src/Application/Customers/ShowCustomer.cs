using Kalliky.Application.Shared;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Customers;

/// <summary>Who a customer is to the business; null when there is none with this id. The id of a card that became part of
/// another shows that one.</summary>
public sealed record ShowCustomer(Guid Id) : IRequest<ShowCustomer.Card?>
{
    /// <param name="OtherNumbers">Of the cards that became part of this one.</param>
    public sealed record Card(
        Guid Id, string Name, string? Phone, int Calls, int Orders, Instant? LastCallAt, string? Notes, string? Email, Language? Language,
        Consent? SmsConsent, Consent? EmailConsent, Instant CreatedAt, IReadOnlyList<string> OtherNumbers)
    {
        internal static Card Of(Customer row, IVault vault, IEnumerable<Sealed> others) => new(
            row.Id, row.Name, vault.Open(row.Phone), row.CallCount, row.OrderCount, row.LastCallAt, vault.Open(row.Notes), vault.Open(row.Email),
            row.Language, row.SmsConsent, row.EmailConsent, row.CreatedAt, [.. others.Select(vault.Open).OfType<string>()]);
    }
}

internal sealed class ShowCustomerHandler(IKallikyDb db, IVault vault) : IRequestHandler<ShowCustomer, ShowCustomer.Card?>
{
    public async Task<ShowCustomer.Card?> Handle(ShowCustomer request, CancellationToken ct)
    {
        var row = await db.Customers.AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == request.Id, ct);
        if (row?.MergedInto is { } whole)
            row = await db.Customers.AsNoTracking().SingleAsync(customer => customer.Id == whole, ct);
        if (row is null)
            return null;
        var others = await db.Customers.Where(part => part.MergedInto == row.Id).Select(part => part.Phone).ToListAsync(ct);
        return ShowCustomer.Card.Of(row, vault, others);
    }
}
