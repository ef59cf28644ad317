namespace Kalliky.Application.Billing;

/// <summary>Gives invoices and credit notes their numbers: one sequence over all businesses and years, without a gap (article
/// 242 nonies A of annexe II of the code général des impôts).</summary>
public interface IInvoiceNumbers
{
    /// <summary>The next one. Nobody else is given one until the transaction ends; rolled back, it is given again.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: a number could be lost.</exception>
    Task<long> Next(CancellationToken ct);
}
