using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

public sealed class AddStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_free_plan_has_one_store_and_says_what_to_do()
    {
        var tenant = await database.NewBusiness(plan: Plan.Free);
        (await Add(tenant, "un")).ShouldBeOfType<AddStore.Added>();

        var full = (await Add(tenant, "deux")).ShouldBeOfType<AddStore.PlanFull>();

        (full.Plan, full.Stores).ShouldBe((Plan.Free, 1));
        full.Sentence.ShouldBe("Votre plan comprend un établissement\u00a0: changez de plan pour en ouvrir un de plus.");
    }

    [Fact]
    public async Task Of_twenty_who_add_one_at_once_three_do_on_the_plan_pro()
    {
        var tenant = await database.NewBusiness(plan: Plan.Pro);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Add(tenant, $"magasin-{index}")));

        answers.Count(answer => answer is AddStore.Added).ShouldBe(3);
        answers.Count(answer => answer is AddStore.PlanFull { Stores: 3 }).ShouldBe(17);
    }

    [Fact]
    public async Task An_address_is_given_once_and_a_trade_must_be_known()
    {
        var tenant = await database.NewBusiness(plan: Plan.Enterprise);
        await Add(tenant, "un");
        (await Add(tenant, "un")).ShouldBeOfType<AddStore.KeyTaken>();
        (await Add(tenant, "deux", "astrologue")).ShouldBeOfType<AddStore.UnknownTrade>();
        await Should.ThrowAsync<FluentValidation.ValidationException>(() => Add(tenant, "Un Deux"));
    }

    private async Task<AddStore.Answer> Add(Guid tenant, string key, string trade = Trade.Restaurant)
    {
        await using var scope = database.Scope(tenant);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AddStore(key, "Pizza", trade));
    }
}
