using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>The diary, as whoever stands at the till uses it. The clock stands on Friday evening; Saturday is the day to come.</summary>
public sealed class AgendaTests(AgendaTests.Salon salon, Chrome chrome) : IClassFixture<AgendaTests.Salon>
{
    private const string Saturday = "/beauty-center/agenda?jour=2026-11-28";

    [Fact]
    public async Task An_appointment_is_taken_by_form_refused_where_something_is_and_forced_in_a_second_step()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go(Saturday);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Rendez-vous", Exact = true }).First.ClickAsync();
        var form = tab.Page.Locator("#fiche form");

        await form.GetByRole(AriaRole.Button, new() { Name = "Noter" }).ClickAsync();
        await Expect(form).ToContainTextAsync("Donnez le jour et l’heure");
        await form.GetByLabel("Brushing").CheckAsync();
        await form.GetByLabel("Avec").SelectOptionAsync(new SelectOptionValue { Label = "Sophie" });
        await form.GetByLabel("Heure").FillAsync("10:30");
        await form.GetByLabel("Au nom de").FillAsync("Mme Fontaine");
        await form.GetByLabel("Téléphone").FillAsync("06 39 98 33 1");
        await form.GetByRole(AriaRole.Button, new() { Name = "Noter" }).ClickAsync();
        await Expect(form).ToContainTextAsync("Ce numéro a 9 chiffres");
        await form.GetByLabel("Téléphone").FillAsync("06 39 98 33 18");
        await form.GetByRole(AriaRole.Button, new() { Name = "Noter" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("quelque chose est déjà prévu");
        (await Axe.Violations(tab.Page, "refus")).ShouldBeEmpty();

        await form.GetByRole(AriaRole.Button, new() { Name = "Forcer quand même" }).ClickAsync();
        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("Mme Fontaine");
        await Expect(tab.Page.Locator(".appt", new() { HasText = "Mme Fontaine" })).ToContainTextAsync("Forcé");
    }

    [Fact]
    public async Task An_appointment_is_opened_moved_received_and_called_off()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go(Saturday);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Nadia", Exact = true }).ClickAsync();
        await tab.Page.Locator(".appt:visible", new() { HasText = "Anaïs Blanc" }).ClickAsync();
        var sheet = tab.Page.Locator("#fiche");
        await sheet.GetByLabel("Heure").FillAsync("14:15");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        await Expect(tab.Page.Locator(".appt:visible", new() { HasText = "Anaïs Blanc" })).ToContainTextAsync("14:15");

        await tab.Page.Locator(".appt:visible", new() { HasText = "Hugo Petit" }).ClickAsync();
        await Expect(sheet).ToContainTextAsync("Hugo Petit");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Arrivé" }).ClickAsync();
        await Expect(tab.Page.Locator(".appt.is-here:visible", new() { HasText = "Hugo Petit" })).ToBeVisibleAsync();

        await tab.Page.Locator(".appt:visible", new() { HasText = "Anaïs Blanc" }).ClickAsync();
        await sheet.GetByText("Annuler ce rendez-vous").ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Oui, annuler" }).ClickAsync();
        await Expect(tab.Page.Locator(".appt", new() { HasText = "Anaïs Blanc" })).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".appt.is-here:visible", new() { HasText = "Hugo Petit" })).ToBeVisibleAsync();
        tab.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sheet_shows_what_was_asked_last_and_nothing_of_what_it_showed_before()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go(Saturday);
        var (late, asked, sheet) = (new TaskCompletionSource(), 0, tab.Page.Locator("#fiche"));
        await tab.Page.RouteAsync("**/*handler=Booking*", async route =>
        {
            if (++asked == 2)
                await late.Task;
            await route.ContinueAsync();
        });
        await tab.Page.EvaluateAsync(Counting(null));

        await tab.Page.Locator(".appt", new() { HasText = "M. Moreau" }).ClickAsync();
        await Expect(sheet).ToContainTextAsync("M. Moreau");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Locator(".appt", new() { HasText = "Mme Haddad" }).ClickAsync();
        await Expect(sheet).ToContainTextAsync("Un instant");
        await Expect(sheet).Not.ToContainTextAsync("M. Moreau");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Locator(".appt", new() { HasText = "Karim B." }).ClickAsync();
        await Expect(sheet).ToContainTextAsync("Karim B.");
        late.SetResult();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-answers", "3");
        await Expect(sheet).ToContainTextAsync("Karim B.");
        tab.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_click_reaches_its_appointment_though_the_day_changes_under_it()
    {
        await using var person = await chrome.Person(Device.Desk);
        var (tab, other) = (await Tab.Open(person, salon.Product), await Tab.Open(person, salon.Product));
        await tab.SignIn();
        await tab.Go(Saturday);
        var box = (await tab.Page.Locator(".appt", new() { HasText = "M. Nguyen" }).BoundingBoxAsync())!;
        await tab.Page.Mouse.MoveAsync(box.X + 30, box.Y + 12);
        await tab.Page.Mouse.DownAsync();

        await other.Go(Saturday);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Rendez-vous", Exact = true }).First.ClickAsync();
        var form = other.Page.Locator("#fiche form");
        await form.GetByLabel("Taille de barbe").CheckAsync();
        await form.GetByLabel("Avec").SelectOptionAsync(new SelectOptionValue { Label = "Karim" });
        await form.GetByLabel("Heure").FillAsync("12:00");
        await form.GetByLabel("Au nom de").FillAsync("M. Tôt");
        await form.GetByRole(AriaRole.Button, new() { Name = "Noter" }).ClickAsync();

        await Expect(tab.Page.Locator(".appt", new() { HasText = "M. Tôt" })).ToBeVisibleAsync();
        await tab.Page.Mouse.UpAsync();
        await Expect(tab.Page.Locator("#fiche")).ToContainTextAsync("M. Nguyen");
        tab.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_of_several_changes_is_shown_too()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go(Saturday);
        await tab.Page.EvaluateAsync(Counting("agenda"));

        await tab.Page.EvaluateAsync("for (const kind of ['draft', 'booking', 'booking']) document.getElementById('agenda').dispatchEvent(new CustomEvent(`sse:${kind}`, { bubbles: true }))");

        // At once for the first one, once more for those that came while it rested.
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-answers", "2");
    }

    [Fact]
    public async Task Dragged_to_another_place_an_appointment_asks_to_be_moved_there()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go(Saturday);
        var column = tab.Page.Locator("[data-column]").Filter(new() { HasText = "M. Nguyen" });
        var box = (await column.BoundingBoxAsync())!;
        await tab.Page.Locator(".appt", new() { HasText = "M. Nguyen" }).DragToAsync(column, new()
        {
            SourcePosition = new() { X = 20, Y = 4 }, TargetPosition = new() { X = 20, Y = 5 * 96 + 4 }, Force = true,
        });
        box.Height.ShouldBeGreaterThan(0);
        await Expect(tab.Page.Locator("#fiche").GetByLabel("Heure")).ToHaveValueAsync("14:00");
        await tab.Page.Locator("#fiche").GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();
        await Expect(tab.Page.Locator(".appt", new() { HasText = "M. Nguyen" })).ToContainTextAsync("14:00");
        tab.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_team_does_and_when_is_said_in_forms_that_answer_beside_the_field()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go("/beauty-center/prestations");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Prestation", Exact = true }).ClickAsync();
        var form = tab.Page.Locator("#modifier form");
        await form.GetByLabel("Nom", new() { Exact = true }).FillAsync("Brushing");
        await form.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(form).ToContainTextAsync("porte déjà ce nom");
        await form.GetByLabel("Nom", new() { Exact = true }).FillAsync("Frange");
        await form.GetByLabel("Prix, en euros").FillAsync("12,50");
        await form.GetByLabel("Sophie").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(tab.Page.Locator("#prestations li", new() { HasText = "Frange" })).ToContainTextAsync("Sophie");

        await tab.Go("/beauty-center/horaires");
        await tab.Page.GetByLabel("Dimanche").FillAsync("dix heures");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(tab.Page.Locator("#horaires")).ToContainTextAsync("Écrivez par exemple");
        await tab.Page.GetByLabel("Dimanche").FillAsync("10h-12h30");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(tab.Page.GetByLabel("Dimanche")).ToHaveValueAsync("10:00-12:30");
    }

    [Fact]
    public async Task A_table_is_taken_and_an_article_collected()
    {
        await using var person = await chrome.Person(Device.Phone);
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        await tab.Go("/pizza-mario/reservations?jour=2026-11-28&service=soir");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Réservation", Exact = true }).ClickAsync();
        var form = tab.Page.Locator("#fiche form");
        await form.GetByLabel("Couverts").FillAsync("4");
        await form.GetByLabel("Heure").FillAsync("20:30");
        await form.GetByLabel("Au nom de").FillAsync("Mme Garnier");
        await form.GetByRole(AriaRole.Button, new() { Name = "Noter" }).ClickAsync();
        await Expect(tab.Page.Locator("#reservations .due", new() { HasText = "Mme Garnier" })).ToContainTextAsync("20:30");

        await tab.Go("/librairie-du-parc/mis-de-cote");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Retiré" }).First.ClickAsync();
        await Expect(tab.Page.Locator("#messages")).ToContainTextAsync("retiré");
        tab.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1440", "light")]
    [InlineData("390", "dark")]
    public async Task Is_accessible_and_never_scrolls_sideways(string width, string theme)
    {
        await using var person = await chrome.Person(width == "390" ? Device.Phone : Device.Desk, theme);
        await Axe.Accompany(person);
        var axe = new Axe();
        var tab = await Tab.Open(person, salon.Product);
        await tab.SignIn();
        var found = new List<string>();
        foreach (var (name, path) in Pages.OfDiary("beauty-center"))
        {
            await tab.Go(path);
            found.AddRange(await axe.ViolationsOf(tab.Page, name));
            if (await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                found.Add($"{name} scrolls sideways");
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        tab.Problems.ShouldBeEmpty(string.Join('\n', tab.Problems));
    }

    /// <summary>Counts on the page itself what was answered to it, or to this part of it.</summary>
    private static string Counting(string? part) => $$"""
        const page = document.documentElement;
        page.dataset.answers = 0;
        document.addEventListener('htmx:afterRequest', event => { if ({{(part is null ? "true" : $"event.target.id === '{part}'")}}) page.dataset.answers++; });
        """;

    public sealed class Salon : IAsyncLifetime
    {
        public Product Product { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Product.InitializeAsync();
            await SalonDay.Fill(Product.Database, Product.Business);
            await SalonDay.FillOthers(Product.Database, Product.Business);
        }

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
