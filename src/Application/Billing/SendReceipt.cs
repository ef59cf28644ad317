using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>A month of the plan was paid: the business reads so, once, with the number of its invoice where there is one already.</summary>
internal sealed class SendReceipt(IKallikyDb db, Buyers buyers, Outgoing outgoing, IPayments payments, IOptions<AppOptions> app) : IReact<PeriodPaid>
{
    public async Task React(PeriodPaid happened, CancellationToken ct)
    {
        var paid = await db.PaidPeriods.AsNoTracking().FirstOrDefaultAsync(period => period.Reference == happened.Reference, ct);
        var store = await db.Stores.Open().AsNoTracking().OrderBy(known => known.Id).Select(known => new { known.Id, known.Key }).FirstOrDefaultAsync(ct);
        if (paid is null or { ReturnedAt: not null } || paid.Amount == Money.Zero || store is null || await buyers.Address(ct) is not { } address)
            return;
        var (invoice, before) = (await Number(paid.About, ct), await Number(paid.UsedIn, ct));
        var (subject, text) = new ReceiptWords(await buyers.Reads(ct)).Of(paid, invoice, before, payments.IsDemonstration, $"{app.Value.PublicUrl}/{store.Key}/facturation");
        await outgoing.Mail(new Letter(store.Id, MessageKind.Receipt, text, $"receipt:{paid.Id:N}"), address, subject, ct);
        await db.SaveChangesAsync(ct);
    }

    private Task<string?> Number(LocalDate? month, CancellationToken ct) =>
        db.Standing().AsNoTracking().Where(known => month != null && known.Month == month && known.Kind == InvoiceKind.Invoice).Select(known => known.Number).FirstOrDefaultAsync(ct);
}

/// <summary>What a business reads about a payment of its own.</summary>
internal sealed record ReceiptWords(Language Language)
{
    private static readonly System.Globalization.CultureInfo French = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");
    private static readonly System.Globalization.CultureInfo British = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    private bool English => Language == Language.English;

    /// <param name="invoice">The number of its invoice; null while there is none.</param>
    /// <param name="before">The same of the month whose use it pays.</param>
    public (string Subject, string Text) Of(PaidPeriod paid, string? invoice, string? before, bool isDemonstration, string address)
    {
        var month = Month(paid.About);
        var amount = paid.Amount is { } money ? WrittenMoment.Of(money, Language) : null;
        string?[] parts = English
            ?
            [
                "Hello,", $"Your payment{(amount is null ? "" : $" of {amount}")} for {month} has arrived, thank you.", isDemonstration ? "This is a demonstration: no money has moved." : null, Used(paid, before),
                invoice is null ? "The invoice of that month reaches you at the beginning of the next one." : $"It belongs to invoice {invoice}.", $"All your payments and invoices are here:\n{address}", "Kalliky",
            ]
            :
            [
                "Bonjour,", $"Votre paiement{(amount is null ? "" : $" de {amount}")} pour {month} est arrivé, merci.", isDemonstration ? "C’est une démonstration : aucun argent n’a circulé." : null, Used(paid, before),
                invoice is null ? "La facture de ce mois vous parvient au début du mois suivant." : $"Il correspond à la facture {invoice}.", $"Tous vos paiements et vos factures sont ici :\n{address}", "Kalliky",
            ];
        return (English ? $"Your payment for {month}" : $"Votre paiement pour {month}", string.Join("\n\n", parts.OfType<string>()));
    }

    private string? Used(PaidPeriod paid, string? invoice)
    {
        if (paid is not { UsedIn: { } used, Used.Cents: > 0 } || used == paid.About)
            return null;
        var (amount, of) = (WrittenMoment.Of(paid.Used + paid.UsedTax, Language), invoice is null ? "" : English ? $" (invoice {invoice})" : $" (facture {invoice})");
        return English
            ? $"It includes {amount} for minutes beyond your plan and commissions of {Month(used)}{of}."
            : $"Il comprend {amount} pour les minutes au-delà de votre plan et les commissions de {Month(used)}{of}.";
    }

    private string Month(LocalDate first) => first.ToString("MMMM uuuu", English ? British : French);
}
