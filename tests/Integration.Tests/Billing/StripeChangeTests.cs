using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Fakes.Stripe;
using Microsoft.EntityFrameworkCore;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A plan that is paid for becomes more at once and less at the end of the month.</summary>
[Collection<OneStripe>]
public sealed class StripeChangeTests(StripeHost host)
{
    private const string PlanPage = "/pizza-mario/facturation/plan";

    [Fact]
    public async Task More_shows_what_it_costs_today_and_counts_at_once()
    {
        var payer = await host.NewPayer();
        var subscription = await payer.Subscribe(Plan.Pro);

        var preview = (await payer.Send(new PreviewPlan(Plan.Enterprise))).ShouldBeOfType<PreviewPlan.Shown>();
        (preview.Kind, preview.From).ShouldBe((WishKind.Up, null));
        preview.Today.Net.Cents.ShouldBeGreaterThan(0);
        preview.Today.Gross.ShouldBe(Vat.With(preview.Today.Net));

        (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario"))).ShouldBeOfType<ChoosePlan.Changed>();
        (await payer.Plan()).ShouldBe(Plan.Enterprise);
        ((string?)subscription["items"]!["data"]![0]!["price"]!["id"]).ShouldBe(FakeStripe.Enterprise);
    }

    [Fact]
    public async Task What_was_shown_is_what_is_charged_though_time_passes_in_between()
    {
        var payer = await host.NewPayer();
        var subscription = await payer.Subscribe(Plan.Pro);
        var shown = (await payer.Send(new PreviewPlan(Plan.Enterprise))).ShouldBeOfType<PreviewPlan.Shown>();
        try
        {
            host.Stripe.Clock = new Later(TimeSpan.FromMinutes(45));
            (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario") { At = shown.At })).ShouldBeOfType<ChoosePlan.Changed>();
        }
        finally
        {
            host.Stripe.Clock = TimeProvider.System;
        }

        var charged = host.Stripe.Invoice(subscription);
        ((long)charged["total_excluding_tax"]!, (long)charged["amount_paid"]!).ShouldBe((shown.Today.Net.Cents, shown.Today.Gross.Cents));
    }

    [Fact]
    public async Task A_price_that_was_shown_too_long_ago_is_shown_anew_and_nothing_is_charged()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant();

        foreach (var at in new[] { now - ChoosePlan.PriceHolds - NodaTime.Duration.FromSeconds(1), now + NodaTime.Duration.FromHours(1) })
            (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario") { At = at })).ShouldBeOfType<ChoosePlan.PriceIsOld>();
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);
        var page = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "enterprise"), ("At", (now.ToUnixTimeSeconds() - 7_200).ToString(System.Globalization.CultureInfo.InvariantCulture)));

        (page.Status, WebUtility.HtmlDecode(page.Text).Contains("voici celui de maintenant", StringComparison.Ordinal)).ShouldBe((422, true));
        page.Text.ShouldContain("name=\"At\"");
        (await payer.Plan()).ShouldBe(Plan.Pro);
        (await payer.Read(db => db.PaidPeriods.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Two_clicks_are_invoiced_once()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario"))));

        await Payer.Until(async () => await payer.Plan() == Plan.Enterprise);
        (await payer.Read(db => db.PaidPeriods.CountAsync())).ShouldBe(2, "the first month's rest, and the difference");
    }

    [Theory]
    [InlineData("insufficient_funds", PaymentTrouble.CardRefused)]
    [InlineData("authentication_required", PaymentTrouble.BankAsks)]
    public async Task A_refused_card_changes_nothing(string refusal, PaymentTrouble why)
    {
        var payer = await host.NewPayer();
        var subscription = await payer.Subscribe(Plan.Pro);
        host.Stripe.CardRefusal = refusal;
        try
        {
            (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario"))).ShouldBe(new ChoosePlan.NotPaid(why));
        }
        finally
        {
            host.Stripe.CardRefusal = null;
        }

        (await payer.Plan()).ShouldBe(Plan.Pro);
        ((string?)subscription["items"]!["data"]![0]!["price"]!["id"]).ShouldBe(FakeStripe.Pro);
    }

    [Fact]
    public async Task Less_counts_when_what_is_paid_for_is_over()
    {
        var payer = await host.NewPayer();
        var subscription = await payer.Subscribe(Plan.Enterprise);

        var planned = (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.Planned>();

        (await payer.Plan()).ShouldBe(Plan.Enterprise);
        planned.At.ShouldBe(ProRata.Until(NodaTime.SystemClock.Instance.GetCurrentInstant()));
        using var owner = await payer.Owner();
        WebUtility.HtmlDecode((await owner.Open(PlanPage)).Text).ShouldContain("vous passez au plan PRO.");

        // News that come meanwhile do not bring it forward.
        await host.Tell("customer.subscription.updated", subscription);
        await host.Tell("customer.subscription.updated", subscription);
        (await payer.Send(new PreviewPlan(Plan.Pro))).ShouldBeOfType<PreviewPlan.Same>();
        (await payer.Plan()).ShouldBe(Plan.Enterprise);
        ((string?)subscription["items"]!["data"]![0]!["price"]!["id"]).ShouldBe(FakeStripe.Pro, "the next month is invoiced at it");
    }

    [Fact]
    public async Task Less_is_taken_back_before_it_counts()
    {
        var payer = await host.NewPayer();
        var subscription = await payer.Subscribe(Plan.Enterprise);
        await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"));

        (await payer.Send(new ChoosePlan(Plan.Enterprise, "pizza-mario"))).ShouldBeOfType<ChoosePlan.Stays>();

        ((string?)subscription["items"]!["data"]![0]!["price"]!["id"]).ShouldBe(FakeStripe.Enterprise);
        (await payer.Read(db => db.PaymentAccounts.SingleAsync())).Next.ShouldBeNull();
        (await payer.Read(db => db.PaidPeriods.CountAsync())).ShouldBe(1, "nothing was paid for it");
    }

    [Fact]
    public async Task Free_ends_with_the_month_and_the_news_say_when()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        var subscription = await payer.Subscribe(Plan.Pro);
        for (var more = 0; more < 3; more++)
            await payer.House.Hire(Role.Staff);
        var choice = WebUtility.HtmlDecode((await owner.Open(PlanPage + "?choix=free")).Text);
        choice.ShouldContain("de plus de 30 jours restent ");
        choice.ShouldContain("Ce plan comprend 3 accès et vous en avez 4\u00a0: chacun garde le sien, mais vous n’invitez plus personne.");
        choice.ShouldContain("Ce plan n’a pas d’API");
        (await payer.Send(new ChoosePlan(Plan.Free, "pizza-mario"))).ShouldBeOfType<ChoosePlan.Planned>();
        (await payer.Plan()).ShouldBe(Plan.Pro);

        host.Stripe.Renew(subscription);
        await host.Tell("customer.subscription.deleted", subscription);

        await Payer.Until(async () => await payer.Plan() == Plan.Free);
        (await payer.Told())[^1].ShouldContain("vous avez maintenant le plan FREE. Les mots des appels et des messages de plus de 30 jours restent ");
        WebUtility.HtmlDecode((await owner.Open(PlanPage)).Text).ShouldContain("Votre plan garde moins longtemps qu’avant");
    }

    [Fact]
    public async Task A_plan_with_fewer_stores_than_are_open_is_refused_with_what_to_do()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await payer.Read(async db =>
        {
            db.Stores.Add(new Store(Guid.CreateVersion7(), payer.Tenant, $"autre-{Guid.NewGuid():N}"[..20], "Autre", Trade.Restaurant, "Europe/Paris"));
            return await db.SaveChangesAsync();
        });

        (await payer.Send(new ChoosePlan(Plan.Free, "pizza-mario"))).ShouldBe(new ChoosePlan.TooManyStores(2, 1));
        using var owner = await payer.Owner();
        var page = WebUtility.HtmlDecode((await owner.Open(PlanPage + "?choix=free")).Text);
        page.ShouldContain("Ce plan a 1 établissement et vous en avez 2.");
        page.ShouldNotContain("handler=Choose\" hx-post=\"/pizza-mario/facturation/plan?handler=Choose\" disabled");
        (await payer.Read(db => db.PaymentAccounts.SingleAsync())).Next.ShouldBeNull();
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    [Fact]
    public async Task The_card_is_changed_on_the_collectors_page()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        using var owner = await payer.Owner();
        await owner.Open(PlanPage);

        (await owner.Swap(PlanPage + "?handler=Portal")).Header("HX-Redirect").ShouldStartWith("https://billing.stripe.test/p/session/");
        (await owner.Fill(PlanPage + "?handler=Portal")).Headers.Location!.ToString().ShouldBe(PlanPage);
        (await owner.Open(PlanPage)).Text.ShouldContain("https://billing.stripe.test/p/session/");
    }
}
