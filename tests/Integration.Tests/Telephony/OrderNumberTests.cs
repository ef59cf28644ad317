using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Telephony;

/// <summary>A number from the carrier's shelf to the store, whatever the carrier and its news do on the way.</summary>
[Collection<OneNumbers>]
public sealed class OrderNumberTests(NumbersHost host)
{
    private FakeNumbers Shelf => host.Carrier.Numbers;

    [Fact]
    public async Task Without_papers_a_number_is_ordered_at_once_and_rings_at_the_store()
    {
        var taker = await host.NewTaker();

        (await taker.Choose()).ShouldBeOfType<ChooseNumber.Chosen>().WantsPapers.ShouldBeFalse();
        await taker.Until(NumberStatus.Active);

        (await taker.RingsAt()).ShouldBe(taker.Store);
        var owned = Shelf.Owned(taker.Number.Value)!;
        ((string?)owned["connection_id"]).ShouldBe(FakeTelnyx.ConnectionId);
        ((string?)owned["messaging_profile_id"]).ShouldBe(Texts.Profile);
        await Taker.Until(async () => (await taker.Mails()).Count == 1);
        (await taker.Mails()).ShouldAllBe(mail => mail.Contains("votre numéro est prêt") && mail.Contains("https://kalliky.test/pizza-mario/numeros"));
    }

    [Fact]
    public async Task Papers_come_first_then_the_review_then_it_rings()
    {
        var taker = await host.NewTaker(Taker.Papers);
        (await taker.Choose()).ShouldBeOfType<ChooseNumber.Chosen>().WantsPapers.ShouldBeTrue();
        Shelf.Orders.ShouldNotContain(order => order.Number == taker.Number.Value);

        (await taker.Give()).ShouldBeOfType<GivePapers.HandedIn>();
        await taker.Until(NumberStatus.UnderReview);

        var order = Shelf.OrderOf(taker.Number.Value);
        var values = Shelf.Groups[order.Group!]["regulatory_requirements"]!.AsArray().ToDictionary(value => (string)value!["requirement_id"]!, value => (string)value!["field_value"]!);
        values[Taker.Name].ShouldBe("Camille Lefebvre");
        Convert.FromBase64String((string)Shelf.Documents[values[Taker.Proof]]["file"]!).ShouldBe(Taker.Pdf);
        ((string?)Shelf.Addresses[values[Taker.Where]]["locality"]).ShouldBe("Grenoble");
        (await taker.RingsAt()).ShouldBeNull();

        await Shelf.Grant(order);
        await taker.Until(NumberStatus.Active);
        (await taker.RingsAt()).ShouldBe(taker.Store);
    }

    [Fact]
    public async Task Papers_stand_sealed_until_the_carrier_has_them_and_no_longer()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.Choose();
        host.Carrier.Faults.Next("requirement_groups", Fault.Broken);
        await taker.Give();
        await Taker.Until(async () => (await taker.Order()).Failures == 1);
        var waiting = await taker.Read((db, vault) => db.NumberPapers.AsNoTracking().ToListAsync());
        waiting.Count.ShouldBe(3);
        foreach (var paper in waiting)
        {
            var bytes = Encoding.UTF8.GetString(paper.Content!.Bytes);
            bytes.ShouldNotContain("Lefebvre");
            bytes.ShouldNotContain("justificatif");
        }


        (await taker.LooksAgain()).ShouldBeTrue();
        (await taker.Order()).Status.ShouldBe(NumberStatus.UnderReview);
        (await taker.Read((db, _) => db.NumberPapers.CountAsync(paper => paper.Content != null))).ShouldBe(0);

        await Shelf.Grant(Shelf.OrderOf(taker.Number.Value));
        await taker.Until(NumberStatus.Active);
        (await taker.Read((db, _) => db.NumberPapers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task At_the_carrier_they_stay_while_the_number_rings_and_go_with_it()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.ChooseWithPapers();
        await Shelf.Grant(Shelf.OrderOf(taker.Number.Value));
        await taker.Until(NumberStatus.Active);
        var order = await taker.Order();
        (await taker.Read((db, _) => db.NumberPapers.CountAsync())).ShouldBe(0, "ours went with the grant");

        await Forget(order);
        (Left(order.Id.ToString("N")), Shelf.Groups.ContainsKey(order.FileHandle!)).ShouldBe((2, true), "the carrier deletes nothing that a number was granted on");

        (await taker.Send(new ReleaseNumber(order.Id, taker.Number.Value[^4..]))).ShouldBeOfType<ReleaseNumber.Released>();
        await taker.Until(NumberStatus.Released);
        (Left(order.Id.ToString("N")), Shelf.Groups.ContainsKey(order.FileHandle!)).ShouldBe((0, false));

        async Task Forget(NumberOrder known)
        {
            await using var scope = host.Host.Scope(taker.Tenant);
            await scope.ServiceProvider.GetRequiredService<INumbers>().ForgetPapers(known.Id, known.FileHandle, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task News_that_never_come_are_made_up_for_by_looking()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.ChooseWithPapers();
        Shelf.Tells = false;
        await Shelf.Grant(Shelf.OrderOf(taker.Number.Value));

        (await taker.LooksAgain()).ShouldBeTrue();

        (await taker.Order()).Status.ShouldBe(NumberStatus.Active);
        (await taker.Send(new LookAtNumber((await taker.Order()).Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task News_that_come_five_times_and_late_do_it_once()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.ChooseWithPapers();
        host.Carrier.Webhooks.Copies = 5;
        var order = Shelf.OrderOf(taker.Number.Value);

        await Shelf.Grant(order, "event-of-" + order.Id);
        await taker.Until(NumberStatus.Active);
        await Shelf.Tell(order, "event-of-" + order.Id);
        await Shelf.Tell(order, null);
        await host.Carrier.Webhooks.Settle();

        host.Carrier.Webhooks.Attempts.Where(attempt => attempt.Type == "number_order.complete").ShouldAllBe(attempt => attempt.Status == 200 || attempt.Status == null);
        (await taker.Read((db, _) => db.WebhookEvents.CountAsync(known => known.EventId == "event-of-" + order.Id))).ShouldBe(1);
        await Taker.Until(async () => (await taker.Mails()).Count == 1);
        (await taker.Order()).Status.ShouldBe(NumberStatus.Active);
    }

    [Fact]
    public async Task Forged_news_are_refused_and_signed_ones_are_not_believed_but_looked_into()
    {
        var taker = await host.NewTaker(Taker.Papers);
        var order = await taker.ChooseWithPapers();
        var body = new JsonObject
        {
            ["data"] = new JsonObject { ["id"] = "forged-" + order.Id, ["event_type"] = "number_order.complete", ["occurred_at"] = "2026-11-27T12:00:00Z", ["payload"] = new JsonObject { ["id"] = order.OrderHandle, ["status"] = "success" } },
        }.ToJsonString();
        using var forger = new Signer();
        using var browser = host.Host.NewBrowser();

        (await browser.SendAsync(forger.Sign(host.Carrier.Webhooks.Target!, body, DateTimeOffset.UtcNow))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SendAsync(host.Carrier.Webhooks.Signer.Sign(host.Carrier.Webhooks.Target!, body, DateTimeOffset.UtcNow.AddMinutes(-6)))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await taker.Read((db, _) => db.WebhookEvents.AnyAsync(known => known.EventId == "forged-" + order.Id))).ShouldBeFalse();

        (await browser.SendAsync(host.Carrier.Webhooks.Signer.Sign(host.Carrier.Webhooks.Target!, body, DateTimeOffset.UtcNow))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Taker.Until(async () => (await taker.Order()) is { TakenUntil: null, StirredAt: { } stirred } && stirred > order.StirredAt);
        (await taker.Order()).Status.ShouldBe(NumberStatus.UnderReview);
    }

    [Theory]
    [InlineData(false, NumberRefusal.NotGranted)]
    [InlineData(true, NumberRefusal.TooLate)]
    public async Task A_refusal_of_the_regulator_ends_it_and_leaves_no_papers(bool tooLate, NumberRefusal why)
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.ChooseWithPapers();
        var (reference, group) = ((await taker.Order()).Id.ToString("N"), Shelf.OrderOf(taker.Number.Value).Group!);
        Left(reference).ShouldBe(2);

        await Shelf.Refuse(Shelf.OrderOf(taker.Number.Value), tooLate);

        await taker.Until(NumberStatus.Refused);
        (await taker.Order()).Refusal.ShouldBe(why);
        (await taker.Read((db, _) => db.NumberPapers.CountAsync())).ShouldBe(0);
        (Left(reference), Shelf.Groups.ContainsKey(group)).ShouldBe((0, false), "nothing is left at the carrier either");
        (await taker.RingsAt()).ShouldBeNull();
        await Taker.Until(async () => (await taker.Mails()).Count == 1);
        var told = (await taker.Mails()).Single();
        told.ShouldContain("n’a pas pu être attribué");
        told.ShouldContain(tooLate ? "Il faut les remettre à nouveau" : "n’accorde pas le");
        told.ShouldContain("Choisissez-en un autre sur cette page");
        told.ShouldContain("https://kalliky.test/pizza-mario/numeros");
        (await taker.Send(new ShowNumbers(taker.Store)))!.MayChoose.ShouldBeTrue();
    }

    [Fact]
    public async Task A_number_that_somebody_took_meanwhile_is_refused_and_another_may_be_chosen()
    {
        var taker = await host.NewTaker();
        Shelf.TakeMeanwhile(taker.Number.Value);

        (await taker.Choose()).ShouldBeOfType<ChooseNumber.Chosen>();

        await taker.Until(NumberStatus.Refused);
        (await taker.Order()).Refusal.ShouldBe(NumberRefusal.Taken);
        Shelf.Offer(taker.Number.Value);
        (await taker.Choose()).ShouldBeOfType<ChooseNumber.Chosen>();
        await taker.Until(NumberStatus.Active);
    }

    [Fact]
    public async Task A_paper_that_was_not_accepted_is_wanted_again_and_only_that_one()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.ChooseWithPapers();
        await Shelf.Decline(Shelf.OrderOf(taker.Number.Value), Taker.Proof);
        await taker.Until(NumberStatus.PapersWanted);

        var shown = (await taker.Send(new ShowNumbers(taker.Store)))!.Order!;
        shown.WereDeclined.ShouldBeTrue();
        shown.Papers.Single(paper => paper.State == PaperState.Declined).Kind.ShouldBe(PaperKind.Document);
        await Taker.Until(async () => (await taker.Mails()).Count == 1);
        (await taker.Mails()).Single().ShouldContain("Remettez ceux qui sont marqués sur cette page");
        byte[] better = [.. "%PDF-1.7 un autre"u8];
        (await taker.Give(better)).ShouldBeOfType<GivePapers.HandedIn>();
        await taker.Until(NumberStatus.UnderReview);

        Shelf.Orders.Count(order => order.Number == taker.Number.Value).ShouldBe(1);
        var group = Shelf.Groups[Shelf.OrderOf(taker.Number.Value).Group!]["regulatory_requirements"]!.AsArray();
        group.Count.ShouldBe(3);
        Convert.FromBase64String((string)Shelf.Documents[(string)group.Single(value => (string?)value!["requirement_id"] == Taker.Proof)!["field_value"]!]["file"]!).ShouldBe(better);
        await Shelf.Grant(Shelf.OrderOf(taker.Number.Value));
        await taker.Until(NumberStatus.Active);
    }

    [Fact]
    public async Task An_answer_that_was_lost_does_not_order_twice()
    {
        var taker = await host.NewTaker();
        host.Carrier.Faults.Next("number_orders", Fault.ReplyLost);
        await taker.Choose();
        await Taker.Until(async () => (await taker.Order()).Failures == 1);
        (await taker.Order()).OrderHandle.ShouldBeNull();

        (await taker.LooksAgain()).ShouldBeTrue();

        (await taker.Order()).Status.ShouldBe(NumberStatus.Active);
        Shelf.Orders.Count(order => order.Number == taker.Number.Value).ShouldBe(1);
    }

    [Fact]
    public async Task A_carrier_in_trouble_keeps_nobody_from_trying_again()
    {
        var taker = await host.NewTaker();
        for (var tries = 0; tries < 3; tries++)
            host.Carrier.Faults.Next("requirements", Fault.Broken);
        (await taker.Choose()).ShouldBeOfType<ChooseNumber.NotNow>();
        (await taker.Read((db, _) => db.NumberOrders.CountAsync())).ShouldBe(0);

        host.Carrier.Faults.Next("available_phone_numbers", Fault.TooMany);
        host.Carrier.Faults.Next("number_orders", Fault.TooMany);
        (await taker.Choose()).ShouldBeOfType<ChooseNumber.Chosen>();
        await taker.Until(NumberStatus.Active);
    }

    [Fact]
    public async Task Two_clicks_and_two_tabs_choose_one()
    {
        var taker = await host.NewTaker();
        await taker.Send(new OfferNumbers(NumberRegion.Paris));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => taker.Send(new ChooseNumber(taker.Store, taker.Number.Value))));

        answers.Count(answer => answer is ChooseNumber.Chosen).ShouldBe(1);
        answers.Count(answer => answer is ChooseNumber.HasOne).ShouldBe(4);
        await taker.Until(NumberStatus.Active);
        Shelf.Orders.Count(order => order.Number == taker.Number.Value).ShouldBe(1);
    }

    [Theory]
    [InlineData("+33639980122")]
    [InlineData("+33899000101")]
    [InlineData("+447700900000")]
    [InlineData("garbage")]
    public async Task What_is_not_given_to_stores_is_not_chosen(string number)
    {
        var taker = await host.NewTaker();
        (await taker.Send(new ChooseNumber(taker.Store, number))).ShouldBeOfType<ChooseNumber.NotOffered>();
    }

    [Fact]
    public async Task Documents_are_what_their_bytes_say_and_have_bounds()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.Choose();
        (await Problem([.. "PK\u0003\u0004 carte.pdf"u8])).ShouldBe(PaperProblem.NoDocument);
        (await Problem([.. "%PDF-"u8, .. new byte[NumberBounds.MostBytes]])).ShouldBe(PaperProblem.TooLarge);
        (await Problem([])).ShouldBe(PaperProblem.Missing);

        // The others were kept.
        (await taker.Order()).Status.ShouldBe(NumberStatus.PapersWanted);
        (await taker.Read((db, _) => db.NumberPapers.CountAsync(paper => paper.State == PaperState.Given))).ShouldBe(2);
        (await taker.Give()).ShouldBeOfType<GivePapers.HandedIn>();

        async Task<PaperProblem> Problem(byte[] file) => (await taker.Give(file)).ShouldBeOfType<GivePapers.Incomplete>().Problems.Values.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_business_can_do_nothing_with_it()
    {
        var (taker, other) = (await host.NewTaker(Taker.Papers), await host.NewTaker(Taker.Papers));
        var order = await taker.ChooseWithPapers();

        (await other.Send(new GivePapers(order.Id, []))).ShouldBeOfType<GivePapers.NotWanted>();
        (await other.Send(new GiveUpNumber(order.Id))).ShouldBeFalse();
        (await other.Send(new ReleaseNumber(order.Id, taker.Number.Value[^4..]))).ShouldBeOfType<ReleaseNumber.Unknown>();
        (await other.Send(new LookAtNumber(order.Id))).ShouldBeFalse();
        (await other.Send(new ShowNumbers(taker.Store))).ShouldBeNull();
        (await other.Send(new ChooseNumber(taker.Store, other.Number.Value))).ShouldBeOfType<ChooseNumber.Unknown>();
        (await other.Send(new StartForwardingTest(taker.Store, "06 39 98 01 22"))).ShouldBeOfType<StartForwardingTest.NoNumber>();

        (await taker.Order()).Status.ShouldBe(NumberStatus.UnderReview);
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_cancelled_at_the_carrier_too()
    {
        var taker = await host.NewTaker(Taker.Papers);
        var order = await taker.ChooseWithPapers();

        (await taker.Send(new GiveUpNumber(order.Id))).ShouldBeTrue();

        await taker.Until(NumberStatus.Released);
        (await taker.Mails()).ShouldBeEmpty("whoever gives it up knows");
        Shelf.OrderOf(taker.Number.Value).Status.ShouldBe("failure");
        (await taker.Read((db, _) => db.NumberPapers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_number_is_given_back_by_its_last_digits()
    {
        var taker = await host.NewTaker();
        await taker.Choose();
        await taker.Until(NumberStatus.Active);
        var order = await taker.Order();

        (await taker.Send(new ReleaseNumber(order.Id, "0000"))).ShouldBeOfType<ReleaseNumber.OtherDigits>();
        (await taker.RingsAt()).ShouldBe(taker.Store);
        (await taker.Send(new ReleaseNumber(order.Id, taker.Number.Value[^4..]))).ShouldBeOfType<ReleaseNumber.Released>();

        await taker.Until(NumberStatus.Released);
        (await taker.RingsAt()).ShouldBeNull();
        Shelf.Owned(taker.Number.Value).ShouldBeNull();
    }

    [Fact]
    public async Task A_store_that_is_closed_gives_its_number_back_and_gets_no_other()
    {
        var taker = await host.NewTaker();
        await taker.House.Shop.NewStore("seconde");
        await taker.Choose();
        await taker.Until(NumberStatus.Active);
        (await taker.Send(new CloseStore(taker.Store, "Pizza Mario"))).ShouldBeOfType<CloseStore.Closing>();
        (await taker.RingsAt()).ShouldBe(taker.Store, "an owner may still come back");
        await taker.Read((db, _) => db.Stores.Where(store => store.Id == taker.Store).ExecuteUpdateAsync(set => set.SetProperty(store => store.ClosesAt, store => store.ClosesAt - Business.Grace)));

        (await taker.Send(new ShutStore(taker.Store))).ShouldBeTrue();

        await taker.Until(NumberStatus.Released);
        (await taker.RingsAt()).ShouldBeNull();
        Shelf.Owned(taker.Number.Value).ShouldBeNull();
        Shelf.Offer(taker.Number.Value);
        (await taker.Choose()).ShouldBeOfType<ChooseNumber.Unknown>();
        (await taker.Send(new ShutStore(taker.Store))).ShouldBeFalse("once");
    }

    [Fact]
    public async Task A_number_whose_end_was_lost_goes_back_a_week_after_its_store_is_closed()
    {
        var taker = await host.NewTaker();
        await taker.House.Shop.NewStore("seconde");
        await taker.Choose();
        await taker.Until(NumberStatus.Active);

        await Closed(Duration.FromDays(6));
        (await taker.Send(new ReleaseClosedStores())).ShouldBe(0, "the bus may still hand it over");
        await Closed(Duration.FromDays(8));
        (await taker.Send(new ReleaseClosedStores())).ShouldBe(1);

        await taker.Until(NumberStatus.Released);
        (await taker.RingsAt()).ShouldBeNull();
        Shelf.Owned(taker.Number.Value).ShouldBeNull();
        (await taker.Send(new ReleaseClosedStores())).ShouldBe(0);

        Task Closed(Duration since) => taker.Read((db, _) => db.Stores.Where(store => store.Id == taker.Store)
            .ExecuteUpdateAsync(set => set.SetProperty(store => store.ClosedAt, SystemClock.Instance.GetCurrentInstant() - since)));
    }

    [Fact]
    public async Task A_business_that_leaves_gives_its_numbers_back_and_another_one_keeps_its_own()
    {
        var (taker, other) = (await host.NewTaker(), await host.NewTaker());
        foreach (var one in new[] { taker, other })
        {
            await one.Choose();
            await one.Until(NumberStatus.Active);
        }

        host.Carrier.Faults.Next("phone_numbers", Fault.Broken);
        await Leave(taker.Tenant);
        await Leave(taker.Tenant);

        await taker.Until(NumberStatus.Released);
        Shelf.Owned(taker.Number.Value).ShouldBeNull();
        (await other.RingsAt()).ShouldBe(other.Store);

        async Task Leave(Guid tenant)
        {
            await using var scope = host.Host.Scope(taker.Tenant);
            foreach (var reaction in scope.ServiceProvider.GetServices<IReact<BusinessLeft>>())
                await reaction.React(new BusinessLeft(tenant, SystemClock.Instance.GetCurrentInstant()), default);
        }
    }

    [Fact]
    public async Task Papers_that_never_come_are_given_up_after_a_month()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.Choose();
        (await taker.Give([.. "PK"u8])).ShouldBeOfType<GivePapers.Incomplete>();
        (await taker.LooksAgain()).ShouldBeTrue();
        (await taker.Order()).Status.ShouldBe(NumberStatus.PapersWanted);

        var longAgo = SystemClock.Instance.GetCurrentInstant() - NumberOrder.WaitsForPapers - Duration.FromDays(1);
        await taker.Read((db, _) => db.NumberOrders.ExecuteUpdateAsync(set => set.SetProperty(order => order.CreatedAt, longAgo)));
        (await taker.LooksAgain()).ShouldBeTrue();

        (await taker.Order()).Status.ShouldBe(NumberStatus.Released);
        (await taker.Read((db, _) => db.NumberPapers.CountAsync())).ShouldBe(0);
        await Taker.Until(async () => (await taker.Mails()).Count == 1);
        (await taker.Mails()).Single().ShouldContain("nous avons renoncé au numéro");
    }

    [Fact]
    public async Task Whoever_is_billed_in_English_reads_in_English_why_a_number_did_not_come()
    {
        var taker = await host.NewTaker(Taker.Papers);
        await taker.Send(new KeepBillingDetails("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", "732829320", null, null, Language.English));
        await taker.ChooseWithPapers();

        await Shelf.Refuse(Shelf.OrderOf(taker.Number.Value), tooLate: false);

        await Taker.Until(async () => (await taker.Mails()).Count == 1);
        (await taker.Mails()).Single().ShouldContain("Please choose another one on this page");
    }

    // Documents and addresses at the carrier.
    private int Left(string reference) => Shelf.Documents.Values.Concat(Shelf.Addresses.Values).Count(kept => (string?)kept["customer_reference"] == reference);
}
