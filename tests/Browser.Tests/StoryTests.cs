using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>The main story of each trade: spoken to the test phone, and seen where the merchant looks, who has not touched that
/// page since. Every story is told from the same number, whose card may have its name from another one: what was booked tells
/// them apart. The clock stands on Friday evening; Saturday is the day to come.</summary>
[Collection<OneProduct>]
public sealed class StoryTests(Product product, Chrome chrome)
{
    private const string Saturday = "2026-11-28";

    [Fact]
    public async Task A_table_for_four_tomorrow_is_seen_moved_and_called_off()
    {
        await using var person = await chrome.Person(Device.Desk);
        var book = await Opened(person, $"/pizza-mario/reservations?jour={Saturday}&service=soir", signIn: true);
        var phone = await Call(person, "pizza-mario",
            ["Bonsoir, je voudrais réserver une table en salle pour quatre, demain soir à vingt heures trente."], "c.est réservé pour quatre", ("\\bnom\\b", "Benali."));

        var row = book.Page.Locator("#reservations .due", new() { HasText = "4 couverts" });
        await Expect(row).ToContainTextAsync("20:30");
        await Expect(row).ToContainTextAsync("4 couverts");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        var sheet = book.Page.Locator("#fiche");
        await Expect(sheet).ToContainTextAsync("pris par l’assistant");
        await LeadsToTheCall(sheet, phone);
        (await Axe.Violations(book.Page, "réservation ouverte")).ShouldBeEmpty();
        await sheet.GetByLabel("Heure").FillAsync("21:00");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        await Expect(row).ToContainTextAsync("21:00");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await sheet.GetByText("Annuler cette réservation").ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Oui, annuler" }).ClickAsync();
        await Expect(book.Page.Locator("#messages")).ToContainTextAsync("de nouveau libre");
        await Expect(row).ToHaveCountAsync(0);
        await Tells(phone, "table en salle pour quatre");
        (await Axe.Violations(book.Page, "réservations")).ShouldBeEmpty();
        book.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_balayage_with_Sophie_on_Saturday_morning_is_seen_moved_and_called_off()
    {
        await using var person = await chrome.Person(Device.Desk);
        var agenda = await Opened(person, $"/beauty-center/agenda?jour={Saturday}", signIn: true);
        var phone = await Call(person, "beauty-center",
            ["Bonsoir, je voudrais un balayage avec Sophie, demain matin."], "c.est réservé", ("\\bou\\b|quelle heure|convient|propose", "À dix heures."), ("\\bnom\\b", "Madame Carlier."));

        var appointment = agenda.Page.Locator("[data-column] .appt", new() { HasText = "Balayage" });
        await Expect(appointment).ToContainTextAsync("10:00 – 12:00");
        await Expect(agenda.Page.Locator("[data-column]", new() { HasText = "Balayage" })).ToHaveCountAsync(1);
        await appointment.ClickAsync();
        var sheet = agenda.Page.Locator("#fiche");
        await Expect(sheet).ToContainTextAsync("Balayage");
        await Expect(sheet.Locator("dl")).ToContainTextAsync("Sophie");
        await LeadsToTheCall(sheet, phone);
        (await Axe.Violations(agenda.Page, "rendez-vous ouvert")).ShouldBeEmpty();
        await sheet.GetByLabel("Heure").FillAsync("14:30");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        await Expect(appointment).ToContainTextAsync("14:30 – 16:30");
        await appointment.ClickAsync();
        await sheet.GetByText("Annuler ce rendez-vous").ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Oui, annuler" }).ClickAsync();
        await Expect(agenda.Page.Locator("#messages")).ToContainTextAsync("de nouveau libre");
        await Expect(appointment).ToHaveCountAsync(0);
        await Tells(phone, "balayage avec Sophie");
        (await Axe.Violations(agenda.Page, "agenda")).ShouldBeEmpty();
        agenda.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_renewal_with_Dr_Marchand_is_dictated_seen_and_received_without_a_mouse()
    {
        await using var person = await chrome.Person(Device.Desk);
        var agenda = await Opened(person, "/cabinet-marchand/agenda?jour=2026-11-30", signIn: true, byKeyboard: true);
        var phone = await Call(person, "cabinet-marchand",
            ["Bonsoir, c'est pour un renouvellement d'ordonnance avec le docteur Marchand, lundi à neuf heures."], "c.est réservé", true,
            ("naissance|née? le", "Le quatorze mars soixante-huit."), ("déjà (venu|suivi|patient)|première (fois|visite)|nouvelle? patient", "Je suis déjà suivie chez vous."), ("\\bnom\\b", "Claire Moulin."));
        await Expect(phone.Page.Locator("#essai .says")).ToContainTextAsync("démonstration");

        var appointment = agenda.Page.Locator("[data-column] .appt", new() { HasText = "Renouvellement d'ordonnance" });
        await Expect(appointment).ToContainTextAsync("09:00 – 09:15");
        await Keys.Press(agenda.Page, appointment);
        var sheet = agenda.Page.Locator("#fiche");
        await Expect(sheet).ToContainTextAsync("Renouvellement d'ordonnance");
        await Keys.Write(agenda.Page, sheet.GetByLabel("Heure"), "0930");
        await Keys.Press(agenda.Page, sheet.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }));
        await Expect(appointment).ToContainTextAsync("09:30 – 09:45");
        await Keys.Press(agenda.Page, appointment);
        await Keys.Press(agenda.Page, sheet.GetByRole(AriaRole.Button, new() { Name = "Arrivé" }));
        await Expect(agenda.Page.Locator(".appt.is-here", new() { HasText = "Renouvellement d'ordonnance" })).ToBeVisibleAsync();
        await Keys.Press(phone.Page, phone.Page.GetByRole(AriaRole.Link, new() { Name = "Voir l’appel" }));
        await Expect(phone.Page.Locator("#appel .turn").First).ToContainTextAsync("assistant vocal automatique");
        (await Axe.Violations(agenda.Page, "agenda du cabinet")).ShouldBeEmpty();
        agenda.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shops_hours_are_told_and_a_book_put_aside_is_collected()
    {
        await using var person = await chrome.Person(Device.Desk);
        var shelf = await Opened(person, "/librairie-du-parc/mis-de-cote", signIn: true);
        await Expect(shelf.Page.GetByText("Rien de mis de côté").First).ToBeVisibleAsync();
        var phone = await Call(person, "librairie-du-parc",
            ["Bonsoir, vous êtes ouverts jusqu'à quelle heure demain ?", "Et vous auriez La Dernière Cordée en grand format, pas le poche ? Vous pouvez m'en mettre un de côté jusqu'à demain soir ?"], "c.est mis de côté",
            ("\\bnom\\b", "Reynaud."));
        await Expect(phone.Page.Locator("#essai .says")).ToContainTextAsync("dix-neuf heures");

        var row = shelf.Page.Locator("#cote li[id^=h-]", new() { HasText = "La Dernière Cordée" });
        await Expect(row).ToContainTextAsync("La Dernière Cordée");
        await row.GetByRole(AriaRole.Button, new() { Name = "Retiré" }).ClickAsync();
        await Expect(shelf.Page.Locator("#messages")).ToContainTextAsync("retiré");
        await Expect(row).ToHaveCountAsync(0);
        await Tells(phone, "jusqu'à quelle heure");
        (await Axe.Violations(shelf.Page, "mis de côté")).ShouldBeEmpty();
        shelf.Problems.ShouldBeEmpty();
    }

    private async Task<Tab> Opened(IBrowserContext person, string path, bool signIn = false, bool byKeyboard = false)
    {
        var tab = await Tab.Open(person, product);
        if (signIn)
            await tab.SignIn(byKeyboard);
        await tab.Go(path);
        return tab;
    }

    private Task<Tab> Call(IBrowserContext person, string store, IReadOnlyList<string> says, string until, params (string Asked, string Says)[] answers) =>
        Call(person, store, says, until, false, answers);

    private async Task<Tab> Call(IBrowserContext person, string store, IReadOnlyList<string> says, string until, bool byKeyboard, params (string Asked, string Says)[] answers)
    {
        var tab = await Opened(person, $"/{store}/assistant");
        var phone = new TestPhone(tab.Page, byKeyboard);
        await phone.Dial();
        await phone.Tell(says, until, answers);
        return tab;
    }

    private static async Task LeadsToTheCall(ILocator sheet, Tab phone)
    {
        var call = await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Voir l’appel" }).GetAttributeAsync("href");
        await Expect(sheet.GetByRole(AriaRole.Link, new() { Name = "Voir l’appel" })).ToHaveAttributeAsync("href", call!);
    }

    /// <summary>The call's own page has what was said.</summary>
    private static async Task Tells(Tab phone, string words)
    {
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Voir l’appel" }).ClickAsync();
        await Expect(phone.Page.Locator("#appel .turn").First).ToContainTextAsync("assistant vocal automatique");
        await Expect(phone.Page.Locator("#appel .turn").Filter(new() { HasText = words })).ToBeVisibleAsync();
        (await Axe.Violations(phone.Page, "appel")).ShouldBeEmpty();
        phone.Problems.ShouldBeEmpty();
    }
}
