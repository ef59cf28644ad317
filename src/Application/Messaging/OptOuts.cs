using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>Who wants nothing more from this business. A customer's card says the same, so that whoever reads it knows.</summary>
internal sealed class OptOuts(IKallikyDb db, IMoment moment, CurrentTenant tenant, CustomerCards cards)
{
    private const string How = "stop";

    public Task<bool> Has(string recipientKey, CancellationToken ct) => db.OptOuts.AnyAsync(known => known.RecipientKey == recipientKey, ct);

    /// <summary>Whether the card of that number refuses text messages, however that is known.</summary>
    public async Task<bool> Refuses(string recipientKey, CancellationToken ct) =>
        recipientKey.Length > 0 && await cards.Known(recipientKey, ct) is { SmsConsent.Given: false };

    public async Task Add(string recipientKey, CancellationToken ct)
    {
        if (recipientKey.Length == 0)
            return;
        if (!await Has(recipientKey, ct))
            db.OptOuts.Add(new OptOut(moment.NewId(), tenant.Required(), recipientKey, moment.Now));
        await Note(recipientKey, false, ct);
    }

    public async Task Remove(string recipientKey, CancellationToken ct)
    {
        db.OptOuts.RemoveRange(await db.OptOuts.Where(known => known.RecipientKey == recipientKey).ToListAsync(ct));
        await Note(recipientKey, true, ct);
    }

    private async Task Note(string recipientKey, bool given, CancellationToken ct)
    {
        if (await cards.Known(recipientKey, ct) is not { } card || card.SmsConsent?.Given == given)
            return;
        card.AgreeToSms(given, moment.Now, How);
        card.Changed();
    }
}
