using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>Calls whose node died, or whose end nobody told.</summary>
public sealed class SweeperTests(Telephone telephone) : IClassFixture<Telephone>
{
    [Fact]
    public async Task A_call_that_still_rings_is_picked_up()
    {
        telephone.Carrier.Webhooks.Target = null;
        var call = await telephone.Dial();
        telephone.Reach(telephone.Node);
        await Orphan(call.Id);
        (await call.Hears()).ShouldStartWith("Bonjour, vous parlez avec l'assistant vocal automatique");
        await call.HangsUp();
        await telephone.Ended(call);
    }

    [Fact]
    public async Task A_call_whose_node_died_unheard_gets_its_assistant_back()
    {
        var call = await telephone.Dial();
        await call.Hears();
        await call.Says("ajoute Margherita");
        await call.Hears();
        telephone.Carrier.Webhooks.Target = null;
        await call.LosesRelay();
        telephone.Reach(telephone.Node);
        (await call.HearsAbout("coupés")).ShouldEndWith("Et ensuite, numéro 1 ?");
        await call.HangsUp();
        (await telephone.Ended(call)).Generation.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_whose_end_was_not_told_ends_when_it_really_did()
    {
        var call = await telephone.Dial();
        await call.Hears();
        telephone.Carrier.Webhooks.Target = null;
        await call.HangsUp();
        var hungUp = SystemClock.Instance.GetCurrentInstant();
        telephone.Reach(telephone.Node);
        var row = await telephone.Ended(call);
        row.EndReason.ShouldBe("swept");
        row.EndedAt!.Value.ShouldBeLessThanOrEqualTo(hungUp + Duration.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_call_that_the_carrier_does_not_know_ends()
    {
        var id = $"v3:{Guid.NewGuid():N}";
        await Orphan(id);
        await Telephone.Until(async () => await telephone.Read((db, _) => db.Calls.AnyAsync(call => call.CarrierId == id && call.EndReason == "swept")));
    }

    // As a node leaves it that noted the ring and died.
    private Task<int> Orphan(string carrierId) => telephone.Read(async (db, vault) =>
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var call = new Call(
            Guid.CreateVersion7(), telephone.Tenant, telephone.Store, carrierId, vault.Seal(Telephone.Caller),
            vault.KeyOf(PhoneNumber.Parse(Telephone.Caller)), false, now - Duration.FromSeconds(20));
        call.Keep(now - Duration.FromSeconds(5));
        db.Calls.Add(call);
        return await db.SaveChangesAsync();
    });
}
