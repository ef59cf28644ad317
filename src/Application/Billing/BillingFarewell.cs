using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>A business that left: nothing is collected any more, its last month is closed, its invoices are printed and sent, and
/// a copy of each is kept under the house's own key.</summary>
internal sealed class BillingFarewell(IKallikyDb db, CurrentTenant tenant, TenantScopes scopes, IVault vault, IAccountVault house, IOptions<CompanyOptions> company) : IFarewell
{
    private const int CopiesAtOnce = 20;

    public async Task<bool> Finish(CancellationToken ct) =>
        await NothingIsCollected(ct) && await LastMonthIsClosed(ct) && await InvoicesAreSent(ct) && await CopiesAreKept(ct);

    // The messages that ended it may have been lost while the collector was away.
    private async Task<bool> NothingIsCollected(CancellationToken ct)
    {
        await using var scope = scopes.Open(tenant.Required());
        var end = scope.ServiceProvider.GetRequiredService<EndSubscription>();
        if (await IsCollected(ct))
            await end.EndPaid(ct);
        else
            await end.GiveBack(ct);
        return !await IsCollected(ct);
    }

    private async Task<bool> IsCollected(CancellationToken ct) =>
        await db.PaymentAccounts.AnyAsync(account => account.SubscriptionId != null && account.NextPlan != Plan.Free, ct)
        || await db.Checkouts.AnyAsync(checkout => checkout.Status == CheckoutStatus.Open, ct);

    // Without a company nobody sends invoices, so there is no month to wait for.
    private async Task<bool> LastMonthIsClosed(CancellationToken ct)
    {
        if (company.Value.IsEmpty)
            return true;
        var left = await db.Businesses.Select(business => business.LeftAt).SingleAsync(ct);
        var last = BillingMonth.Of(left!.Value).First;
        return await db.MonthClosings.AnyAsync(closing => closing.Month == last, ct);
    }

    private async Task<bool> InvoicesAreSent(CancellationToken ct) =>
        !await db.Invoices.AnyAsync(invoice => !db.InvoiceDocuments.Any(document => document.InvoiceId == invoice.Id), ct)
        && !await db.Messages.AnyAsync(
            message => message.Kind == MessageKind.Invoice && (message.Status == MessageStatus.Pending || message.Status == MessageStatus.Sending), ct);

    private async Task<bool> CopiesAreKept(CancellationToken ct)
    {
        var papers = await db.InvoiceDocuments.AsNoTracking().Where(document => !db.KeptInvoices.Any(kept => kept.Id == document.InvoiceId))
            .OrderBy(document => document.Id).Take(CopiesAtOnce)
            .Join(db.Invoices, document => document.InvoiceId, invoice => invoice.Id, (document, invoice) => new { invoice, document }).ToListAsync(ct);
        foreach (var paper in papers)
            db.KeptInvoices.Add(new KeptInvoice(paper.invoice, Copy(paper.document.Pdf), paper.document.Sha256, Copy(paper.document.Xml)));
        await db.SaveChangesAsync(ct);
        return papers.Count < CopiesAtOnce;
    }

    private Domain.Shared.Sealed Copy(Domain.Shared.Sealed paper) =>
        house.SealBytes(vault.OpenBytes(paper) ?? throw new InvalidOperationException("A business's key went before its invoices were copied."));
}
