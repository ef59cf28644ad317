using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The invoices where a merchant, and an integration, finds them; and the details that they are written to.</summary>
public sealed class InvoicePageTests(InvoicePageTests.Still still) : IClassFixture<InvoicePageTests.Still>
{
    private readonly ApiHost host = still.Api;

    private static readonly (string, string)[] Details =
    [
        ("Name", "Pizza Mario SARL"), ("Street", "12 rue des Fleurs"), ("Postcode", "38000"), ("City", "Grenoble"), ("Country", "FR"), ("Siren", "732 829 320"), ("VatNumber", "FR 44 732 829 320"),
        ("Email", "compta@mario.test"),
    ];

    [Fact]
    public async Task The_owner_finds_each_invoice_and_takes_it_away()
    {
        var house = await House.Open(host);
        var invoice = await Invoiced(house);
        using var owner = await house.SignedIn(Role.Owner);

        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldContain(invoice.Number);
        page.ShouldContain("118,80\u00a0€");
        page.ShouldContain("À régler");
        page.ShouldContain("reste à régler 118,80\u00a0€");

        var pdf = await owner.Open($"/pizza-mario/facturation?handler=Invoice&id={invoice.Id}");
        (pdf.Status, pdf.MediaType, pdf.Header("Cache-Control")).ShouldBe((200, "application/pdf", "no-store"));
        pdf.Text.ShouldStartWith("%PDF-");
        var xml = await owner.Open($"/pizza-mario/facturation?handler=Xml&id={invoice.Id}");
        (xml.Status, xml.MediaType, xml.Header("Cache-Control")).ShouldBe((200, "application/xml", "no-store"));
        xml.Text.ShouldContain(invoice.Number);
    }

    [Fact]
    public async Task A_paid_one_says_since_when()
    {
        var house = await House.Open(host);
        var invoice = await Invoiced(house);
        await Do(house, async scope =>
        {
            var db = scope.GetRequiredService<IKallikyDb>();
            db.PaidPeriods.Add(new PaidPeriod(Guid.CreateVersion7(), house.Shop.Tenant, Payment.Of("in_1", invoice.Month!.Value, new LocalDateTime(2026, 3, 9, 10, 0).InUtc().ToInstant(), new PaidPlan(Plan.Pro, invoice.Month.Value, false, invoice.Net), Money.Zero)));
            db.PaymentAccounts.Add(new PaymentAccount(house.Shop.Tenant, SystemClock.Instance.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });
        await Do(house, async scope => await scope.GetRequiredService<MediatR.IMediator>().Send(new NotePaymentNews("stripe", "evt_" + Guid.NewGuid(), PaymentNewsKind.Refunded, 500, Payment: "in_1")));
        using var owner = await house.SignedIn(Role.Owner);

        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldNotContain("reste à régler");
        page.ShouldContain("Sur son paiement, 5,00\u00a0€ vous ont été rendus.");
        page.ShouldContain($"facture {invoice.Number}");
        var told = (await host.Get($"/api/v1/invoices/inv_{invoice.Id}", house.Shop.Key)).Json;
        (told.GetProperty("paid").GetProperty("amount").GetInt32(), told.GetProperty("due").GetProperty("amount").GetInt32(), told.GetProperty("paid_at").GetString()).ShouldBe((11_880, 0, "2026-03-09T11:00:00+01:00"));

        page.ShouldContain("Payée");
        page.ShouldContain("payée le 09/03/2026");
    }

    [Fact]
    public async Task A_late_transfer_is_told_on_both_pages_until_it_is_noted()
    {
        var house = await House.Open(host);
        var today = SystemClock.Instance.GetCurrentInstant().InZone(BillingMonth.Zone).Date;
        var late = await Late(house, issued: today.PlusDays(-Domain.Billing.Invoice.DaysToPay - 1));
        using var owner = await house.SignedIn(Role.Owner);
        using var staff = await house.SignedIn(Role.Staff);

        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldContain("Échue");
        page.ShouldContain($"En retard depuis le {today:dd'/'MM'/'uuuu} : 1,20\u00a0€ à régler par virement.");
        page.ShouldContain($"IBAN FR76 3000, avec la référence {late.Number}");
        var calm = await Shown(owner, "/pizza-mario/aujourdhui");
        calm.ShouldContain($"Facture {late.Number} : nous attendons votre virement de 1,20\u00a0€, prévu pour le {today.PlusDays(-1):dd'/'MM'/'uuuu}. S’il est parti, tout va bien.");
        calm.ShouldNotContain("notice-bad", Case.Sensitive, "it is not red before one is reminded");
        (await Shown(staff, "/pizza-mario/aujourdhui")).ShouldNotContain(late.Number);

        await Do(house, async scope => (await scope.GetRequiredService<MediatR.IMediator>().Send(new NoteBankTransfer(late.Id, null, today, "VIR-1"))).ShouldBeOfType<NoteBankTransfer.Noted>());
        (await Shown(owner, "/pizza-mario/aujourdhui")).ShouldNotContain(late.Number);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain($"payée le {today:dd'/'MM'/'uuuu}");
        var shown = (await host.Get($"/api/v1/invoices/inv_{late.Id}", house.Shop.Key)).Json;
        (shown.GetProperty("paid").GetProperty("amount").GetInt32(), shown.GetProperty("due").GetProperty("amount").GetInt32()).ShouldBe((120, 0));
    }

    [Fact]
    public async Task From_the_day_of_the_reminder_the_home_page_warns()
    {
        var house = await House.Open(host);
        var today = SystemClock.Instance.GetCurrentInstant().InZone(BillingMonth.Zone).Date;
        var late = await Late(house, issued: today.PlusDays(-Domain.Billing.Invoice.DaysToPay - RemindOfTransfers.DaysAfter));
        using var owner = await house.SignedIn(Role.Owner);

        var page = await Shown(owner, "/pizza-mario/aujourdhui");

        page.ShouldContain($"Facture {late.Number} : en retard depuis le {today.PlusDays(1 - RemindOfTransfers.DaysAfter):dd'/'MM'/'uuuu}, il reste 1,20\u00a0€ à régler par virement.");
        page.ShouldContain("notice-bad");
    }

    [Fact]
    public async Task Without_any_the_page_says_when_one_comes()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("Pas encore de facture");
    }

    [Fact]
    public async Task Anothers_invoice_is_not_there_and_staff_see_none()
    {
        var (house, other) = (await House.Open(host), await House.Open(host));
        var (mine, theirs) = (await Invoiced(house), await Invoiced(other));
        using var owner = await house.SignedIn(Role.Owner);
        using var staff = await house.SignedIn(Role.Staff);

        foreach (var handler in (string[])["Invoice", "Xml"])
        {
            (await owner.Open($"/pizza-mario/facturation?handler={handler}&id={theirs.Id}")).Status.ShouldBe(404);
            (await owner.Open($"/pizza-mario/facturation?handler={handler}&id={Guid.NewGuid()}")).Status.ShouldBe(404);
            (await owner.Open($"/pizza-mario/facturation?handler={handler}&id=x")).Status.ShouldBeOneOf(400, 404);
            (await staff.Open($"/pizza-mario/facturation?handler={handler}&id={mine.Id}")).Status.ShouldBe(403);
        }

        (await Shown(owner, "/pizza-mario/facturation")).ShouldNotContain(theirs.Number);
        await Shown(staff, "/pizza-mario/aujourdhui");
        (await staff.Open("/pizza-mario/facturation/coordonnees")).Status.ShouldBe(403);
        (await staff.Fill("/pizza-mario/facturation/coordonnees", Details)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_integration_lists_shows_and_downloads_its_own_and_no_others()
    {
        var (house, other) = (await House.Open(host), await House.Open(host));
        var (mine, theirs) = (await Invoiced(house), await Invoiced(other));
        var key = house.Shop.Key;

        var listed = (await host.Get("/api/v1/invoices", key)).Data[0];
        (listed.GetProperty("id").GetString(), listed.GetProperty("number").GetString(), listed.GetProperty("kind").GetString()).ShouldBe(($"inv_{mine.Id}", mine.Number, "invoice"));
        (listed.GetProperty("net").GetProperty("amount").GetInt32(), listed.GetProperty("total").GetProperty("amount").GetInt32()).ShouldBe((9_900, 11_880));
        (listed.GetProperty("paid").GetProperty("amount").GetInt32(), listed.GetProperty("due").GetProperty("amount").GetInt32()).ShouldBe((0, 11_880));
        (listed.GetProperty("due_by_transfer").GetProperty("amount").GetInt32(), listed.GetProperty("refunded").GetProperty("amount").GetInt32()).ShouldBe((11_880, 0));
        listed.GetProperty("lines")[0].GetProperty("plan").GetString().ShouldBe("pro");
        (await host.Get($"/api/v1/invoices/inv_{mine.Id}", key)).Json.GetProperty("number").GetString().ShouldBe(mine.Number);
        var pdf = await host.Get($"/api/v1/invoices/inv_{mine.Id}/pdf", key);
        (pdf.Status, pdf.MediaType).ShouldBe((200, "application/pdf"));

        foreach (var id in (string[])[$"inv_{theirs.Id}", $"inv_{Guid.NewGuid()}", $"ord_{mine.Id}", "x"])
        {
            (await host.Get($"/api/v1/invoices/{id}", key)).ShouldRefuse(404);
            (await host.Get($"/api/v1/invoices/{id}/pdf", key)).ShouldRefuse(404);
        }

        var other2 = await house.Shop.NewKey("orders:read");
        (await host.Get("/api/v1/invoices", other2)).ShouldRefuse(403);
        (await host.Get("/api/v1/invoices?limit=101", key)).ShouldRefuse(422);
    }

    [Fact]
    public async Task The_details_are_kept_and_shown()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("Complétez votre SIREN");
        await owner.Open("/pizza-mario/facturation/coordonnees");

        var saved = await owner.Swap("/pizza-mario/facturation/coordonnees", Details);

        saved.Status.ShouldBe(200);
        WebUtility.HtmlDecode(saved.Text).ShouldContain("Coordonnées enregistrées.");
        saved.Text.ShouldContain("value=\"732829320\"");
        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldContain("Pizza Mario SARL");
        page.ShouldContain("Envoyées à compta@mario.test.");
        page.ShouldNotContain("Complétez votre SIREN");
    }

    [Fact]
    public async Task An_invoice_with_former_details_is_written_anew_by_whoever_may()
    {
        var house = await House.Open(host);
        var wrong = await Invoiced(house);
        using var owner = await house.SignedIn(Role.Owner);
        using var staff = await house.SignedIn(Role.Staff);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldNotContain("Refaire à mes coordonnées", Case.Sensitive, "no details were given yet");
        await owner.Open("/pizza-mario/facturation/coordonnees");
        await owner.Swap("/pizza-mario/facturation/coordonnees", Details);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("Refaire à mes coordonnées");
        await Shown(staff, "/pizza-mario/aujourdhui");
        (await staff.Fill($"/pizza-mario/facturation?handler=Correct&id={wrong.Id}")).Status.ShouldBe(403);

        (await owner.Fill($"/pizza-mario/facturation?handler=Correct&id={wrong.Id}")).Status.ShouldBe(302);

        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldContain("remplace l’ancienne");
        page.ShouldContain("Remplacée");
        page.ShouldContain($"remplace la facture {wrong.Number}");
        page.ShouldNotContain("Refaire à mes coordonnées");
        var listed = (await host.Get("/api/v1/invoices", house.Shop.Key)).Data;
        listed.GetArrayLength().ShouldBe(3);
        (listed[0].GetProperty("replaces_invoice_id").GetString(), listed[0].GetProperty("due").GetProperty("amount").GetInt32(), listed[0].GetProperty("due_by_transfer").GetProperty("amount").GetInt32()).ShouldBe(($"inv_{wrong.Id}", 11_880, 11_880));
        (await owner.Fill($"/pizza-mario/facturation?handler=Correct&id={Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Name", "", "Écrivez le nom de la société, comme sur son Kbis.")]
    [InlineData("Street", " ", "Écrivez le numéro et la rue.")]
    [InlineData("Postcode", "3800", "Un code postal français a cinq chiffres.")]
    [InlineData("City", "", "Écrivez la ville.")]
    [InlineData("Country", "US", "Choisissez un pays de l’Union européenne.")]
    [InlineData("Siren", "732829321", "Ce n’est pas un numéro SIREN")]
    [InlineData("Siren", "", "Ce n’est pas un numéro SIREN")]
    [InlineData("VatNumber", "FR45732829320", "Ce n’est pas un numéro de TVA.")]
    [InlineData("VatNumber", "DE123456789", "Ce numéro de TVA n’est pas celui de cette société.")]
    [InlineData("Email", "compta", "Ce n’est pas une adresse e-mail.")]
    public async Task A_detail_that_cannot_be_is_refused_beside_its_field(string field, string value, string sentence)
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation/coordonnees");

        var refused = await owner.Swap("/pizza-mario/facturation/coordonnees", [.. Details.Where(part => part.Item1 != field), (field, value)]);

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain(sentence);
        refused.Text.ShouldContain("aria-invalid=\"true\"");
        refused.Text.ShouldContain(field == "Name" ? "12 rue des Fleurs" : "Pizza Mario SARL", Case.Sensitive, "what was written stays");
        await Do(house, async scope => (await scope.GetRequiredService<IKallikyDb>().BillingDetails.CountAsync()).ShouldBe(0));
    }

    [Fact]
    public async Task A_company_elsewhere_in_the_Union_needs_no_siren()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation/coordonnees");
        var saved = await owner.Swap("/pizza-mario/facturation/coordonnees",
            ("Name", "Mario BV"), ("Street", "Rue Haute 1"), ("Postcode", "1000"), ("City", "Bruxelles"), ("Country", "BE"), ("VatNumber", "BE 0123.456.789"));
        saved.Status.ShouldBe(200, saved.Text);
    }

    [Fact]
    public async Task In_English_it_is_in_English()
    {
        var house = await House.Open(host);
        await Invoiced(house);
        using var owner = await house.SignedIn(Role.Owner);
        var page = WebUtility.HtmlDecode((await owner.Open("/pizza-mario/facturation", ("Accept-Language", "en"))).Text);
        page.ShouldContain("Next invoice");
        page.ShouldContain("To be paid by bank transfer by");
        WebUtility.HtmlDecode((await owner.Open("/pizza-mario/facturation/coordonnees", ("Accept-Language", "en"))).Text).ShouldContain("Billing details");
    }

    /// <summary>A host that closes no month by itself.</summary>
    public sealed class Still : IAsyncDisposable
    {
        public ApiHost Api { get; } = new() { IsStill = true };

        public ValueTask DisposeAsync() => Api.DisposeAsync();
    }

    // February of this business, on PRO, closed and printed as the bus does it.
    private async Task<Invoice> Invoiced(House house)
    {
        var month = new LocalDate(2026, 2, 1);
        var begun = BillingMonth.Of(month).From;
        await Do(house, async scope =>
        {
            var db = scope.GetRequiredService<IKallikyDb>();
            await db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.CreatedAt, begun).SetProperty(business => business.Plan, Plan.Pro));
            await db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(subscription => subscription.Since, begun).SetProperty(subscription => subscription.Plan, Plan.Pro));
        });
        await using (var scope = host.Scope(house.Shop.Tenant))
            (await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new CloseMonth(month))).ShouldBeOfType<CloseMonth.Closed>();
        Invoice? invoice = null;
        await Do(house, async scope => invoice = await scope.GetRequiredService<IKallikyDb>().Invoices.AsNoTracking().SingleAsync());

        // The bus of the host prints it a moment later.
        for (var printed = false; !printed;)
            await Do(house, async scope => printed = await scope.GetRequiredService<IKallikyDb>().InvoiceDocuments.AnyAsync());
        return invoice!;
    }

    // An invoice of that day, with the account that a transfer goes to.
    private async Task<Invoice> Late(House house, LocalDate issued)
    {
        Invoice? invoice = null;
        await Do(house, async scope =>
        {
            var db = scope.GetRequiredService<IKallikyDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var line = InvoiceLine.OfCommissions(new CommissionSum(100, 1, new Money(10_000), new Money(100)));
            var seller = new Seller("Kalliky", "SAS", "1 rue d’Essai", "38000", "Grenoble", "732829320", "FR44732829320", "RCS Grenoble", "1 €", "FR76 3000", null, false);
            var buyer = scope.GetRequiredService<Buyers>().Seal(new Buyer("Mario", "", "", "", "FR", null, null));
            invoice = new Invoice(Guid.CreateVersion7(), house.Shop.Tenant, await scope.GetRequiredService<IInvoiceNumbers>().Next(default), new InvoiceDraft(issued.PlusDays(-20), [line], seller, buyer, Language.French, "late"), BillingMonth.Zone.AtStartOfDay(issued).ToInstant());
            db.Invoices.Add(invoice);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        return invoice!;
    }

    private async Task Do(House house, Func<IServiceProvider, Task> work)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        await work(scope.ServiceProvider);
    }

    private static async Task<string> Shown(Visitor visitor, string address)
    {
        var answer = await visitor.Open(address);
        answer.Status.ShouldBe(200, answer.Text);
        return WebUtility.HtmlDecode(answer.Text);
    }
}
