using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>In production without a collector nothing is given away: FREE is offered, the rest is shown and said to be not sold.</summary>
public sealed class NotSoldTests(NotSoldTests.Unpaid unpaid) : IClassFixture<NotSoldTests.Unpaid>
{
    private const string PlanPage = "/pizza-mario/facturation/plan";
    private const string Said = "Les paiements ne sont pas encore en service ici : seul le plan FREE est proposé.";

    [Fact]
    public async Task The_page_says_so_and_offers_nothing_else()
    {
        var house = await Opened();
        using var owner = await house.SignedIn(Role.Owner);
        var page = WebUtility.HtmlDecode((await owner.Open(PlanPage)).Text);
        page.ShouldContain(Said);
        page.ShouldNotContain("Choisir PRO");
        page.ShouldNotContain("Démonstration : aucun argent");
        WebUtility.HtmlDecode((await owner.Open(PlanPage + "?choix=pro")).Text).ShouldNotContain("Continuer vers le paiement");
    }

    [Fact]
    public async Task Whoever_asks_all_the_same_is_refused_and_nothing_has_changed()
    {
        var house = await Opened();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(PlanPage);

        var refused = await owner.Swap(PlanPage + "?handler=Choose", ("Plan", "enterprise"));

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain(Said);
        await using var scope = unpaid.Host.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<Application.Shared.IKallikyDb>();
        ((await db.Subscriptions.SingleOrDefaultAsync())?.Plan ?? Plan.Free).ShouldBe(Plan.Free);
        (await db.Checkouts.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_demonstrations_till_is_shut()
    {
        var house = await Opened();
        await using var scope = unpaid.Host.Scope(house.Shop.Tenant);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        (await mediator.Send(new PayLocally(Guid.NewGuid()))).ShouldBeFalse();
        (await mediator.Send(new ConnectPayouts("pizza-mario"))).ShouldBeOfType<ConnectPayouts.NotOffered>();
    }

    private async Task<House> Opened() => new(unpaid.Host, await Shop.Open(unpaid.Host, await unpaid.Host.Database.NewBusiness(plan: Plan.Free)));

    /// <summary>A node of an operator who has set up no collector.</summary>
    public sealed class Unpaid : IAsyncDisposable
    {
        internal ApiHost Host { get; } = new() { IsStill = true, More = new() { ["Payments:Demonstration"] = "false" } };

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
