using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>Whole calls, from the ring to the ticket, with a model over streaming HTTP that says what the live gate has to let
/// pass and nothing stands behind; the same model is asked afterwards what came of it.</summary>
[Collection<OnePizzeria>]
public sealed class LyingCallTests(Pizzeria pizzeria) : IAsyncLifetime
{
    private FakeOpenAi vendor = null!;
    private Node node = null!;

    public async ValueTask InitializeAsync()
    {
        vendor = await FakeOpenAi.Start();
        pizzeria.Reach(node = pizzeria.AddRealNode(vendor));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await vendor.DisposeAsync();
    }

    [Fact]
    public async Task What_it_says_is_booked_is_no_booking_and_one_ticket()
    {
        Says("C'est tout bon pour samedi à vingt heures, on vous attend avec plaisir.", Forms.Of("booked", "Une table pour quatre, samedi.", bookings: Forms.TableForFour));
        var call = await Ring();

        await call.Says("Une table pour quatre samedi à vingt heures.");
        Telephone.InTime((await call.Hears()).Trim()).ShouldContain("on vous attend");
        await Leave(call);

        (await Tickets(call)).ShouldBe(["À vérifier : une réservation annoncée n'est pas enregistrée"]);
        (await pizzeria.Read((db, _) => db.Bookings.CountAsync(booking => booking.CallId != null))).ShouldBe(0);
    }

    [Fact]
    public async Task What_it_promises_is_a_ticket_also_when_it_fails_afterwards()
    {
        Says("Je vais demander au chef, on vous tient au courant.", null);
        var call = await Ring();

        await call.Says("Vous pouvez faire une pizza en forme de coeur ?");
        Telephone.InTime((await call.Hears()).Trim()).ShouldContain("au courant");
        await Leave(call);

        (await Tickets(call)).ShouldBe(["Rappeler : l'assistant a promis une suite"]);
    }

    [Fact]
    public async Task What_it_says_that_is_so_opens_nothing()
    {
        Says("Nous avons une belle terrasse.", Forms.Of("answered", "Une question sur la terrasse."));
        var call = await Ring();

        await call.Says("Vous avez une terrasse ?");
        await call.Hears();
        await Leave(call);

        (await Tickets(call)).ShouldBeEmpty();
    }

    /// <param name="form">Null when it fails to fill it in.</param>
    private void Says(string words, string? form) =>
        vendor.Otherwise = request => request.Form is null ? Reply.Says(words) : form is null ? Reply.Fails(500) : Reply.Says(form);

    private async Task<FakeCall> Ring()
    {
        var call = await pizzeria.Dial();
        await call.Hears();
        return call;
    }

    // Over the bus, which any node may serve; one without the model comes to the same by rules.
    private async Task Leave(FakeCall call)
    {
        await call.HangsUp();
        await Telephone.Until(async () => (await pizzeria.CallOf(call)).Summary is not null);
    }

    private Task<string[]> Tickets(FakeCall call) => pizzeria.Read(async (db, _) =>
    {
        var id = await db.Calls.Where(row => row.CarrierId == call.Id).Select(row => row.Id).SingleAsync();
        return await db.Tickets.Where(ticket => ticket.CallId == id).Select(ticket => ticket.Subject).ToArrayAsync();
    });
}
