using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Fakes.OpenAi;
using Kalliky.Infrastructure.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using NodaTime;

namespace Kalliky.Integration.Tests.Models;

/// <summary>The chain over real streaming HTTP, two providers and a last one that always answers.</summary>
public sealed class ModelChainTests : IAsyncLifetime
{
    private const double Patience = 30;

    private readonly HttpClient http = new();
    private readonly Clock moment = new();
    private FakeOpenAi first = null!;
    private FakeOpenAi second = null!;

    public async ValueTask InitializeAsync() => (first, second) = (await FakeOpenAi.Start(), await FakeOpenAi.Start());

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Gives_what_the_first_model_says()
    {
        first.Otherwise = _ => Reply.Says("Bonsoir, je vous écoute.");
        Said(await Ask(Chain())).ShouldBe("Bonsoir, je vous écoute.");
        second.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gives_whole_tool_calls_under_the_tools_own_names()
    {
        first.Otherwise = _ => Reply.Calls(("search_menu", new { query = "reine" }), ("search_menu", new { query = "coca" }));
        var calls = (await Ask(Chain())).OfType<ModelPart.Tool>().ToList();
        calls.Select(call => call.Name).ShouldBe(["search_menu", "search_menu"]);
        calls.Select(call => call.Arguments).ShouldBe(["""{"query":"reine"}""", """{"query":"coca"}"""]);
        calls.Select(call => call.Id).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(401)]
    public async Task Asks_the_next_model_when_one_fails(int status)
    {
        first.Otherwise = _ => Reply.Fails(status);
        second.Otherwise = _ => Reply.Says("Me voici.");
        Said(await Ask(Chain())).ShouldBe("Me voici.");
        first.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asks_the_next_model_when_the_first_token_is_late()
    {
        first.Otherwise = _ => Reply.Hangs;
        second.Otherwise = _ => Reply.Says("Me voici.");
        Said(await Ask(Chain(firstToken: 0.3))).ShouldBe("Me voici.");
    }

    [Fact]
    public async Task Comes_to_the_last_model_when_every_provider_is_down()
    {
        first.Otherwise = _ => Reply.Fails(500);
        second.Otherwise = _ => Reply.Says("");
        Said(await Ask(Chain())).ShouldBe("Je suis toujours là.");
    }

    [Fact]
    public async Task Does_not_begin_again_what_was_half_said()
    {
        first.Otherwise = _ => Reply.Says("Je vous lis la carte entière, un instant.") with { BreaksAfter = 3, BetweenTokens = TimeSpan.FromMilliseconds(400) };
        var heard = "";
        await Should.ThrowAsync<ModelException>(async () =>
        {
            await foreach (var part in Chain().Stream(Question(), CancellationToken.None))
                heard += ((ModelPart.Text)part).Value;
        });
        heard.ShouldNotBeEmpty();
        second.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaves_a_model_alone_that_keeps_failing()
    {
        first.Otherwise = _ => Reply.Fails(500);
        var chain = Chain();
        for (var i = 0; i < 5; i++)
            await Ask(chain);
        first.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(2026, "gpt-4o-mini", null)]
    [InlineData(2027, "gpt-6-luna", "none")]
    public async Task Asks_the_successor_once_a_model_is_gone(int year, string model, string? effort)
    {
        moment.Now = Instant.FromUtc(year, 2, 1, 12, 0);
        await Ask(Chain());
        var request = first.Requests.Single();
        request.Model.ShouldBe(model);
        request.Body["reasoning_effort"]?.GetValue<string>().ShouldBe(effort);
        request.Body["prompt_cache_key"]!.GetValue<string>().ShouldBe("store:1");
    }

    // However slow the machine is, only the model that a test makes late is late.
    private ModelChain Chain(double firstToken = Patience) => new(
        [Link(first, firstToken), Link(second, Patience), new(() => "last", new Last(), TimeProvider.System, always: true)],
        NullLogger<ModelChain>.Instance);

    private ModelLink Link(FakeOpenAi vendor, double firstToken)
    {
        var entry = new ModelEntry { ApiKey = FakeOpenAi.ApiKey, Endpoint = vendor.Endpoint, FirstTokenSeconds = firstToken };
        var model = new OpenAiModel(entry, ModelFacts.Load(), http, moment, TimeProvider.System);
        return new(() => model.Name, model, TimeProvider.System);
    }

    private static async Task<List<ModelPart>> Ask(ModelChain chain)
    {
        var parts = new List<ModelPart>();
        await foreach (var part in chain.Stream(Question(), CancellationToken.None))
            parts.Add(part);
        return parts;
    }

    private static string Said(List<ModelPart> parts) => string.Concat(parts.OfType<ModelPart.Text>().Select(part => part.Value));

    private static ModelQuestion Question()
    {
        var history = new ChatHistory("Vous répondez au téléphone.");
        history.AddUserMessage("Bonsoir.");
        var sheet = new StoreSheet(
            Guid.Empty, Guid.Empty, 1, "Test", "Test", Trade.Restaurant, DateTimeZone.Utc, null, StoreAddress.Unknown, OpeningHours.None,
            [], [], 20, null, null, AssistantSettings.Default, null, [], null);
        var situation = new Situation(Guid.Empty, Guid.Empty, Guid.Empty, true, null, null, null, Instant.FromUtc(2026, 11, 24, 17, 40).InUtc());
        KernelFunction[] tools = [KernelFunctionFactory.CreateFromMethod((string query) => query, "search_menu")];
        return new ModelQuestion(history, tools, sheet, situation, "store:1");
    }

    private sealed class Clock : IMoment
    {
        public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 24, 17, 40);

        public Guid NewId() => Guid.CreateVersion7();
    }

    private sealed class Last : IChatModel
    {
        public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            yield return new ModelPart.Text("Je suis toujours là.", "last");
        }
    }
}
