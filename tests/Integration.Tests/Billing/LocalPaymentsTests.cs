using System.Net;
using Kalliky.Domain.Accounts;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The same pages without any collector: one pays, is refused or gives up, and no card's number is asked.</summary>
[Collection<OneApi>]
public sealed class LocalPaymentsTests(ApiHost host)
{
    private const string PlanPage = "/pizza-mario/facturation/plan";

    [Fact]
    public async Task The_three_plans_stand_beside_each_other_with_and_without_tax()
    {
        using var owner = await Owner();
        var page = await Shown(owner, PlanPage);
        page.ShouldContain("Vous avez le plan FREE.");
        page.ShouldContain("Démonstration");
        page.ShouldContain("99,00\u00a0€");
        page.ShouldContain("118,80\u00a0€ TTC");
        page.ShouldContain("478,80\u00a0€ TTC");
        page.ShouldContain("Choisir PRO");
        page.ShouldContain("Choisir FREE", Case.Sensitive, "nobody has said yet that it is to be this one");
    }

    [Fact]
    public async Task One_is_refused_and_pays_and_has_the_plan()
    {
        var (house, owner) = await Opened();
        using var _ = owner;
        var till = await ToTheTill(owner, "pro");
        (await Shown(owner, till)).ShouldNotContain("<input type=\"text\"");

        var refused = await owner.Fill(till.Replace("?", "?handler=Refuse&", StringComparison.Ordinal));
        refused.Status.ShouldBe(200);
        WebUtility.HtmlDecode(refused.Text).ShouldContain("Carte refusée. Rien n’a été débité");
        (await Plan(house)).ShouldBe(Domain.Businesses.Plan.Free);

        var paid = await owner.Fill(till.Replace("?", "?handler=Pay&", StringComparison.Ordinal));
        paid.Status.ShouldBe(302);
        await Payer.Until(async () => await Plan(house) == Domain.Businesses.Plan.Pro);
        (await Shown(owner, paid.Headers.Location!.ToString())).ShouldContain("vous avez le plan PRO.");
        (await owner.Fill(till.Replace("?", "?handler=Pay&", StringComparison.Ordinal))).Text.ShouldContain("rien à payer ici");
    }

    [Fact]
    public async Task One_gives_up_and_finds_it_again()
    {
        var (house, owner) = await Opened();
        using var _ = owner;
        var till = await ToTheTill(owner, "enterprise");

        var page = await Shown(owner, PlanPage);

        page.ShouldContain("Un paiement pour le plan ENTERPRISE n’est pas terminé.");
        page.ShouldContain(till);
        (await ToTheTill(owner, "enterprise")).ShouldBe(till);
        (await Plan(house)).ShouldBe(Domain.Businesses.Plan.Free);
    }

    [Fact]
    public async Task An_order_is_paid_by_its_link_at_the_demonstrations_till()
    {
        const string Links = "/pizza-mario/facturation/liens";
        var (house, owner) = await Opened();
        using var _ = owner;
        await Shown(owner, Links);
        var forms = await owner.Fill(Links + "?handler=Connect");
        (forms.Status, forms.Header("Location")).ShouldBe((302, Links + "/demonstration"));
        await Shown(owner, Links + "/demonstration");
        var ready = await owner.Fill(Links + "/demonstration?standing=Ready");
        (await Shown(owner, ready.Header("Location")!)).ShouldContain("Prêt");
        (await owner.Swap(Links + "?handler=Settle", ("IsOn", "true"), ("Receipts", "true"))).Status.ShouldBe(200);

        var token = (await house.Confirm()).Token;
        using var caller = new Visitor(host);
        (await Shown(caller, $"/payer/{token}")).ShouldContain("Démonstration : aucun argent ne circule");
        var till = (await caller.Open($"/payer/{token}?handler=Go")).Header("Location")!;
        till.ShouldBe($"/payer/{token}/demonstration");
        (await Shown(caller, till)).ShouldNotContain("<input type=\"text\"");
        var paid = await caller.Fill(till);
        (await Shown(caller, paid.Header("Location")!)).ShouldContain("Payée, merci");
        (await caller.Fill(till)).Text.ShouldContain("rien à payer");
        (await Shown(owner, "/pizza-mario/commandes")).ShouldContain("Payée");
    }

    [Fact]
    public async Task A_plan_that_was_paid_while_the_business_closed_its_page_is_given_back()
    {
        var (house, owner) = await Opened();
        using var _ = owner;
        var till = await ToTheTill(owner, "pro");
        await owner.Fill(till.Replace("?", "?handler=Pay&", StringComparison.Ordinal));
        await Payer.Until(async () => await Plan(house) == Domain.Businesses.Plan.Pro);

        await Read(house, async db =>
        {
            var opened = await db.Checkouts.Select(checkout => checkout.CreatedAt).SingleAsync();
            (await db.Businesses.SingleAsync()).Close(opened + NodaTime.Duration.FromMilliseconds(1), Domain.Shared.Language.French).ShouldBeTrue();
            return await db.SaveChangesAsync();
        });

        await Payer.Until(async () => await Plan(house) == Domain.Businesses.Plan.Free);
        var paid = await Read(house, db => db.PaidPeriods.SingleAsync());
        paid.ReturnedAt.ShouldNotBeNull();
        (await Read(house, db => db.PlanRefunds.SingleAsync())).Payment.ShouldBe(paid.Reference);
        (await Read(house, db => db.Messages.CountAsync(message => message.OnceKey!.StartsWith("alert:payment:refund:local_takeback_")))).ShouldBe(1);
    }

    [Fact]
    public async Task A_payment_of_another_business_is_none_here()
    {
        var (yours, stranger) = await Opened();
        using var theirs = stranger;
        var till = await ToTheTill(theirs, "pro");
        using var owner = await Owner();

        (await Shown(owner, till)).ShouldContain("Il n’y a rien à payer ici");
        await owner.Fill(till.Replace("?", "?handler=Pay&", StringComparison.Ordinal));

        (await Plan(yours)).ShouldBe(Domain.Businesses.Plan.Free);
        (await Shown(theirs, till)).ShouldContain("Payer avec une carte refusée");
    }

    [Fact]
    public async Task A_card_that_is_refused_is_shown_until_it_is_taken_again()
    {
        var (house, owner) = await Opened();
        using var _ = owner;
        var till = await ToTheTill(owner, "pro");
        await owner.Fill(till.Replace("?", "?handler=Pay&", StringComparison.Ordinal));
        await Payer.Until(async () => await Plan(house) == Domain.Businesses.Plan.Pro);

        (await owner.Fill("/pizza-mario/facturation/demonstration?handler=Card&refused=true")).Status.ShouldBe(302);
        await Payer.Until(async () => (await Shown(owner, PlanPage)).Contains("Un paiement a été refusé. Rien ne change jusqu’au", StringComparison.Ordinal));
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("Un paiement a été refusé.");
        (await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "enterprise"))).Status.ShouldBe(422);

        await owner.Fill("/pizza-mario/facturation/demonstration?handler=Card&refused=false");
        await Payer.Until(async () => !(await Shown(owner, PlanPage)).Contains("a été refusé", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_English_it_is_in_English()
    {
        using var owner = await Owner();
        var page = WebUtility.HtmlDecode((await owner.Open(PlanPage + "?choix=pro", ("Accept-Language", "en"))).Text);
        page.ShouldContain("You are on the FREE plan.");
        page.ShouldContain("Continue to payment");
    }

    private async Task<Visitor> Owner() => (await Opened()).Owner;

    private async Task<(House House, Visitor Owner)> Opened()
    {
        var house = new House(host, await Shop.Open(host, await host.Database.NewBusiness(plan: Domain.Businesses.Plan.Free)));
        return (house, await house.SignedIn(Role.Owner));
    }

    // Chooses without script; answers where one pays.
    private static async Task<string> ToTheTill(Visitor owner, string plan)
    {
        await owner.Open(PlanPage);
        var sent = await owner.Fill(PlanPage + "?handler=Choose", ("Plan", plan));
        sent.Status.ShouldBe(302);
        return sent.Headers.Location!.ToString();
    }

    private Task<Domain.Businesses.Plan> Plan(House house) =>
        Read(house, async db => (await db.Subscriptions.SingleOrDefaultAsync())?.Plan ?? Domain.Businesses.Plan.Free);

    private async Task<T> Read<T>(House house, Func<KallikyDb, Task<T>> question)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return await question(scope.ServiceProvider.GetRequiredService<KallikyDb>());
    }

    private static async Task<string> Shown(Visitor visitor, string address)
    {
        var page = await visitor.Open(address);
        page.Status.ShouldBe(200);
        return WebUtility.HtmlDecode(page.Text);
    }
}
