using Kalliky.Application.Billing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>Counts in one row of the database, which stays locked until the invoice is committed.</summary>
internal sealed class InvoiceNumbers(KallikyDb db) : IInvoiceNumbers
{
    public async Task<long> Next(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("An invoice number is taken in the transaction that saves the invoice.");
        return (await db.Database.SqlQuery<long>($"SELECT next_invoice_number() AS \"Value\"").ToListAsync(ct))[0];
    }
}
