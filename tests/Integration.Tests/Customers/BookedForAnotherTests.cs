using System.Text.Json.Nodes;
using Kalliky.Application.Assistant;
using Kalliky.Application.Customers;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Tickets;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using House = Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Customers;

/// <summary>Marie calls for the first time, books for Paul and dictates his number. The booking is Paul's; what Marie said, and
/// that it was she who called, is not.</summary>
public sealed class BookedForAnotherTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Marie = "+33639987711";
    private const string Paul = "+33639987712";
    private const string Words = "Bonjour, c'est Marie, je voudrais prendre rendez-vous pour mon frère Paul.";

    private House salon = null!;

    public async ValueTask InitializeAsync() => salon = await House.Open(database, "beauty-center");

    public ValueTask DisposeAsync() => salon.DisposeAsync();

    [Fact]
    public async Task A_copy_says_what_was_booked_and_not_what_the_other_said()
    {
        await Books(Marie);

        var told = (await salon.Send(new ExportCustomer(await Card())))!.Json;

        told["bookings"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("Paul");
        told["calls"].ShouldBeNull();
        told["tickets"].ShouldBeNull();
        var all = told.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        all.ShouldNotContain(Marie);
        all.ShouldNotContain("mon frère");
    }

    [Fact]
    public async Task Who_is_forgotten_takes_nobody_else_with_them()
    {
        var call = await Books(Marie);

        (await salon.Send(new EraseCustomer(await Card(), "api"))).ShouldBeOfType<EraseCustomer.Erased>();

        var (row, ticket) = (await salon.Read(db => db.Calls.SingleAsync(known => known.Id == call.CallId)), await salon.Read(db => db.Tickets.SingleAsync()));
        (await Open(row.Caller)).ShouldBe(Marie);
        (row.CallerKey.Length > 0, row.CustomerId).ShouldBe((true, null));
        ((await Open(ticket.Phone!)), ticket.CustomerId).ShouldBe((Marie, null));
        (await salon.Read(db => db.Bookings.SingleAsync(booking => booking.CallId == call.CallId))).CustomerName.ShouldBeNull();

        // His name and number were said in it: those words are gone.
        (await salon.Read(db => db.CallTurns.CountAsync(turn => turn.CallId == call.CallId))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_hides_their_number_and_gives_it_is_handed_their_own_call()
    {
        await Books(null);

        var told = (await salon.Send(new ExportCustomer(await Card())))!.Json;

        told["calls"]![0]!["transcript"]![0]!["text"]!.GetValue<string>().ShouldBe(Words);
    }

    private async Task<Situation> Books(string? from)
    {
        var call = await salon.Call(from);
        var at = House.Local(12, 2, 9, 0);
        var found = (await salon.Send(new FindSlots(call, ["balayage"], null, at, at))).ShouldBeOfType<FindSlots.Found>();
        (await salon.Send(new HoldSlot(call, found.Slots[0].Slot, ["balayage"]))).ShouldBeOfType<HoldSlot.Held>();
        await salon.Name(call, "Paul", Paul);
        (await salon.Agree(call)).ShouldBeOfType<ConfirmBooking.Confirmed>();
        var card = await Card();
        await salon.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>());
            (await db.Calls.SingleAsync(known => known.Id == call.CallId)).End("normal_clearing", salon.Now);
            db.CallTurns.Add(new CallTurn(salon.NewId(), salon.Tenant, call.CallId, 1, Speaker.Caller, vault.Seal(Words), salon.Now));
            if (from is not null)
            {
                // What the conclusion of a call writes: on the card of the call, with the number that called.
                db.Tickets.Add(new Ticket(salon.NewId(), salon.Tenant, call.StoreId, TicketKind.Callback, "Rappeler Marie", salon.Now)
                { CallId = call.CallId, CustomerId = card, Phone = vault.Seal(from) });
            }

            return await db.SaveChangesAsync();
        });
        return call;
    }

    private Task<Guid> Card() => salon.Read(db => db.Customers.Where(card => card.Name == "Paul").Select(card => card.Id).SingleAsync());

    private Task<string?> Open(Domain.Shared.Sealed words) => salon.Work(scope => Task.FromResult(scope.GetRequiredService<IVault>().Open(words)));
}
