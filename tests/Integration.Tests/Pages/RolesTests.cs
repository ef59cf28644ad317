using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>What staff may not do, attempted with a valid form; and that those who may, can.</summary>
[Collection<OneApi>]
public sealed class RolesTests(ApiHost host)
{
    [Fact]
    public async Task Staff_change_no_price()
    {
        var house = await House.Open(host);
        using var staff = await house.SignedIn(Role.Staff);
        await staff.Open("/pizza-mario/carte");

        (await staff.Fill($"/pizza-mario/carte?handler=Change&product={house.Shop.Margherita}", Product("1,00"))).Status.ShouldBe(403);
        (await staff.Open($"/pizza-mario/carte?handler=Edit&product={house.Shop.Margherita}")).Status.ShouldBe(403);

        (await Price(house)).ShouldBe(950);
    }

    [Fact]
    public async Task A_responsible_person_changes_a_price()
    {
        var house = await House.Open(host);
        using var responsible = await house.SignedIn(Role.Manager);
        await responsible.Open("/pizza-mario/carte");

        (await responsible.Fill($"/pizza-mario/carte?handler=Change&product={house.Shop.Margherita}", Product("10,50"))).Status.ShouldBe(302);

        (await Price(house)).ShouldBe(1050);
    }

    [Theory]
    [InlineData("assistant?handler=Settle", "ForwardTo", "06 39 98 01 99")]
    [InlineData("assistant?handler=Faq", "Question", "Où se garer ?")]
    [InlineData("assistant?handler=DropFaq", "Replaces", "Parking")]
    [InlineData("en-direct?handler=TakeOver", "call", "0199a9a9-0000-7000-8000-000000000001")]
    [InlineData("en-direct?handler=HangUp", "call", "0199a9a9-0000-7000-8000-000000000001")]
    [InlineData("messages?handler=Settle", "Sender", "PizzaMario")]
    [InlineData("messages?handler=Again", "message", "0199a9a9-0000-7000-8000-000000000001")]
    [InlineData("equipe?handler=Calendar", "open", "true")]
    public async Task Staff_neither_settle_the_assistant_nor_touch_a_call_that_goes_on(string action, string field, string value)
    {
        var house = await House.Open(host);
        using var staff = await house.SignedIn(Role.Staff);
        await staff.Open("/pizza-mario/aujourdhui");

        var refused = await staff.Fill($"/pizza-mario/{action}", (field, value));

        refused.Status.ShouldBe(403);
        refused.Text.ShouldContain("Accès réservé");
    }

    [Theory]
    [InlineData("en-direct?handler=TakeOver")]
    [InlineData("en-direct?handler=HangUp")]
    public async Task The_owner_may_and_is_told_that_the_caller_has_left(string action)
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/en-direct");

        (await owner.Fill($"/pizza-mario/{action}", ("call", Guid.NewGuid().ToString()))).Status.ShouldBe(302);

        (await owner.Open("/pizza-mario/en-direct")).Text.ShouldContain("déjà raccroché");
    }

    [Fact]
    public async Task Staff_work_the_service()
    {
        var house = await House.Open(host);
        var order = await house.Shop.NewOrder();
        using var staff = await house.SignedIn(Role.Staff);
        await staff.Open("/pizza-mario/commandes");

        (await staff.Fill("/pizza-mario/commandes?handler=Accept", ("order", order.ToString()), ("number", "1"))).Status.ShouldBe(302);
        (await staff.Fill("/pizza-mario/carte?handler=Availability", ("product", house.Shop.Margherita.ToString()), ("available", "false"))).Status.ShouldBe(302);
    }

    private static (string, string)[] Product(string price) => [("Name", "Margherita"), ("Price", price), ("AllergensState", "inconnus")];

    private async Task<long> Price(House house)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return (await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Products.SingleAsync(product => product.Id == house.Shop.Margherita)).Price.Cents;
    }
}
