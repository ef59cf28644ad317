using System.Net;
using System.Text.RegularExpressions;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Telephony;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Pages;

namespace Kalliky.Integration.Tests.Telephony;

/// <summary>The page of numbers beside a carrier: what is chosen, what is wanted, where it stands.</summary>
[Collection<OneNumbers>]
public sealed partial class NumberPageTests(NumbersHost host)
{
    private const string PageAddress = "/pizza-mario/numeros";

    [Fact]
    public async Task One_chooses_hands_papers_in_waits_and_has_a_number()
    {
        host.Carrier.Numbers.SellOut();
        var taker = await host.NewTaker(Taker.Papers);
        using var owner = await taker.House.SignedIn(Role.Owner);
        (await Shown(owner, PageAddress + "?region=paris")).ShouldContain($"value=\"{taker.Number.Value}\"");

        (await owner.Fill(PageAddress + "?handler=Choose", ("number", taker.Number.Value))).Status.ShouldBe(302);
        var wanted = await Shown(owner, PageAddress);
        wanted.ShouldContain("Il manque vos papiers");
        wanted.ShouldContain("Justificatif de domicile de moins de 3 mois");
        wanted.ShouldNotContain("Voir les numéros");

        var order = (await taker.Order()).Id;
        var incomplete = await owner.Fill($"{PageAddress}?handler=Papers&order={order}", Words(wanted));
        incomplete.Status.ShouldBe(422);
        WebUtility.HtmlDecode(incomplete.Text).ShouldContain("Il manque.");
        (await owner.HandOver($"{PageAddress}?handler=Papers&order={order}", "papers[0].File", "kbis.pdf", Taker.Pdf, ("papers[0].Id", Papers(wanted)[2]))).Status.ShouldBe(302);

        await taker.Until(NumberStatus.UnderReview);
        var waiting = await Shown(owner, PageAddress);
        waiting.ShouldContain("Papiers en vérification");
        waiting.ShouldContain("every 2s");
        (await owner.Open(PageAddress + "?handler=State", ("HX-Request", "true"))).Text.ShouldContain("numero");
        await host.Carrier.Numbers.Grant(host.Carrier.Numbers.OrderOf(taker.Number.Value));
        await taker.Until(NumberStatus.Active);
        (await owner.Open(PageAddress + "?handler=State", ("HX-Request", "true"))).Header("HX-Redirect").ShouldBe(PageAddress);
        var active = await Shown(owner, PageAddress);
        active.ShouldContain("Votre numéro est actif");
        active.ShouldContain($"*21*0{taker.Number.Value[3..]}#");
        active.ShouldNotContain("every 2s");
    }

    [Fact]
    public async Task A_refusal_says_why_and_what_to_do()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.ChooseWithPapers();
        await host.Carrier.Numbers.Refuse(host.Carrier.Numbers.OrderOf(taker.Number.Value));
        await taker.Until(NumberStatus.Refused);
        using var owner = await taker.House.SignedIn(Role.Owner);
        var page = await Shown(owner, PageAddress);
        page.ShouldContain("Ce numéro n’a pas pu être attribué");
        page.ShouldContain("écrivez-nous");
        page.ShouldContain("Voir les numéros");
    }

    [Fact]
    public async Task A_carrier_that_does_not_answer_is_said_so()
    {
        var taker = await host.NewTaker();
        using var owner = await taker.House.SignedIn(Role.Owner);
        for (var tries = 0; tries < 3; tries++)
            host.Carrier.Faults.Next("available_phone_numbers", Fault.Broken);
        (await Shown(owner, PageAddress + "?region=paris")).ShouldContain("L’opérateur ne répond pas. Réessayez dans un instant.");
    }

    [Fact]
    public async Task A_manager_chooses_an_owner_gives_back_and_staff_sees_nothing()
    {
        var taker = await host.NewTaker();
        using var manager = await taker.House.SignedIn(Role.Manager);
        using var owner = await taker.House.SignedIn(Role.Owner);
        using var staff = await taker.House.SignedIn(Role.Staff);
        (await staff.Open(PageAddress)).Status.ShouldBe(403);
        await Shown(manager, PageAddress + "?region=paris");
        await manager.Fill(PageAddress + "?handler=Choose", ("number", taker.Number.Value));
        await taker.Until(NumberStatus.Active);
        var order = (await taker.Order()).Id;
        (await Shown(manager, PageAddress)).ShouldNotContain("Rendre ce numéro");
        (await manager.Fill($"{PageAddress}?handler=Release&order={order}", ("digits", taker.Number.Value[^4..]))).Status.ShouldBe(403);

        (await Shown(owner, PageAddress)).ShouldContain("Rendre ce numéro");
        await owner.Fill($"{PageAddress}?handler=Release&order={order}", ("digits", "0000"));
        (await Shown(owner, PageAddress)).ShouldContain("Ce ne sont pas les quatre derniers chiffres");
        await owner.Fill($"{PageAddress}?handler=Release&order={order}", ("digits", taker.Number.Value[^4..]));
        await taker.Until(NumberStatus.Released);
        (await Shown(owner, "/pizza-mario/journal")).ShouldContain("Numéro rendu");
    }

    private static (string, string)[] Words(string page)
    {
        var ids = Papers(page);
        return
        [
            ("papers[0].Id", ids[0]), ("papers[0].Words", "Camille Lefebvre"), ("papers[1].Id", ids[1]), ("papers[1].Business", "Pizza Mario"), ("papers[1].FirstName", "Camille"),
            ("papers[1].LastName", "Lefebvre"), ("papers[1].Street", "12 rue Condorcet"), ("papers[1].Postcode", "38000"), ("papers[1].City", "Grenoble"), ("papers[2].Id", ids[2]),
        ];
    }

    private static string[] Papers(string page) => [.. Paper().Matches(page).Select(found => found.Groups[1].Value)];

    private static async Task<string> Shown(Visitor owner, string address)
    {
        var answer = await owner.Open(address);
        answer.Status.ShouldBe(200, answer.Text);
        return WebUtility.HtmlDecode(answer.Text);
    }

    [GeneratedRegex("""name="papers\[\d\]\.Id" value="([0-9a-f-]{36})""")]
    private static partial Regex Paper();
}
