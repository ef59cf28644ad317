using Kalliky.Application.Assistant;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Fakes.OpenAi;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Models;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>What is written after a call, with a model that words it over real HTTP or fails to.</summary>
public sealed class ConcludeCallTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly HttpClient http = new();
    private FakeOpenAi vendor = null!;
    private Restaurant restaurant = null!;

    public static TheoryData<string> Failures => ["500", "nothing", "no form", "not the form", "a field too many", "a note of six"];

    public async ValueTask InitializeAsync()
    {
        vendor = await FakeOpenAi.Start();
        restaurant = await Restaurant.Open(database, services => services.AddSingleton<IReadOnlyList<OpenAiModel>>(provider =>
        [
            new(new ModelEntry { ApiKey = FakeOpenAi.ApiKey, Endpoint = vendor.Endpoint }, ModelFacts.Load(), http, provider.GetRequiredService<IMoment>(), TimeProvider.System),
        ]));
    }

    public async ValueTask DisposeAsync()
    {
        await restaurant.DisposeAsync();
        await vendor.DisposeAsync();
        http.Dispose();
    }

    [Fact]
    public async Task A_model_words_what_came_of_it()
    {
        vendor.Otherwise = _ => Reply.Says(Forms.Of("unwanted", "Un démarchage pour des panneaux solaires."));
        var call = await Ended("Bonjour, est-ce que vous avez cinq minutes ?");

        await Deliver(call);

        (await Written(call)).ShouldBe((CallOutcome.Unwanted, "Un démarchage pour des panneaux solaires."));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task When_the_model_fails_the_rules_say_what_came_of_it_once(string failure)
    {
        vendor.Otherwise = _ => failure switch
        {
            "500" => Reply.Fails(500),
            "nothing" => Reply.Says(""),
            "no form" => Reply.Says("Voici le résumé de l'appel."),
            "a field too many" => Reply.Says(Forms.Of("answered", "Un appel.", more: ",\"order\":true")),
            "a note of six" => Reply.Says(Forms.Of("answered", "Un appel.", satisfaction: 6)),
            _ => Reply.Says("""["ordered"]"""),
        };
        var call = await Ended("Une margherita, s'il vous plaît.", dictates: true);

        await Deliver(call);
        var asked = vendor.Requests.Count;
        await Deliver(call);

        (await Written(call)).ShouldBe((CallOutcome.Abandoned, "Commande commencée, non validée : 1 Margherita, 9,50\u00A0€."));
        (await Tickets(call)).ShouldBe(["Rappeler : commande non terminée (1 Margherita)"]);
        (await restaurant.Orders(call)).ShouldHaveSingleItem().Status.ShouldBe(OrderStatus.Cancelled);
        (await CallsOnTheCard()).ShouldBe(1);
        asked.ShouldBe(1);
        vendor.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delivered_twice_at_the_same_moment_it_is_written_once()
    {
        vendor.Otherwise = _ => Reply.Fails(500);
        var call = await Ended("Une margherita, s'il vous plaît.", dictates: true);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DeliverUntilTaken(call)));

        (await Written(call)).Outcome.ShouldBe(CallOutcome.Abandoned);
        (await Tickets(call)).ShouldHaveSingleItem();
        (await CallsOnTheCard()).ShouldBe(1);
    }

    /// <summary>A call that is over, in which the caller said this, and dictated a margherita or nothing.</summary>
    private async Task<Situation> Ended(string words, bool dictates = false)
    {
        var call = await restaurant.Call();
        if (dictates)
            await restaurant.Send(new AddItem(call, restaurant.Product("Margherita"), 1, ["Normale"], [], null));
        await restaurant.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IVault>());
            db.CallTurns.Add(new CallTurn(restaurant.NewId(), restaurant.Tenant, call.CallId, 1, Speaker.Caller, vault.Seal(words), restaurant.Now));
            var row = await db.Calls.SingleAsync(known => known.Id == call.CallId);
            var card = new Customer(restaurant.NewId(), restaurant.Tenant, "Lefebvre", row.Caller, row.CallerKey, restaurant.Now);
            db.Customers.Add(card);
            row.End("normal_clearing", restaurant.Now);
            return await db.SaveChangesAsync();
        });
        return call;
    }

    private Task<bool> Deliver(Situation call) => restaurant.Work(async scope =>
    {
        var happened = new CallEnded(call.CallId, call.TenantId, call.StoreId);
        foreach (var reaction in scope.GetServices<IReact<CallEnded>>())
            await reaction.React(happened, TestContext.Current.CancellationToken);
        return true;
    });

    // As the bus does: whoever loses the race gets the message again.
    private async Task DeliverUntilTaken(Situation call)
    {
        try
        {
            await Deliver(call);
        }
        catch (DbUpdateException)
        {
            await Deliver(call);
        }
    }

    private async Task<(CallOutcome Outcome, string? Summary)> Written(Situation call)
    {
        var row = await restaurant.Read(db => db.Calls.AsNoTracking().SingleAsync(known => known.Id == call.CallId));
        return (row.Outcome, restaurant.Open(row.Summary));
    }

    private Task<List<string>> Tickets(Situation call) =>
        restaurant.Read(db => db.Tickets.Where(ticket => ticket.CallId == call.CallId).Select(ticket => ticket.Subject).ToListAsync());

    private Task<int> CallsOnTheCard() => restaurant.Read(db => db.Customers.SumAsync(card => card.CallCount));
}
