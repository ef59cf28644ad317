using System.Net;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The page on which a merchant sees what the month costs, and what may be done there by whom.</summary>
[Collection<OneApi>]
public sealed class BillingPageTests(ApiHost host)
{
    [Fact]
    public async Task The_owner_reads_minutes_plan_and_commissions()
    {
        var house = await House.Open(host);
        var call = await Sold(house, seconds: 3_661);
        using var owner = await house.SignedIn(Role.Owner);

        var page = await Shown(owner, "/pizza-mario/facturation");

        page.ShouldContain("Plan PRO");
        page.ShouldContain("sur 600 comprises");
        page.ShouldContain(">61</span>");
        page.ShouldContain("1 appel pris");
        page.ShouldContain("1 commande remise");
        page.ShouldContain("12,50\u00a0€");
        page.ShouldContain("0,13\u00a0€");
        page.ShouldContain($"/pizza-mario/appels/{call}");
        page.ShouldContain("99,13\u00a0€", Case.Sensitive, "plan and commission together");
        page.ShouldContain("sans la livraison, 3,00\u00a0€");
        page.ShouldContain("href=\"/pizza-mario/facturation\" aria-current=\"page\"");
    }

    [Fact]
    public async Task A_month_without_anything_says_why_and_what_to_do()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);

        var page = await Shown(owner, "/pizza-mario/facturation?mois=2026-01");

        page.ShouldContain("Du 1er janvier 2026 au 31 janvier 2026");
        page.ShouldContain("Aucune commission ce mois-ci");
        page.ShouldContain("Voir les appels");
        page.ShouldNotContain("Exporter en CSV");
        page.ShouldNotContain("399,00\u00a0€</dd>", Case.Sensitive, "the plan began later");
        page.ShouldNotContain("Mois d’avant");
        page.ShouldContain("Mois d’après");
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("'; DROP TABLE ledger_entries; --")]
    [InlineData("1900-01")]
    public async Task A_month_that_is_none_shows_the_present_one(string month)
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        (await owner.Open($"/pizza-mario/facturation?mois={Uri.EscapeDataString(month)}&suite=x")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Staff_see_neither_the_page_nor_its_file_nor_its_place_in_the_menu()
    {
        var house = await House.Open(host);
        using var staff = await house.SignedIn(Role.Staff);
        (await Shown(staff, "/pizza-mario/aujourdhui")).ShouldNotContain("facturation");

        (await staff.Open("/pizza-mario/facturation")).Status.ShouldBe(403);
        (await staff.Open("/pizza-mario/facturation?handler=Export")).Status.ShouldBe(403);
        (await staff.Fill("/pizza-mario/facturation?handler=Cap", ("Cap", "1"))).Status.ShouldBe(403);
        (await staff.Fill("/pizza-mario/facturation?handler=Refund", ("Amount", "1"))).Status.ShouldBe(403);

        (await Cap(house)).ShouldBeNull();
    }

    [Fact]
    public async Task The_owner_sets_a_cap_and_takes_it_away()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation");

        var saved = await owner.Swap("/pizza-mario/facturation?handler=Cap", ("Cap", "60,50"));
        saved.Status.ShouldBe(200);
        WebUtility.HtmlDecode(saved.Text).ShouldContain("Plafond enregistré.");
        (await Cap(house)).ShouldBe(6_050);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("jusqu’à 60,50\u00a0€ par mois");

        (await owner.Fill("/pizza-mario/facturation?handler=Cap", ("Cap", " "))).Status.ShouldBe(302);
        (await Cap(house)).ShouldBeNull();
    }

    [Theory]
    [InlineData("beaucoup", "Écrivez un montant en euros.")]
    [InlineData("-5", "Écrivez un montant en euros.")]
    [InlineData("1,234", "Écrivez un montant en euros.")]
    [InlineData("10000,01", "Le plafond va de 0 à 10")]
    public async Task A_cap_that_is_none_is_refused_beside_its_field(string written, string sentence)
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation");

        var refused = await owner.Swap("/pizza-mario/facturation?handler=Cap", ("Cap", written));

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain(sentence);
        refused.Text.ShouldContain("aria-invalid=\"true\"");
        refused.Text.ShouldContain($"value=\"{written}\"");
        (await Cap(house)).ShouldBeNull();
    }

    [Fact]
    public async Task The_file_holds_every_line_and_no_formula()
    {
        var house = await House.Open(host);
        var call = await Sold(house, seconds: 60);
        await Change(house, async db => (await db.Stores.SingleAsync()).Name = "=cmd|' /C calc'!A0");
        using var owner = await house.SignedIn(Role.Owner);

        var file = await owner.Open("/pizza-mario/facturation?handler=Export");

        (file.Status, file.MediaType).ShouldBe((200, "text/csv"));
        var lines = file.Text.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("Date;Établissement;Commande;État;Base;Taux;Commission;");
        var cells = lines[1].Split(';');
        (cells[1], cells[3], cells[4], cells[5], cells[6], cells[8]).ShouldBe(("'=cmd|' /C calc'!A0", "Due", "12,50", "0,01", "0,13", $"call_{call}"));
    }

    [Fact]
    public async Task The_owner_notes_a_refund_once_however_often_the_form_is_sent()
    {
        var house = await House.Open(host);
        await Sold(house, seconds: 60);
        var order = await Order(house);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation");
        (string, string)[] form = [("Order", order.ToString()), ("Amount", "5,50"), ("Key", Guid.NewGuid().ToString())];

        var noted = await owner.Swap("/pizza-mario/facturation?handler=Refund", form);
        (noted.Status, noted.Header("HX-Refresh")).ShouldBe((204, "true"));
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("Noté\u00a0: 0,06\u00a0€ de commission en moins.");
        (await owner.Fill("/pizza-mario/facturation?handler=Refund", form)).Status.ShouldBe(302);
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("C’était déjà noté.");

        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldContain("Rendue");
        page.ShouldContain("-0,06\u00a0€");
        page.ShouldContain("7,00\u00a0€", Case.Sensitive, "the goods that stay sold");
    }

    [Theory]
    [InlineData("12,51", "C’est plus que ce qui reste de cette commande\u00a0: 12,50\u00a0€.")]
    [InlineData("0", "Écrivez le montant rendu")]
    [InlineData("", "Écrivez le montant rendu")]
    [InlineData("tout", "Écrivez le montant rendu")]
    [InlineData("999999", "Écrivez le montant rendu")]
    public async Task A_refund_that_cannot_be_is_refused_beside_its_field(string amount, string sentence)
    {
        var house = await House.Open(host);
        await Sold(house, seconds: 60);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation");

        var refused = await owner.Swap("/pizza-mario/facturation?handler=Refund", ("Order", (await Order(house)).ToString()), ("Amount", amount), ("Key", Guid.NewGuid().ToString()));

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain(sentence);
        refused.Text.ShouldContain("aria-invalid=\"true\"");
    }

    [Fact]
    public async Task Nobody_gives_back_anothers_commission()
    {
        var (house, other) = (await House.Open(host), await House.Open(host));
        await Sold(house, seconds: 60);
        await Sold(other, seconds: 60);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/facturation");

        var refused = await owner.Swap("/pizza-mario/facturation?handler=Refund", ("Order", (await Order(other)).ToString()), ("Amount", "1"), ("Key", Guid.NewGuid().ToString()));

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain("Aucune commission n’est due pour cette commande.");
    }

    [Fact]
    public async Task In_English_it_is_in_English()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        var page = WebUtility.HtmlDecode((await owner.Open("/pizza-mario/facturation", ("Accept-Language", "en"))).Text);
        page.ShouldContain("of 3,000 included");
        page.ShouldContain("No commission this month");
    }

    // An order of this month that its customer has, on the plan PRO; answers its call.
    private async Task<Guid> Sold(House house, int seconds)
    {
        await Pro(house);
        var now = SystemClock.Instance.GetCurrentInstant();
        var call = await house.Shop.NewCall(now);
        var order = await house.Shop.NewOrder(now, call);
        await Change(house, async db =>
        {
            var use = new UsageEntry(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, call, now);
            use.Close(now, now + Duration.FromSeconds(seconds));
            db.UsageEntries.Add(use);
            var known = await db.Orders.SingleAsync(row => row.Id == order);
            (known.Accept("x", now) && known.MarkReady("x", now) && known.Complete("x", now)).ShouldBeTrue();
            known.ForgetEvents();
            foreach (var posting in new OrderCommission(known, [], new CommissionRate(100), Guid.CreateVersion7).Missing())
            {
                db.LedgerEntries.Add(posting.Entry);
                db.LedgerLines.AddRange(posting.Lines);
            }
        });
        return call;
    }

    // All the month.
    private async Task Pro(House house) => await Change(house, async db =>
    {
        var begun = BillingMonth.Of(SystemClock.Instance.GetCurrentInstant()).From;
        await db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.CreatedAt, begun));
        (await db.Subscriptions.SingleAsync()).ChangeTo(Plan.Pro, begun);
    });

    private async Task<Guid> Order(House house)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Orders.Select(order => order.Id).SingleAsync();
    }

    private async Task<long?> Cap(House house)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return (await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Subscriptions.AsNoTracking().SingleAsync()).MonthlyCap?.Cents;
    }

    private async Task Change(House house, Func<KallikyDb, Task> change)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        await change(db);
        await db.SaveChangesAsync();
    }

    private static async Task<string> Shown(Visitor visitor, string address)
    {
        var answer = await visitor.Open(address);
        answer.Status.ShouldBe(200, answer.Text);
        return WebUtility.HtmlDecode(answer.Text);
    }
}
