using Kalliky.Application.Calls;
using Kalliky.Application.Telephony;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Telnyx;
using Kalliky.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Telephony;

/// <summary>Every question about numbers that Kalliky asks Telnyx, over real HTTP. Where a validating proxy stands before the
/// carrier, each also passes the carrier's own document.</summary>
[Trait("carrier", "document")]
public sealed class TelnyxNumbersTests : IAsyncLifetime
{
    private const string Connection = "2694492062593582591";

    private FakeTelnyx carrier = null!;
    private ServiceProvider services = null!;

    private INumbers Numbers => services.GetRequiredService<INumbers>();

    public async ValueTask InitializeAsync()
    {
        carrier = await FakeTelnyx.Start();
        var settings = new Dictionary<string, string?>
        {
            ["Telnyx:ApiKey"] = FakeTelnyx.ApiKey, ["Telnyx:PublicKey"] = carrier.PublicKey, ["Telnyx:ApiBase"] = carrier.ApiBase.ToString(),
            ["Telnyx:ConnectionId"] = Connection, ["Telnyx:MessagingProfileId"] = Texts.Profile,
        };
        var collection = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        collection.AddTelnyx(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).ShouldBeTrue();
        services = collection.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await carrier.DisposeAsync();
    }

    [Fact]
    public async Task From_the_search_to_the_release()
    {
        var (wish, group) = await UnderReview();
        var standing = await Numbers.Order(wish with { File = group }, default);
        standing.Stage.ShouldBe(NumberStage.UnderReview);
        await carrier.Numbers.Decline(carrier.Numbers.OrderOf(wish.Number.Value), Taker.Proof);
        (await Numbers.Look(standing.Order, group, default)).ShouldSatisfyAllConditions(
            look => look.Stage.ShouldBe(NumberStage.PapersDeclined), look => look.Declined.ShouldBe([Taker.Proof]));

        var again = new PaperFile(wish.Reference, "FR", NumberKind.Geographic, group, [new GivenPaper(Taker.Proof, null, null, new PaperDocument(Taker.Pdf, "application/pdf"))]);
        (await Numbers.HandIn(again, default)).ShouldBe(group);
        (await Numbers.Order(wish with { File = group, Order = standing.Order }, default)).Stage.ShouldBe(NumberStage.UnderReview);
        await carrier.Numbers.Grant(carrier.Numbers.OrderOf(wish.Number.Value));
        (await Numbers.Look(standing.Order, group, default)).Stage.ShouldBe(NumberStage.Granted);

        var id = await Numbers.Assign(wish, default);
        var owned = carrier.Numbers.Owned(wish.Number.Value)!;
        ((string?)owned["id"], (string?)owned["connection_id"], (string?)owned["messaging_profile_id"]).ShouldBe((id, Connection, Texts.Profile));
        await Numbers.Release(wish.Reference, standing.Order, id, default);
        await Numbers.Release(wish.Reference, standing.Order, id, default);
        carrier.Numbers.Owned(wish.Number.Value).ShouldBeNull();
    }

    [Fact]
    public async Task A_wish_that_was_ordered_is_found_and_given_back_without_any_handle()
    {
        var (wish, group) = await UnderReview();
        await Numbers.Order(wish with { File = group }, default);
        await Numbers.Order(wish with { File = group }, default);
        carrier.Numbers.Orders.Count.ShouldBe(1);

        await Numbers.Release(wish.Reference, null, null, default);

        carrier.Numbers.Orders.Single().Status.ShouldBe("failure");
        await Numbers.Release(Guid.NewGuid(), null, null, default);
    }

    [Fact]
    public async Task Papers_go_with_the_number_and_not_before()
    {
        var (wish, group) = await UnderReview();
        var standing = await Numbers.Order(wish with { File = group }, default);
        await Numbers.ForgetPapers(wish.Reference, group, default);
        (carrier.Numbers.Documents.Count, carrier.Numbers.Addresses.Count).ShouldBe((1, 1), "an order that is under way keeps them");

        await Numbers.Release(wish.Reference, standing.Order, null, default);
        carrier.Faults.Next("documents.list", Fault.Broken);
        await Numbers.ForgetPapers(wish.Reference, group, default);
        await Numbers.ForgetPapers(wish.Reference, group, default);

        (carrier.Numbers.Documents.Count, carrier.Numbers.Addresses.Count, carrier.Numbers.Groups.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Refusals_have_their_meaning()
    {
        var number = TestNumbers.Store();
        (await Trouble(() => Numbers.Order(new NumberWish(Guid.NewGuid(), number, null, null), default))).ShouldBe(NumberTrouble.Taken);
        (await Trouble(() => Numbers.Look(Guid.NewGuid().ToString(), null, default))).ShouldBe(NumberTrouble.OurFault);
        carrier.Numbers.Requires = Taker.Papers;
        (await Trouble(() => Numbers.HandIn(new PaperFile(Guid.NewGuid(), "FR", NumberKind.Geographic, null, [new GivenPaper("none", "x", null, null)]), default))).ShouldBe(NumberTrouble.PapersDeclined);
        (await Trouble(() => Numbers.Assign(new NumberWish(Guid.NewGuid(), number, null, null), default))).ShouldBe(NumberTrouble.NotReachable);
        carrier.Faults.Next("number_orders.list", Fault.Broken);
        carrier.Faults.Next("number_orders.list", Fault.TooMany);
        (await Trouble(() => Numbers.Order(new NumberWish(Guid.NewGuid(), number, null, null), default))).ShouldBe(NumberTrouble.Taken, "two troubles are outlasted");
    }

    [Fact]
    public async Task Places_the_call_of_a_test_once()
    {
        var calls = services.GetRequiredService<IForwardingCalls>();
        var leg = new ForwardingLeg(Guid.NewGuid(), Guid.NewGuid());
        var first = await calls.Ring(leg, TestNumbers.Store(), PhoneNumber.Parse("+33639980122"), default);
        (await calls.Ring(leg, TestNumbers.Store(), PhoneNumber.Parse("+33639980122"), default)).ShouldBe(first);

        var placed = carrier.Lines.Placed.ShouldHaveSingleItem();
        ForwardingLeg.Of((string?)placed["client_state"]).ShouldBe(leg);
        for (var tries = 0; tries < 5; tries++)
            carrier.Faults.Next("calls", Fault.Broken);
        await Should.ThrowAsync<CarrierException>(() => calls.Ring(new ForwardingLeg(Guid.NewGuid(), Guid.NewGuid()), TestNumbers.Store(), PhoneNumber.Parse("+33639980122"), default));
    }

    // Searched for, and its papers handed in.
    private async Task<(NumberWish Wish, string Group)> UnderReview()
    {
        var number = TestNumbers.Store();
        carrier.Numbers.Offer(number.Value);
        carrier.Numbers.Requires = Taker.Papers;
        (await Numbers.Search(NumberRegion.Paris.Search(), default)).ShouldContain(number);
        var required = await Numbers.Required("FR", NumberKind.Geographic, default);
        required.Select(paper => (paper.Id, paper.Kind)).ShouldBe([(Taker.Name, PaperKind.Words), (Taker.Where, PaperKind.Address), (Taker.Proof, PaperKind.Document)]);
        var reference = Guid.NewGuid();
        var group = await Numbers.HandIn(
            new PaperFile(reference, "FR", NumberKind.Geographic, null,
            [
                new GivenPaper(Taker.Name, "Camille Lefebvre", null, null),
                new GivenPaper(Taker.Where, null, new PaperAddress("Pizza Mario", "Camille", "Lefebvre", "12 rue Condorcet", "38000", "Grenoble"), null),
                new GivenPaper(Taker.Proof, null, null, new PaperDocument(Taker.Pdf, "application/pdf")),
            ]),
            default);
        return (new NumberWish(reference, number, group, null), group);
    }

    private static async Task<NumberTrouble> Trouble(Func<Task> work) => (await Should.ThrowAsync<NumberException>(work)).Why;
}
