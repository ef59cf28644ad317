using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers;

/// <summary>The cards of those who call, one per telephone number.</summary>
internal sealed class CustomerCards(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant)
{
    /// <summary>The card of this number, made when there is none. A card that has a name keeps it: several people share
    /// a telephone, and the order carries the name that was told.</summary>
    public async Task<Customer> Of(PhoneNumber phone, string name, CancellationToken ct)
    {
        var key = vault.KeyOf(phone);
        var card = await Known(key, ct);
        if (card is null)
        {
            card = new Customer(moment.NewId(), tenant.Required(), name, vault.Seal(phone.Value), key, moment.Now);
            if (await db.OptOuts.AsNoTracking().FirstOrDefaultAsync(known => known.RecipientKey == key, ct) is { } stop)
                card.AgreeToSms(false, stop.At, "stop");
            db.Customers.Add(card);
        }
        else if (string.IsNullOrWhiteSpace(card.Name))
        {
            card.Name = name;
        }

        return card;
    }

    /// <summary>Who is known by a number; the whole card where theirs became part of another. Null when nobody is.</summary>
    /// <param name="key">The number's keyed hash.</param>
    public async Task<Customer?> Known(string key, CancellationToken ct)
    {
        var card = await db.Customers.FirstOrDefaultAsync(customer => customer.PhoneKey == key, ct);
        return card?.MergedInto is { } whole ? await db.Customers.FirstAsync(customer => customer.Id == whole, ct) : card;
    }

    /// <summary>Links the call to the card. One column, so that it does not cross what the call itself writes.</summary>
    public Task Link(Guid callId, Guid customerId, CancellationToken ct) =>
        db.Calls.Where(call => call.Id == callId && call.CustomerId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.CustomerId, customerId), ct);
}
