using System.ComponentModel;
using System.Runtime.CompilerServices;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A trade that the product does not bring: a class with its tools, and one registration.</summary>
public sealed class FifthTradeTests : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private readonly Guid store = Guid.CreateVersion7();
    private Guid tenant;

    public FifthTradeTests(TestDatabase database) =>
        (this.database, services) = (database, database.Services(more => more.AddSingleton<ITrade, Florist>().AddSingleton<IChatModel, Asking>()));

    public async ValueTask InitializeAsync()
    {
        tenant = await database.NewBusiness();
        await using var scope = TestDatabase.Scope(services, tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        db.Stores.Add(new Store(store, tenant, "chez-flora", "Chez Flora", Florist.Florists, "Europe/Paris"));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_fifth_trade_works_through_the_tool_loop()
    {
        var situation = new Situation(tenant, store, Guid.CreateVersion7(), false, null, null, null, SystemClock.Instance.GetCurrentInstant().InUtc());
        List<AgentStep> steps = [];
        await foreach (var step in services.GetRequiredService<IAgent>().Answer(new AgentTurn(situation, 1, [new Exchange.Caller("Un bouquet de pivoines.")]), default))
            steps.Add(step);

        steps.OfType<AgentStep.Used>().ShouldHaveSingleItem().Tool.Answer.ShouldContain("Un bouquet de pivoines");
        string.Concat(steps.OfType<AgentStep.Words>().Select(words => words.Text)).ShouldBe("Voilà : les bouquets se composent à la demande.");
    }

    [Fact]
    public void A_trade_that_nobody_registered_has_the_common_tools()
    {
        var tools = services.GetRequiredService<Toolbox>();
        tools.For("pet-shop").Named("take_message").ShouldNotBeNull();
        tools.For("pet-shop").Named("compose_bouquet").ShouldBeNull();
        tools.For(Florist.Florists).Named("transfer_to_human").ShouldNotBeNull();
    }

    [Fact]
    public async Task It_is_offered_where_a_store_is_opened_behind_those_that_the_product_brings()
    {
        await using var scope = services.CreateAsyncScope();
        var offered = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListTrades());
        offered.Select(trade => trade.Name).ShouldBe(["Restaurant, pizzeria, traiteur", "Salon de coiffure, institut", "Cabinet médical ou paramédical", "Boutique, librairie, commerce", "Fleuriste"]);
    }

    private sealed class Florist : ITrade
    {
        public const string Florists = "florist";

        public string Key => Florists;

        public string Name => "Fleuriste";

        public IReadOnlyList<Type> Tools { get; } = [typeof(FloristTools)];

        public string OutcomeSchema => "{}";

        public string Instructions(Language language) => "les bouquets se composent à la demande.";

        public string Digest(StoreSheet sheet) => "pivoines, roses";
    }

    private sealed class FloristTools
    {
        [KernelFunction("compose_bouquet")]
        [Description("Compose un bouquet.")]
        public static Task<ToolAnswer> ComposeBouquet(string flower) => Task.FromResult(new ToolAnswer($"Un bouquet de {flower}."));
    }

    // Uses the trade's tool, then says what the trade's instructions told it.
    private sealed class Asking : IChatModel
    {
        public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            if (question.History[^1].Role == AuthorRole.User)
                yield return new ModelPart.Tool("1", "compose_bouquet", """{"flower":"pivoines"}""", "asking");
            else if (question.History[0].Content!.Contains("les bouquets se composent à la demande.", StringComparison.Ordinal))
                yield return new ModelPart.Text("Voilà : les bouquets se composent à la demande.", "asking");
        }
    }
}
