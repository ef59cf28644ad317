using System.Globalization;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>The words on an invoice, in French or English. What the law wants on it stands in French in both.</summary>
internal sealed record InvoiceWords(Language Language)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private bool English => Language == Language.English;

    private CultureInfo Culture => English ? British : French;

    public string Of(InvoiceLine line, Invoice invoice) => line.Kind switch
    {
        InvoiceLineKind.Plan => English ? $"Plan {Name(line)}, {Day(line.From!.Value)} to {Day(line.To!.Value)}" : $"Plan {Name(line)}, du {Day(line.From!.Value)} au {Day(line.To!.Value)}",
        InvoiceLineKind.Minutes when line.IsOfShorterCalls() => English ? $"Minutes given back, {Month(line)}" : $"Minutes rendues, {Month(line)}",
        InvoiceLineKind.Minutes => English ? "Minutes beyond the plan" : "Minutes au-delà du plan",
        InvoiceLineKind.Commissions => English ? $"Commission of {Rate(line)} on orders taken by telephone" : $"Commission de {Rate(line)} sur les commandes prises au téléphone",
        _ => English ? $"Credit on invoice {invoice.CreditsNumber}" : $"Avoir sur la facture {invoice.CreditsNumber}",
    };

    public string Detail(InvoiceLine line, Invoice invoice) => line.Kind switch
    {
        InvoiceLineKind.Plan => Share(line),
        InvoiceLineKind.Minutes => Minutes(line),
        InvoiceLineKind.Commissions => English
            ? $"{Orders(line, "order", "orders")}, {Amount(line.Goods!.Value)} of goods without delivery, refunds taken off"
            : $"{Orders(line, "commande remise", "commandes remises")}, {Amount(line.Goods!.Value)} de marchandises hors livraison, remboursements déduits",
        _ => invoice.Reason ?? "",
    };

    /// <summary>Article 242 nonies A of annexe II of the code général des impôts; articles L441-9, L441-10, D441-5 and R123-237 of the code de commerce.</summary>
    public static IReadOnlyList<Mention> Mentions(Invoice invoice)
    {
        var seller = invoice.Seller;
        List<Mention> mentions = [new("AAI", seller.OnDebits ? "Prestation de services. TVA acquittée sur les débits." : "Prestation de services. TVA acquittée sur les encaissements.")];
        if (invoice.Replaces is { } replaced)
            mentions.Add(new Mention("AAI", $"Cette facture remplace la facture {replaced} du {ShortDay(invoice.CreditsIssuedOn)}, annulée par un avoir."));
        if (invoice.Kind == InvoiceKind.CreditNote)
            mentions.Add(new Mention("AAI", $"Cet avoir corrige la facture {invoice.CreditsNumber} du {ShortDay(invoice.CreditsIssuedOn)} : pensez à corriger la TVA que vous avez déduite (article 272, 1 du code général des impôts)."));
        else
        {
            mentions.Add(new Mention("AAB", $"{Terms(invoice)} Pas d’escompte pour paiement anticipé."));
            mentions.Add(new Mention("PMD", "En cas de retard, pénalités au taux de refinancement de la Banque centrale européenne majoré de 10 points, exigibles sans rappel (article L441-10 du code de commerce)."));
            mentions.Add(new Mention("PMT", "Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 € (article D441-5 du code de commerce)."));
        }

        if (seller.Siren == CompanyOptions.FictionalSiren)
            mentions.Add(new Mention("AAI", "Document de démonstration : la société qui l’émet est fictive, rien n’est à payer."));
        return mentions;
    }

    /// <summary>How what is left is paid, where not all of it is transferred; null where it is. Of a month's credit note, what becomes of it;
    /// null of a person's.</summary>
    public string? Settlement(Invoice invoice) => invoice switch
    {
        { IsReplaced: true } => English ? "It cancels an invoice in whose place another was written: nothing is given back." : "Il annule une facture qu’une autre remplace : rien n’est à rendre.",
        { Kind: InvoiceKind.CreditNote, Month: null } => null,
        { Kind: InvoiceKind.CreditNote } => English ? "It is taken off your next invoice, or transferred to you if there is none." : "Il est déduit de votre prochaine facture ou, s’il n’y en a plus, rendu par virement.",
        { Due.Cents: 0 } => English ? "Paid in full, thank you." : "Réglée, merci.",
        { Replaces: { } replaced } => English ? $"What you have paid of invoice {replaced} is paid of this one." : $"Ce que vous avez réglé de la facture {replaced} l’est de celle-ci.",
        { IsByCard: true, ToTransfer: { Cents: > 0 } days } => English
            ? $"{Amount(days)} are to be transferred by {Day(invoice.DueOn)}; the rest is taken from your card with next month’s payment."
            : $"{Amount(days)} sont à régler par virement au plus tard le {Day(invoice.DueOn)} ; le reste est prélevé sur votre carte avec le paiement du mois suivant.",
        { IsByCard: true } => English ? "What is left is taken from your card with next month’s payment." : "Le reste est prélevé sur votre carte avec le paiement du mois suivant.",
        _ => null,
    };

    /// <summary>The mail that brings it.</summary>
    /// <param name="left">What of it is not paid yet, by whatever way.</param>
    public (string Subject, string Text) Mail(Invoice invoice, Money left, string address)
    {
        var credit = invoice.Kind == InvoiceKind.CreditNote;
        var total = Amount(credit ? Money.Zero - invoice.Total : invoice.Total);
        var about = invoice.Month is { } month ? month.ToString("MMMM uuuu", Culture) : "";
        return (English, credit) switch
        {
            (true, false) => ($"Your invoice {invoice.Number}", $"Hello,\n\nHere is your invoice {invoice.Number} for {about}: {total} with tax{Paid(invoice)}{Credit(invoice)}{Due(invoice, left)}{Replaces(invoice)}\n\nAll your invoices, and what they are made of, are here:\n{address}\n\nThank you for your trust,\n{invoice.Seller.Name}"),
            (true, true) => ($"Your credit note {invoice.Number}", $"Hello,\n\nHere is your credit note {invoice.Number}: {total} with tax{Back(invoice)}\n\nAll your invoices are here:\n{address}\n\nThank you for your trust,\n{invoice.Seller.Name}"),
            (false, false) => ($"Votre facture {invoice.Number}", $"Bonjour,\n\nVoici votre facture {invoice.Number} de {about} : {total} TTC{Paid(invoice)}{Credit(invoice)}{Due(invoice, left)}{Replaces(invoice)}\n\nToutes vos factures, et leur détail, sont ici :\n{address}\n\nMerci de votre confiance,\n{invoice.Seller.Name}"),
            _ => ($"Votre avoir {invoice.Number}", $"Bonjour,\n\nVoici votre avoir {invoice.Number} : {total} TTC{Back(invoice)}\n\nToutes vos factures sont ici :\n{address}\n\nMerci de votre confiance,\n{invoice.Seller.Name}"),
        };
    }

    // Whoever has left has no next invoice.
    private string Back(Invoice note) => note.IsReplaced
        ? English ? $". It cancels invoice {note.CreditsNumber}, in whose place we write you another: nothing is given back, nothing more is to be paid." : $". Il annule la facture {note.CreditsNumber}, qu’une nouvelle remplace : rien n’est rendu, rien de plus n’est à payer."
        : note.Month is null
        ? English ? " are given back to you." : " vous sont rendus."
        : English ? ". They are taken off your next invoice, or transferred to you if there is none." : ", déduits de votre prochaine facture ou, s’il n’y en a plus, rendus par virement.";

    private string Paid(Invoice invoice) => invoice.Total - invoice.Due - invoice.GivenBack is var paid && (paid <= Money.Zero || invoice.Due == Money.Zero)
        ? ""
        : English ? $", of which {Amount(paid)} is paid already" : $", dont {Amount(paid)} déjà réglés";

    private string Credit(Invoice invoice) => invoice.GivenBack == Money.Zero
        ? ""
        : English ? $", less {Amount(invoice.GivenBack)} of your credit note" : $", moins {Amount(invoice.GivenBack)} de votre avoir";

    private string Due(Invoice invoice, Money left) => invoice.Replaces is not null
        ? left == Money.Zero
            ? English ? ". It is paid: nothing more is due." : ". Elle est réglée : rien de plus n’est à payer."
            : English ? $". {Amount(left)} are left to be paid, as on the invoice that it replaces." : $". Il en reste {Amount(left)} à régler, comme sur la facture qu’elle remplace."
        : Settlement(invoice) is { } settlement
        ? $". {settlement}"
        : English ? $", due by {Day(invoice.DueOn)}." : $", à régler au plus tard le {Day(invoice.DueOn)}.";

    private string Replaces(Invoice invoice) => invoice.Replaces is not { } replaced
        ? ""
        : English ? $" It replaces invoice {replaced}, with your present details." : $" Elle remplace la facture {replaced}, à vos coordonnées d’aujourd’hui.";

    private static string Terms(Invoice invoice) => invoice switch
    {
        { Due.Cents: 0 } => "Facture réglée.",
        { Replaces: { } replaced } => $"Ce qui est réglé de la facture {replaced} l’est de celle-ci ; le reste se règle de la même manière, à la même échéance.",
        { IsByCard: false } => $"Payable au plus tard le {ShortDay(invoice.DueOn)}.",
        { ToTransfer.Cents: > 0 } => $"Payable au plus tard le {ShortDay(invoice.DueOn)}, par virement et par carte.",
        _ => $"Prélevée sur votre carte au plus tard le {ShortDay(invoice.DueOn)}.",
    };

    // Of a month that is not whole, and of a plan that became larger in it.
    private string Share(InvoiceLine line)
    {
        var days = English ? line.Days == 1 ? $"1 day of {line.OfDays}" : $"{line.Days} days of {line.OfDays}" : line.Days == 1 ? $"1 jour sur {line.OfDays}" : $"{line.Days} jours sur {line.OfDays}";
        if (line.IsBeyond == true)
            return English ? "what was paid beyond the days billed before" : "ce qui a été payé au-delà des jours déjà facturés";
        return (line.IsPaid, line.IsOnTop, line.Days == line.OfDays) switch
        {
            (true, true, _) => English ? $"{days}, the difference from your former plan" : $"{days}, la différence avec votre plan d’avant",
            (true, _, false) => English ? $"{days}, from the time of your payment on" : $"{days}, depuis l’heure de votre paiement",
            (_, _, true) => "",
            _ => days,
        };
    }

    private string Minutes(InvoiceLine line)
    {
        var (minutes, seconds) = Math.DivRem(line.Seconds!.Value, 60);
        var capped = line.IsCapped == true ? English ? ", up to your cap" : ", dans la limite de votre plafond" : "";
        if (line.IsOfShorterCalls())
            return English ? $"{minutes.ToString("N0", British)} min {seconds:00} s less, by the carrier’s times" : $"{minutes.ToString("N0", French)} min {seconds:00} s de moins, d’après les durées de l’opérateur";
        return English
            ? $"{minutes.ToString("N0", British)} min {seconds:00} s at {Amount(line.PerMinute!.Value)} a minute{capped}"
            : $"{minutes.ToString("N0", French)} min {seconds:00} s à {Amount(line.PerMinute!.Value)} la minute{capped}";
    }

    private string Month(InvoiceLine line) => line.From!.Value.ToString("MMMM uuuu", Culture);

    private string Orders(InvoiceLine line, string one, string many) => $"{line.Count!.Value.ToString("N0", Culture)} {(line.Count is 0 or 1 ? one : many)}";

    private string Amount(Money money) => WrittenMoment.Of(money, Language);

    private string Rate(InvoiceLine line) => (line.BasisPoints!.Value / 100m).ToString("0.##", Culture) + (English ? "%" : "\u00a0%");

    // The first of a month has its own form in French.
    private string Day(LocalDate day) => !English && day.Day == 1 ? $"1er {day.ToString("MMMM uuuu", French)}" : day.ToString("d MMMM uuuu", Culture);

    private static string ShortDay(LocalDate? day) => day?.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture) ?? "";

    private static string Name(InvoiceLine line) => line.Plan.ToString()!.ToUpperInvariant();
}
