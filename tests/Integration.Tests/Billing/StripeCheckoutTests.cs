using System.Net;
using System.Text.Json.Nodes;
using Kalliky.Application.Billing;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A plan is chosen and paid for by Stripe, however often one clicks, comes back or gives up.</summary>
[Collection<OneStripe>]
public sealed class StripeCheckoutTests(StripeHost host)
{
    private const string PlanPage = "/pizza-mario/facturation/plan";

    [Fact]
    public async Task The_page_waits_for_the_news_and_then_shows_the_plan()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        (await Shown(owner, PlanPage + "?choix=pro")).ShouldContain("Continuer vers le paiement");

        var sent = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "pro"));
        var checkout = await payer.Checkout();
        sent.Header("HX-Redirect").ShouldBe(checkout.Address);

        // The redirect first: the page waits.
        host.Stripe.Pay(checkout.SessionId!);
        var waiting = await Shown(owner, $"{PlanPage}?paiement={checkout.Id}");
        waiting.ShouldContain("Nous attendons la confirmation de votre paiement pour le plan PRO.");
        waiting.ShouldContain("every 2s");
        (await owner.Open($"{PlanPage}?handler=Standing&paiement={checkout.Id}", ("HX-Request", "true"))).Status.ShouldBe(200);
        (await payer.Plan()).ShouldBe(Plan.Free);

        // Then the news.
        (await host.Tell("checkout.session.completed", host.Stripe.Session(checkout.SessionId!))).ShouldBe(200);
        await Payer.Until(async () => await payer.Plan() == Plan.Pro);
        (await owner.Open($"{PlanPage}?handler=Standing&paiement={checkout.Id}", ("HX-Request", "true"))).Header("HX-Redirect")!.ShouldContain($"paiement={checkout.Id}");
        var page = await Shown(owner, $"{PlanPage}?paiement={checkout.Id}");
        page.ShouldContain("Paiement reçu, merci\u00a0: vous avez le plan PRO.");
        page.ShouldNotContain("every 2s");
        (await Shown(owner, "/pizza-mario/facturation")).ShouldContain("Carte visa qui finit par 4242");
        (await payer.Read(db => db.PaidPeriods.SingleAsync())).Month.ShouldBe(BillingMonth.Of(NodaTime.SystemClock.Instance.GetCurrentInstant()).First);
    }

    [Fact]
    public async Task Whoever_opened_the_business_in_English_pays_and_is_written_to_in_English_before_any_details_are_given()
    {
        var payer = await host.NewPayer();
        await payer.House.Hire(Role.Owner);
        await payer.Read(db => db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.Language, Language.English)));

        await payer.Subscribe(Plan.Pro);

        ((string?)host.Stripe.Session((await payer.Checkout()).SessionId!)["locale"]).ShouldBe("en");
        host.Stripe.Customer(await payer.Customer())["preferred_locales"]!.AsArray().Select(locale => (string?)locale).ShouldBe(["en"]);
        (await payer.Told())[^1].ShouldContain("you now have the PRO plan.");
    }

    [Fact]
    public async Task What_is_written_where_one_pays_becomes_the_buyer_until_the_business_says_otherwise()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro, new JsonObject
        {
            ["name"] = "Mario Rossi", ["business_name"] = "Pizza Mario SARL", ["tax_ids"] = new JsonArray(new JsonObject { ["type"] = "eu_vat", ["value"] = "FR 44 732829320" }),
            ["address"] = new JsonObject { ["line1"] = "12 rue des Fleurs", ["line2"] = "Bâtiment B", ["postal_code"] = "38000", ["city"] = "Grenoble", ["country"] = "FR" },
        });

        ((string?)host.Stripe.Session((await payer.Checkout()).SessionId!)["billing_address_collection"]).ShouldBe("required");
        var kept = await payer.Send(new ShowBillingDetails());
        kept.Buyer.ShouldBe(new Buyer("Pizza Mario SARL", "12 rue des Fleurs, Bâtiment B", "38000", "Grenoble", "FR", "732829320", "FR44732829320"));
        await payer.Send(new KeepBillingDetails("Chez Mario", "1 rue Haute", "38000", "Grenoble", "FR", "732829320", null, null, Language.French));
        var read = await payer.Read(db => db.PaymentAccounts.Select(account => account.ReadAt).SingleAsync());
        await host.Tell("checkout.session.completed", host.Stripe.Session((await payer.Checkout()).SessionId!));
        await Payer.Until(async () => await payer.Read(db => db.PaymentAccounts.Select(account => account.ReadAt).SingleAsync()) > read);
        (await payer.Send(new ShowBillingDetails())).Buyer.Name.ShouldBe("Chez Mario");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Pizza Mario SARL", true)]
    public async Task The_name_on_a_card_is_no_company_and_a_company_without_its_SIREN_is_asked_for_it(string? company, bool isKept)
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await payer.Subscribe(Plan.Pro, new JsonObject
        {
            ["name"] = "Mario Rossi", ["business_name"] = company,
            ["address"] = new JsonObject { ["line1"] = "12 rue des Fleurs", ["postal_code"] = "38000", ["city"] = "Grenoble", ["country"] = "FR" },
        });

        (await payer.Read(db => db.BillingDetails.CountAsync())).ShouldBe(isKept ? 1 : 0);
        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldNotContain("Mario Rossi");
        page.ShouldContain("Complétez votre SIREN");
    }

    [Fact]
    public async Task The_same_question_in_another_language_comes_to_the_same_customer_and_page()
    {
        var payer = await host.NewPayer();
        await using var scope = host.Host.Scope(payer.Tenant);
        var payments = scope.ServiceProvider.GetRequiredService<IPayments>();
        var (now, ct) = (NodaTime.SystemClock.Instance.GetCurrentInstant(), TestContext.Current.CancellationToken);
        var (customer, again) = (await payments.Register(payer.Tenant, "Chez Mario", Language.French, ct), await payments.Register(payer.Tenant, "Chez Mario", Language.English, ct));
        var wish = new CheckoutWish(Guid.CreateVersion7(), customer, Plan.Pro, "pizza-mario", ProRata.Until(now), now + NodaTime.Duration.FromHours(23), Language.English);

        var (page, other) = (await payments.OpenCheckout(wish, ct), await payments.OpenCheckout(wish with { Language = Language.French }, ct));

        (again, other).ShouldBe((customer, page));
    }

    [Fact]
    public async Task News_that_come_before_one_is_back_are_shown_at_once()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await payer.Subscribe(Plan.Enterprise);
        (await Shown(owner, $"{PlanPage}?paiement={(await payer.Checkout()).Id}")).ShouldContain("vous avez le plan ENTERPRISE.");
    }

    [Fact]
    public async Task Two_clicks_and_two_tabs_come_to_one_page()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => owner.Swap(PlanPage + "?handler=Choose", ("Plan", "pro"))));

        answers.ShouldAllBe(answer => answer.Status == 204);
        answers.Select(answer => answer.Header("HX-Redirect")).Distinct().Count().ShouldBe(1);
        host.Stripe.Sessions(await payer.Customer()).Count.ShouldBe(1);
        (await payer.Read(db => db.Checkouts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_given_up_is_resumed_where_it_was()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);
        var first = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "pro"));

        (await Shown(owner, PlanPage)).ShouldContain("Un paiement pour le plan PRO n’est pas terminé.");
        var again = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "pro"));

        again.Header("HX-Redirect").ShouldBe(first.Header("HX-Redirect"));
        (await owner.Fill(PlanPage + $"?handler=Drop&id={(await payer.Checkout()).Id}")).Status.ShouldBe(302);
        (await Shown(owner, PlanPage)).ShouldContain("Paiement abandonné. Rien n’a été débité.");
        var session = host.Stripe.Sessions(await payer.Customer()).Single();
        ((string?)session["status"]).ShouldBe("expired");
        (await payer.Plan()).ShouldBe(Plan.Free);
    }

    [Fact]
    public async Task Nobody_came_in_time()
    {
        var payer = await host.NewPayer();
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        var checkout = await payer.Checkout();

        await host.Tell("checkout.session.expired", host.Stripe.Expire(checkout.SessionId!));

        await Payer.Until(async () => (await payer.Checkout()).Status == CheckoutStatus.Expired);
        using var owner = await payer.Owner();
        (await Shown(owner, $"{PlanPage}?paiement={checkout.Id}")).ShouldContain("Le paiement n’a pas été terminé. Rien n’a été débité.");
    }

    [Fact]
    public async Task Another_plan_in_another_tab_closes_the_first_page()
    {
        var payer = await host.NewPayer();
        await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"));
        var first = (await payer.Checkout()).SessionId!;

        (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();

        ((string?)host.Stripe.Session(first)["status"]).ShouldBe("expired");
        (await payer.Read(db => db.Checkouts.CountAsync(checkout => checkout.Status == CheckoutStatus.Open))).ShouldBe(1);
    }

    [Fact]
    public async Task Another_plan_a_moment_after_paying_is_not_sold_twice()
    {
        var payer = await host.NewPayer();
        await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"));
        host.Stripe.Pay((await payer.Checkout()).SessionId!);

        (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario"))).ShouldBeOfType<ChoosePlan.JustPaid>();

        await Payer.Until(async () => await payer.Plan() == Plan.Pro);
        host.Stripe.Subscriptions(await payer.Customer()).Count.ShouldBe(1);
        (await payer.Read(db => db.Checkouts.CountAsync(checkout => checkout.Status == CheckoutStatus.Open))).ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_answer_opens_the_same_page_when_it_is_asked_again()
    {
        var payer = await host.NewPayer();
        for (var tries = 0; tries < 3; tries++)
            host.Stripe.Faults.Next("checkout", Fault.Broken);

        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBe(new ChoosePlan.NotPaid(PaymentTrouble.NotReachable));
        host.Stripe.Faults.Next("checkout", Fault.ReplyLost);
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();

        (await payer.Read(db => db.Checkouts.CountAsync())).ShouldBe(1);
        host.Stripe.Sessions(await payer.Customer()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_collector_that_is_down_is_said_and_changes_nothing()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);
        for (var tries = 0; tries < 3; tries++)
            host.Stripe.Faults.Next("customers", Fault.Broken);

        var refused = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "pro"));

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain("Le service de paiement ne répond pas. Rien n’a changé");
        (await payer.Read(db => db.Checkouts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Without_script_one_goes_by_a_link()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);

        var sent = await owner.Fill(PlanPage + "?handler=Choose", ("Plan", "pro"));

        (sent.Status, sent.Headers.Location!.ToString()).ShouldBe((302, $"{PlanPage}?paiement={(await payer.Checkout()).Id}"));
        (await Shown(owner, sent.Headers.Location!.ToString())).ShouldContain((await payer.Checkout()).Address!);
    }

    [Fact]
    public async Task Anothers_payment_is_none_here()
    {
        var (mine, yours) = (await host.NewPayer(), await host.NewPayer());
        await yours.Send(new ChoosePlan(Plan.Pro, "pizza-mario"));
        var theirs = await yours.Checkout();
        using var owner = await mine.Owner();

        (await Shown(owner, $"{PlanPage}?paiement={theirs.Id}")).ShouldNotContain(theirs.Address!);
        await owner.Fill(PlanPage + $"?handler=Drop&id={theirs.Id}");

        (await yours.Checkout()).Status.ShouldBe(CheckoutStatus.Open);
        (await owner.Open($"/pizza-mario/facturation/demonstration?session={theirs.Id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Staff_choose_no_plan()
    {
        var payer = await host.NewPayer();
        using var staff = await payer.House.SignedIn(Role.Staff);
        await staff.Open("/pizza-mario/aujourdhui");
        (await staff.Open(PlanPage)).Status.ShouldBe(403);
        (await staff.Fill(PlanPage + "?handler=Choose", ("Plan", "pro"))).Status.ShouldBe(403);
        (await staff.Fill(PlanPage + "?handler=Portal")).Status.ShouldBe(403);
        (await payer.Read(db => db.PaymentAccounts.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("diamant")]
    [InlineData("1")]
    [InlineData("")]
    public async Task A_plan_that_there_is_not_is_refused(string plan)
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);
        var refused = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", plan));
        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain("Choisissez l’un des trois plans.");
    }

    private static async Task<string> Shown(Visitor visitor, string address)
    {
        var page = await visitor.Open(address);
        page.Status.ShouldBe(200);
        return WebUtility.HtmlDecode(page.Text);
    }
}
