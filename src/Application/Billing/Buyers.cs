using System.Text.Json;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Whom the current business wants its invoices written to. It names people, so it stands sealed in rows.</summary>
internal sealed class Buyers(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, IAccounts accounts)
{
    private const string France = "FR";

    public Sealed Seal(Buyer buyer) => vault.Seal(JsonSerializer.Serialize(buyer));

    /// <summary>Null once the business was forgotten.</summary>
    public Buyer? Open(Sealed data) => vault.Open(data) is { } text ? JsonSerializer.Deserialize<Buyer>(text) : null;

    /// <summary>As the business has said; else its name, and the address of its first store.</summary>
    public async Task<(Buyer Buyer, Language Language)> Present(CancellationToken ct)
    {
        if (await db.BillingDetails.AsNoTracking().SingleOrDefaultAsync(ct) is { } kept && Open(kept.Buyer) is { } buyer)
            return (buyer, kept.Language);
        var business = await db.Businesses.Select(business => new { business.Name, business.Language }).SingleAsync(ct);
        var address = await db.Stores.Open().OrderBy(store => store.Id).Select(store => store.Address).FirstOrDefaultAsync(ct);
        return (new Buyer(business.Name, address?.Street ?? "", address?.Postcode ?? "", address?.City ?? "", France, null, null), business.Language);
    }

    /// <summary>Keeps, to be saved, what somebody has written where they paid. What the business has said itself stays.</summary>
    public async Task Suppose(Buyer buyer, CancellationToken ct)
    {
        if (!Countries.OfTheUnion.Contains(buyer.Country) || await db.BillingDetails.AnyAsync(ct))
            return;
        var details = db.BillingDetails.Add(new BillingDetails(tenant.Required())).Entity;
        details.Keep(Seal(buyer), null, await db.Businesses.Select(business => business.Language).SingleAsync(ct), moment.Now);
    }

    /// <summary>What its people read when they are told of their business: the language of its invoices, or, until they have said it, that
    /// of whoever opened it.</summary>
    public async Task<Language> Reads(CancellationToken ct) =>
        await db.BillingDetails.Select(details => (Language?)details.Language).SingleOrDefaultAsync(ct)
        ?? await db.Businesses.Select(business => business.Language).SingleAsync(ct);

    /// <summary>Where its invoices are sent: as it has said, else its owner's address; null when nobody can be reached.</summary>
    public async Task<string?> Address(CancellationToken ct)
    {
        if (vault.Open(await db.BillingDetails.Select(details => details.Email).SingleOrDefaultAsync(ct)) is { Length: > 0 } email)
            return email;
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).OrderBy(member => member.Id).Select(member => member.AccountId).ToListAsync(ct);
        var known = await accounts.Emails(owners, ct);
        return owners.Select(owner => known.GetValueOrDefault(owner)).FirstOrDefault(address => address is not null);
    }
}
