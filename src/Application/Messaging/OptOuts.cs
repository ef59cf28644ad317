using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>Who wants nothing more from this business.</summary>
internal sealed class OptOuts(IKallikyDb db, IMoment moment, CurrentTenant tenant)
{
    public Task<bool> Has(string recipientKey, CancellationToken ct) => db.OptOuts.AnyAsync(known => known.RecipientKey == recipientKey, ct);

    public async Task Add(string recipientKey, CancellationToken ct)
    {
        if (recipientKey.Length > 0 && !await Has(recipientKey, ct))
            db.OptOuts.Add(new OptOut(moment.NewId(), tenant.Required(), recipientKey, moment.Now));
    }

    public async Task Remove(string recipientKey, CancellationToken ct) =>
        db.OptOuts.RemoveRange(await db.OptOuts.Where(known => known.RecipientKey == recipientKey).ToListAsync(ct));
}
