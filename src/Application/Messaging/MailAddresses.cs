using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>Where a customer reads mail: the address on the card, of the order or booking itself or of its number.</summary>
internal sealed class MailAddresses(IKallikyDb db, IVault vault)
{
    /// <summary>Null when nobody knows one, and when the customer wants no e-mail.</summary>
    public async Task<string?> Of(Guid? customerId, string? phone, CancellationToken ct)
    {
        var key = customerId is null && PhoneNumber.TryParse(phone, out var number) ? vault.KeyOf(number) : null;
        if (customerId is null && key is null)
            return null;
        var found = await db.Customers.AsNoTracking().FirstOrDefaultAsync(card => customerId != null ? card.Id == customerId : card.PhoneKey == key, ct);
        if (found?.MergedInto is { } whole)
            found = await db.Customers.AsNoTracking().FirstOrDefaultAsync(card => card.Id == whole, ct);
        return found is { EmailConsent: not { Given: false } } ? WrittenEmail.Read(vault.Open(found.Email)) : null;
    }
}
