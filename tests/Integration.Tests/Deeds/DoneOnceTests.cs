using System.Data.Common;
using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Deeds;

/// <summary>Two nodes that answer the same turn of a call, at the same moment or one after the other, and a commit whose
/// answer is lost: what a tool writes is written once, and both tell the same.</summary>
public sealed class DoneOnceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Two_nodes_at_the_same_moment_make_one_draft()
    {
        await using var restaurant = await Restaurant.Open(database);
        for (var round = 0; round < 5; round++)
        {
            var call = await restaurant.Call();
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(node => Add(restaurant, call, takenUp: node > 0)));

            answers.ShouldAllBe(answer => answer.Done);
            answers.Select(answer => answer.Say).Distinct().Count().ShouldBe(1);
            var order = (await restaurant.Orders(call)).ShouldHaveSingleItem();
            order.Lines.ShouldHaveSingleItem().Quantity.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_node_that_comes_late_finds_what_the_other_one_did()
    {
        await using var restaurant = await Restaurant.Open(database);
        var call = await restaurant.Call();
        await Add(restaurant, call, takenUp: true);

        // It has not heard that the call was taken up, and believes to be the first.
        await Add(restaurant, call, takenUp: false);

        (await restaurant.Orders(call)).Single().Lines.Single().Quantity.ShouldBe(2);
    }

    [Fact]
    public async Task Two_nodes_confirm_one_order_under_one_number()
    {
        await using var restaurant = await Restaurant.Open(database);
        var call = await restaurant.Call();
        await Add(restaurant, call, takenUp: false);
        await Use(restaurant, call, 3, "set_fulfilment", """{"mode":"pickup"}""");
        await Use(restaurant, call, 4, "set_time", """{"when":"2026-11-24T19:30"}""");
        await Use(restaurant, call, 5, "caller_details", """{"name":"Lefebvre","same_number":true}""");
        await Use(restaurant, call, 6, "read_back_order", "{}");
        var version = (await restaurant.Orders(call)).Single().Version;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(node =>
            Use(restaurant, call, 7, "confirm_order", $$"""{"version":{{version}}}""", takenUp: node > 0)));

        answers.ShouldAllBe(answer => answer.Done);
        var order = (await restaurant.Orders(call)).ShouldHaveSingleItem();
        order.Status.ShouldBe(OrderStatus.Confirmed);
        (await restaurant.Read(db => db.Customers.SumAsync(customer => customer.OrderCount))).ShouldBe(1);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_not_told_as_a_failure()
    {
        var line = new LostAnswer();
        await using var restaurant = await Restaurant.Open(database, more => more.ConfigureDbContext<KallikyDb>(options => options.AddInterceptors(line), ServiceLifetime.Singleton));
        var call = await restaurant.Call();
        line.IsCut = true;

        var answer = await Add(restaurant, call, takenUp: false);

        line.IsCut.ShouldBeFalse("the commit was not cut");
        answer.Done.ShouldBeTrue(answer.Say);
        (await restaurant.Orders(call)).Single().Lines.Single().Quantity.ShouldBe(2);
    }

    private static Task<ToolAnswer> Add(Restaurant restaurant, Situation call, bool takenUp) => Use(
        restaurant, call, 2, "add_item", $$"""{"product_id":"{{restaurant.Product("Margherita")}}","quantity":2,"options":["Normale"],"removed":[]}""", takenUp);

    private static async Task<ToolAnswer> Use(Restaurant restaurant, Situation call, int turn, string name, string arguments, bool takenUp = false)
    {
        var tool = restaurant.Services.GetRequiredService<Toolbox>().For(Trade.Restaurant).Named(name)!;
        var asked = new AgentTurn(call, turn, [new Exchange.Caller("Deux margheritas.")], MayHaveBegun: takenUp);
        var deed = new Deed(name, ToolArguments.Canonical(arguments), 0);
        var runner = restaurant.Services.GetRequiredService<ToolRunner>();
        await using var bench = runner.Bench(asked, restaurant.Sheet);
        var outcome = await runner.Run(tool, arguments, deed, bench, default);
        return outcome.Answer;
    }

    /// <summary>A line that breaks once, after the database has committed and before it could say so.</summary>
    private sealed class LostAnswer : DbTransactionInterceptor
    {
        public bool IsCut { get; set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (!IsCut)
                return Task.CompletedTask;
            IsCut = false;
            throw new TimeoutException("The line broke.");
        }
    }
}
