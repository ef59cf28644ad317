using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>A month was paid: its invoice says so, also when that is written later. The same news again changes nothing.</summary>
internal sealed class NotePayment(IKallikyDb db, IMoment moment, CurrentTenant tenant) : IReact<PeriodPaid>
{
    public async Task React(PeriodPaid happened, CancellationToken ct)
    {
        var month = BillingMonth.Of(happened.Month);
        var reference = happened.Reference[..Math.Min(happened.Reference.Length, PeriodPayment.LongestReference)];
        if (await db.PeriodPayments.AnyAsync(known => known.Month == month.First && known.Reference == reference, ct))
            return;
        db.PeriodPayments.Add(new PeriodPayment(moment.NewId(), tenant.Required(), month, happened.At, reference));
        await db.SaveChangesAsync(ct);
    }
}
