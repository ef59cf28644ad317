using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>As <see cref="RolesTests"/>, for the pages of the diary's settings and for what is known of a customer.</summary>
[Collection<OneApi>]
public sealed class RightsTests(ApiHost host)
{
    [Theory]
    [InlineData("prestations?handler=Keep", "Name", "Frange")]
    [InlineData("equipe?handler=Keep", "Name", "Véranda")]
    [InlineData("horaires?handler=Keep", "Sunday", "10:00-12:00")]
    public async Task Staff_change_neither_services_nor_team_nor_hours(string action, string field, string value)
    {
        var house = await House.Open(host);
        using var staff = await house.SignedIn(Role.Staff);
        using var responsible = await house.SignedIn(Role.Manager);
        await staff.Open("/pizza-mario/aujourdhui");
        await responsible.Open("/pizza-mario/aujourdhui");

        (await staff.Fill($"/pizza-mario/{action}", (field, value))).Status.ShouldBe(403);
        (await responsible.Fill($"/pizza-mario/{action}", (field, value))).Status.ShouldNotBe(403);
    }

    [Theory]
    [InlineData("prestations")]
    [InlineData("equipe")]
    public async Task Staff_read_who_does_what_and_open_no_form(string page)
    {
        var house = await House.Open(host);
        using var staff = await house.SignedIn(Role.Staff);
        using var responsible = await house.SignedIn(Role.Manager);

        (await staff.Open($"/pizza-mario/{page}")).Status.ShouldBe(200);
        (await staff.Open($"/pizza-mario/{page}?handler=Edit", ("HX-Request", "true"))).Status.ShouldBe(403);
        (await responsible.Open($"/pizza-mario/{page}?handler=Edit", ("HX-Request", "true"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Staff_neither_hand_over_nor_merge_nor_erase_what_is_known_of_a_customer()
    {
        var house = await House.Open(host);
        await house.Shop.NewOrder();
        await house.Shop.NewOrder();
        await using var scope = host.Scope(house.Shop.Tenant);
        var cards = await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Customers.Select(card => card.Id).ToListAsync();
        var (card, other) = ($"/pizza-mario/clients/{cards[0]}", cards[1].ToString());
        using var staff = await house.SignedIn(Role.Staff);
        using var responsible = await house.SignedIn(Role.Manager);
        (await staff.Open(card)).Status.ShouldBe(200);
        await responsible.Open(card);

        (await staff.Open($"{card}?handler=Export")).Status.ShouldBe(403);
        (await staff.Fill($"{card}?handler=Merge", ("other", other))).Status.ShouldBe(403);
        (await staff.Fill($"{card}?handler=Erase", ("sure", "true"))).Status.ShouldBe(403);
        (await Cards()).ShouldBe(2);

        (await responsible.Open($"{card}?handler=Export")).MediaType.ShouldBe("application/zip");
        (await responsible.Fill($"{card}?handler=Merge", ("other", other))).Status.ShouldBe(302);
        (await responsible.Fill($"{card}?handler=Erase", ("sure", "true"))).Status.ShouldBe(302);
        (await Cards()).ShouldBe(0);

        Task<int> Cards() => scope.ServiceProvider.GetRequiredService<IKallikyDb>().Customers.CountAsync();
    }
}
