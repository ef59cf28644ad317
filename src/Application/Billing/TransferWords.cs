using System.Globalization;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What a business reads about invoices that it pays by transfer.</summary>
internal sealed record TransferWords(Language Language)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private bool English => Language == Language.English;

    /// <param name="today">On the clock of Paris.</param>
    public (string Subject, string Text) Thanks(InvoiceTransfer transfer, InvoiceView invoice, LocalDate today, string address)
    {
        var (amount, day, left) = (Amount(transfer.Amount), Day(transfer.ReceivedOn), Left(invoice, today));
        return English
            ? ($"Your transfer for invoice {invoice.Number}", Letter(
                "Hello,", $"Your transfer of {amount} for invoice {invoice.Number} arrived on {day}, thank you.",
                left, Imagined(invoice), $"All your invoices are here:\n{address}", "Kalliky"))
            : ($"Votre virement pour la facture {invoice.Number}", Letter(
                "Bonjour,", $"Votre virement de {amount} pour la facture {invoice.Number} est arrivé le {day}, merci.",
                left, Imagined(invoice), $"Toutes vos factures sont ici :\n{address}", "Kalliky"));
    }

    /// <summary>A friendly one: perhaps the two letters have crossed.</summary>
    public (string Subject, string Text) Reminder(InvoiceView invoice, string address)
    {
        var left = Amount(invoice.LeftToTransfer);
        return English
            ? ($"Invoice {invoice.Number} is waiting for your transfer", Letter(
                "Hello,", $"{left} of invoice {invoice.Number} were due by {Day(invoice.DueOn)}, and we have not received your transfer yet. It may be on its way: then please ignore this message.",
                Iban(invoice), "Your telephone is answered as before.", Imagined(invoice), $"The invoice is attached, and all your invoices are here:\n{address}", "Thank you,\nKalliky"))
            : ($"La facture {invoice.Number} attend votre virement", Letter(
                "Bonjour,", $"Il reste {left} à régler sur la facture {invoice.Number}, à échéance du {Day(invoice.DueOn)}, et nous n’avons pas encore reçu votre virement. S’il est parti, ne tenez pas compte de ce message.",
                Iban(invoice), "Votre assistant répond au téléphone comme avant.", Imagined(invoice), $"La facture est jointe, et toutes vos factures sont ici :\n{address}", "Merci,\nKalliky"));
    }

    // Nobody is asked to transfer what their card pays, nor by a day that is over.
    private string Left(InvoiceView invoice, LocalDate today)
    {
        var (left, isOver, byCard) = (invoice.LeftToTransfer, invoice.IsLate(today), invoice.Left > invoice.LeftToTransfer);
        return English
            ? invoice.Left == Money.Zero ? "The invoice is paid in full."
                : left == Money.Zero ? "The rest is taken from your card."
                : $"{Amount(left)} are left to transfer{(isOver ? "" : $", by {Day(invoice.DueOn)}")}{(byCard ? "; the rest is taken from your card" : "")}."
            : invoice.Left == Money.Zero ? "La facture est réglée."
                : left == Money.Zero ? "Le reste est prélevé sur votre carte."
                : $"Il reste {Amount(left)} à régler par virement{(isOver ? "" : $", au plus tard le {Day(invoice.DueOn)}")}{(byCard ? " ; le reste est prélevé sur votre carte" : "")}.";
    }

    private string? Iban(InvoiceView invoice) => invoice.Seller.Iban is not { } iban
        ? null
        : English ? $"By transfer to IBAN {iban}, with the reference {invoice.Number}." : $"Par virement sur l’IBAN {iban}, avec la référence {invoice.Number}.";

    private string? Imagined(InvoiceView invoice) => invoice.Seller.Siren != CompanyOptions.FictionalSiren
        ? null
        : English ? "This is a demonstration: nothing is to be paid." : "C’est une démonstration : rien n’est à payer.";

    private static string Letter(params string?[] parts) => string.Join("\n\n", parts.OfType<string>());

    private string Amount(Money money) => WrittenMoment.Of(money, Language);

    // The first of a month has its own form in French.
    private string Day(LocalDate day) => English
        ? day.ToString("d MMMM uuuu", British)
        : day.Day == 1 ? $"1er {day.ToString("MMMM uuuu", French)}" : day.ToString("d MMMM uuuu", French);
}
