using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>A merchant finds Kalliky in the evening; before the night the number answers and the plan is paid, and on the first
/// of the month the invoice is there and needed nobody. One story, in its order, whoever is paid.</summary>
public abstract partial class MerchantDayTests(MerchantDay day, Chrome chrome)
{
    private const string Password = "quatre pizzas et un café";
    private const string Caller = "+33639980122";

    [Fact]
    public async Task From_the_form_to_the_first_invoice()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, day.Product);

        await They_sign_up_and_prove_their_address(tab);
        await They_import_their_menu_and_nothing_is_published_unseen(tab);
        await They_hear_the_assistant_offer_what_they_imported(tab);
        await They_say_whom_invoices_are_for(tab);
        await They_choose_PRO_and_pay(tab);
        await They_hand_papers_in_and_have_a_number(tab);
        await tab.Go("/chez-odile/commandes");
        await Somebody_calls_it_and_orders_what_they_imported();
        await They_hand_the_order_over(tab);
        await They_see_the_minutes_and_the_commission(tab);
        await tab.Go("/chez-odile/journal");
        await day.Look(tab, "journal");
        await day.CloseMonth();
        await They_find_the_invoice_and_it_adds_up(tab);

        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));
        day.Asked.Where(question => question.Status >= 400).ShouldBeEmpty();
        day.Asked.Count().ShouldBeGreaterThan(10);
        day.Carrier.Webhooks.Attempts.ShouldAllBe(attempt => attempt.Status == 200);
    }

    private async Task They_sign_up_and_prove_their_address(Tab tab)
    {
        await tab.Go("/inscription");
        await tab.Page.GetByLabel("Nom de votre établissement").FillAsync("Chez Odile");
        await tab.Page.GetByLabel("Restaurant, pizzeria, traiteur").CheckAsync();
        await tab.Page.GetByLabel("Adresse e-mail").FillAsync("odile@exemple.fr");
        await tab.Page.GetByLabel("Mot de passe").FillAsync(Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir mon compte" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Regardez vos e-mails" })).ToBeVisibleAsync();
        await day.Look(tab, "inscription-envoyee");

        await tab.Go(Link().Match(await day.Mail(tab, "/inscription/")).Value);
        await day.Look(tab, "inscription-confirmer");
        await tab.Page.GetByLabel("Mot de passe").FillAsync(Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/chez-odile/bienvenue");
        await day.Look(tab, "bienvenue");
        await tab.Go("/chez-odile/aujourdhui");
        await Expect(tab.Page.GetByText("Pour bien démarrer")).ToBeVisibleAsync();
        await day.Look(tab, "aujourdhui");
    }

    private static async Task They_import_their_menu_and_nothing_is_published_unseen(Tab tab)
    {
        await tab.Go("/chez-odile/carte/import");
        await tab.Page.GetByLabel("Ou collez le texte").FillAsync("Pizzas\nNapolitaine 11,40\nSavoyarde 13,20\nSavoyarde 14,50\nDesserts\nTarte aux noix 6,20");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Lire" }).ClickAsync();
        await Expect(tab.Page.GetByText("Deux fois le même nom").First).ToBeVisibleAsync();
        var review = new Uri(tab.Page.Url).PathAndQuery;
        await tab.Go("/chez-odile/carte");
        await Expect(tab.Page.GetByText("Quatre fromages", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("Napolitaine")).ToHaveCountAsync(0);

        await tab.Go(review);
        var second = tab.Page.Locator(".import-line").Nth(2);
        await second.GetByLabel("Nom").FillAsync("Paysanne");
        await second.GetByLabel("Prix, en euros").FocusAsync();
        await Expect(tab.Page.GetByText("Deux fois le même nom")).ToHaveCountAsync(0);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Publier 4 lignes" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/chez-odile/carte");
        await Expect(tab.Page.GetByText("Napolitaine", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("Quatre fromages")).ToHaveCountAsync(0);
    }

    private static async Task They_hear_the_assistant_offer_what_they_imported(Tab tab)
    {
        await tab.Go("/chez-odile/assistant");
        var phone = new TestPhone(tab.Page);
        await phone.Dial();
        await phone.Tell(["Bonsoir, la napolitaine est à combien ?"], "onze euros quarante");
    }

    private static async Task They_say_whom_invoices_are_for(Tab tab)
    {
        await tab.Go("/chez-odile/facturation/coordonnees");
        foreach (var (label, value) in new[] { ("Nom de la société", "Chez Odile SARL"), ("Numéro et rue", "12 rue Condorcet"), ("Code postal", "38000"), ("Ville", "Grenoble"), ("SIREN", "732829320") })
            await tab.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les coordonnées" }).ClickAsync();
        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("Coordonnées enregistrées.");
    }

    private async Task They_choose_PRO_and_pay(Tab tab)
    {
        await tab.Go("/chez-odile/facturation/plan");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Choisir PRO" }).ClickAsync();
        await day.Pay(tab, tab.Page.GetByRole(AriaRole.Button, new() { Name = "Continuer vers le paiement" }));
        await Expect(tab.Page.Locator("#etat")).ToContainTextAsync("Paiement reçu, merci");
        await Expect(tab.Page.Locator("#plan-pro")).ToContainTextAsync("Votre plan");
        await day.Look(tab, "plan-paye");
    }

    private async Task They_hand_papers_in_and_have_a_number(Tab tab)
    {
        await tab.Go("/chez-odile/numeros");
        await tab.Page.GetByLabel("Il commence par").SelectOptionAsync("paris");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Voir les numéros" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Prendre" }).ClickAsync();
        await day.Look(tab, "numeros-papiers");
        await tab.Page.Locator("#papier-0").FillAsync("Odile Garnier");
        foreach (var (label, value) in new[]
        {
            ("Nom de l’entreprise", "Chez Odile"), ("Prénom du responsable", "Odile"), ("Nom du responsable", "Garnier"), ("Rue", "12 rue Condorcet"), ("Code postal", "38000"), ("Ville", "Grenoble"),
        })
            await tab.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await tab.Page.Locator("#papier-2").SetInputFilesAsync(new FilePayload { Name = "justificatif.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.7 un justificatif"u8] });
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remettre mes papiers" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Papiers en vérification" })).ToBeVisibleAsync();

        await day.Carrier.Numbers.Grant(day.Carrier.Numbers.OrderOf(day.Number));
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Votre numéro est actif" })).ToBeVisibleAsync();
        await day.Look(tab, "numeros-actif");
        (await day.Mail(tab, "votre numéro est prêt")).ShouldContain("Chez Odile");
    }

    private async Task Somebody_calls_it_and_orders_what_they_imported()
    {
        var call = await day.Carrier.Dial(Caller, day.Number);
        (await call.Hears()).ShouldContain("Chez Odile");
        await call.Says("Bonsoir, ce serait pour commander deux napolitaines.");
        for (var (turns, said) = (0, await call.Hears()); !TestPhone.Has(said, "confirmé"); turns++, said = await call.Hears())
        {
            turns.ShouldBeLessThan(12, said);
            await call.Says(TestPhone.Reply(said, Answers, new()));
        }

        day.Clock.MoveOn(TimeSpan.FromSeconds(150));
        await call.HangsUp();
        await call.Over();
    }

    private static async Task They_hand_the_order_over(Tab tab)
    {
        var card = tab.Page.Locator("#nouvelles article.ticket-ring");
        await Expect(card.Locator(".ticket-line").Filter(new() { HasText = "Napolitaine" })).ToHaveCountAsync(1);
        foreach (var verb in new[] { "Accepter", "Prête", "Remise au client" })
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remise au client" })).ToHaveCountAsync(0);
    }

    private static async Task They_see_the_minutes_and_the_commission(Tab tab)
    {
        await Becomes(tab, "/chez-odile/facturation", "1 commande remise");
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Minutes" })).ToContainTextAsync("1 appel pris");
        var lines = tab.Page.Locator("#lignes");
        await Expect(lines).ToContainTextAsync("Lefebvre");
        await Expect(lines.Locator("tfoot")).ToContainTextAsync("22,80\u00a0€");
        await Expect(lines.Locator("tfoot")).ToContainTextAsync("0,23\u00a0€");
    }

    private async Task They_find_the_invoice_and_it_adds_up(Tab tab)
    {
        var charged = Charge().Match(await day.Mail(tab, "Votre paiement pour novembre 2026")).Groups[1].Value;
        (await day.Mail(tab, "Votre facture K-2026-000001")).ShouldContain("K-2026-000001.pdf");
        await tab.Go("/chez-odile/facturation");
        var row = tab.Page.Locator("#factures li");
        await Expect(row).ToContainTextAsync("K-2026-000001");
        await day.Look(tab, "facturation");
        var xml = XDocument.Parse(System.Text.Encoding.UTF8.GetString(await Download(tab, "XML")));
        string Sum(string name) => xml.Descendants().Last(element => element.Name.LocalName == name).Value.Replace('.', ',');
        var (net, tax, total) = (Sum("TaxBasisTotalAmount"), Sum("TaxTotalAmount"), Sum("GrandTotalAmount"));
        await Expect(row).ToContainTextAsync($"{total}\u00a0€");
        var (paid, left) = (Sum("TotalPrepaidAmount"), Sum("DuePayableAmount"));
        paid.ShouldBe(charged, "the card and the invoice agree");
        await Expect(row).ToContainTextAsync($"reste à régler {left}\u00a0€");

        using var pdf = PdfDocument.Open(await Download(tab, "PDF"));
        var words = Squeezed(string.Concat(pdf.GetPages().Select(page => page.Text)));
        foreach (var said in new[]
        {
            "Facturé à Chez Odile SARL", "Plan PRO, du 27 novembre 2026 au 30 novembre 2026", "4 jours sur 30, depuis l’heure de votre paiement", "Minutes au-delà du plan", "à 0,15 € la minute", "Commission de 1 % sur les commandes prises au téléphone",
            "1 commande remise, 22,80 €", "0,23 €", $"Total HT {net} €", $"TVA 20 % {tax} €", $"Total TTC {total} €", $"Réglé par carte {charged} €", $"Reste à payer {left} €",
            "Le reste est prélevé sur votre carte avec le paiement du mois suivant.",
        })
            words.ShouldContain(Squeezed(said));
    }

    // What follows of an order is written on the bus, and stands on the page when it is opened the next time.
    private static async Task Becomes(Tab tab, string page, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            await tab.Go(page);
        }
        while (!(await tab.Page.Locator("main").InnerTextAsync()).Contains(words, StringComparison.Ordinal));
    }

    private static async Task<byte[]> Download(Tab tab, string kind)
    {
        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.Locator("#factures").GetByRole(AriaRole.Link, new() { Name = $"Télécharger K-2026-000001 en {kind}" }).ClickAsync());
        return await File.ReadAllBytesAsync(await file.PathAsync());
    }

    private static string Squeezed(string text) => Spaces().Replace(text, "");

    private static readonly (string Asked, string Says)[] Answers =
    [
        ("emporter|livraison", "À emporter."), ("heure|quand|quel moment", "À vingt heures trente."), ("numéro|téléphone|joindre", "C'est le numéro avec lequel j'appelle."), ("nom\\b", "Lefebvre."), ("taille|normale", "Normales."),
    ];

    [GeneratedRegex("/inscription/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"Votre paiement de ([0-9,]+)\s€")]
    private static partial Regex Charge();

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();
}

public sealed class DemonstrationDayTests(DemonstrationDay day, Chrome chrome) : MerchantDayTests(day, chrome), IClassFixture<DemonstrationDay>;

public sealed class StripeDayTests(StripeDay day, Chrome chrome) : MerchantDayTests(day, chrome), IClassFixture<StripeDay>;
