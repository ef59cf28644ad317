using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Api;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>What the page of a call shows of what was read out of it.</summary>
[Collection<OneApi>]
public sealed class CallPageTests(ApiHost host)
{
    [Fact]
    public async Task Shows_how_content_they_were_what_differs_and_what_is_left_to_do()
    {
        var house = await House.Open(host);
        var call = await house.Shop.NewCall(extract: CallsTests.Extract);
        using var staff = await house.SignedIn(Role.Staff);

        var page = (await staff.Open($"/pizza-mario/appels/{call}")).Text;

        page.ShouldContain("Ce qui ressort de l’appel");
        page.ShouldContain("4 sur 5");
        page.ShouldContain("Merci beaucoup");
        page.ShouldContain("Allergie");
        page.ShouldContain("Dit et enregistré ne concordent pas");
        page.ShouldContain(">20:00</td>");
        page.ShouldContain(">19:25</td>");
        page.ShouldContain(">rien</td>");
        page.ShouldContain("Reste à faire");
    }

    [Fact]
    public async Task Says_so_when_nothing_was_read()
    {
        var house = await House.Open(host);
        var call = await house.Shop.NewCall();
        using var staff = await house.SignedIn(Role.Staff);

        (await staff.Open($"/pizza-mario/appels/{call}")).Text.ShouldContain("La lecture détaillée de cet appel n’existe pas");
    }

    [Fact]
    public async Task A_booking_is_put_right_on_the_page_of_mistakes()
    {
        var house = await House.Open(host);
        var call = await house.Shop.NewCall();
        using var staff = await house.SignedIn(Role.Staff);
        var address = $"/pizza-mario/appels/{call}/erreur";
        (await staff.Open(address)).Text.ShouldContain("Une table aurait dû être réservée");

        var refused = await staff.Fill(address, ("Booking.Booked", "true"), ("Booking.At", "2026-11-28T20:00"));
        (refused.Status, refused.Text.Contains("Dites combien de personnes.", StringComparison.Ordinal)).ShouldBe((422, true));
        (await staff.Fill(address, ("Booking.Booked", "true"), ("Booking.At", "2026-11-28T20:00"), ("Booking.PartySize", "4"))).Status.ShouldBe(302);

        (await staff.Open("/pizza-mario/assistant/erreurs")).Text.ShouldContain("party_size");
    }
}
