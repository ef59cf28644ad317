using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kalliky.Fakes.OpenAi;

namespace Kalliky.Integration.Tests.Fakes;

/// <summary>The model vendor that other tests rely on: the chunks of OpenAI, and its refusals.</summary>
public sealed class FakeOpenAiTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private FakeOpenAi vendor = null!;

    public async ValueTask InitializeAsync()
    {
        vendor = await FakeOpenAi.Start();
        http.DefaultRequestHeaders.Authorization = new("Bearer", FakeOpenAi.ApiKey);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await vendor.DisposeAsync();
    }

    [Fact]
    public async Task Streams_words_then_usage_then_done()
    {
        vendor.Replies.Enqueue(Reply.Says("Très bien, deux margheritas."));

        var (chunks, end) = await Stream(new { model = "gpt-4o-mini", stream = true, stream_options = new { include_usage = true }, messages = Hello });

        chunks[0]["choices"]![0]!["delta"]!["role"]!.ToString().ShouldBe("assistant");
        string.Concat(chunks.Select(Word)).ShouldBe("Très bien, deux margheritas.");
        chunks[^2]["choices"]![0]!["finish_reason"]!.ToString().ShouldBe("stop");
        chunks[^1]["choices"]!.AsArray().ShouldBeEmpty();
        ((int)chunks[^1]["usage"]!["completion_tokens"]!).ShouldBe(4);
        end.ShouldBe("[DONE]");
    }

    [Fact]
    public async Task Streams_a_tool_under_the_name_that_was_offered_and_its_arguments_in_pieces()
    {
        vendor.Replies.Enqueue(Reply.Calls("add_item", new { quantity = 2 }));

        var (chunks, _) = await Stream(new { model = "gpt-4o-mini", stream = true, messages = Hello, tools = Tool("trade-add_item") });

        var fragments = chunks.SelectMany(chunk => chunk["choices"]!.AsArray()).Select(choice => choice!["delta"]!["tool_calls"]?[0]).OfType<JsonNode>().ToArray();
        fragments[0]["function"]!["name"]!.ToString().ShouldBe("trade-add_item");
        fragments.Skip(1).ShouldAllBe(fragment => fragment["id"] == null);
        string.Concat(fragments.Select(fragment => fragment["function"]!["arguments"]!.ToString())).ShouldBe("""{"quantity":2}""");
        chunks[^1]["choices"]![0]!["finish_reason"]!.ToString().ShouldBe("tool_calls");
    }

    [Fact]
    public async Task Answers_whole_when_no_stream_is_asked_for()
    {
        vendor.Otherwise = request => Reply.Says($"Vous dites {request.LastWords}");

        using var answer = await Post(new { model = "gpt-4o-mini", messages = Hello });

        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["choices"]![0]!["message"]!["content"]!.ToString().ShouldBe("Vous dites Bonjour");
    }

    [Fact]
    public async Task Refuses_what_OpenAI_refuses()
    {
        await Refuses(404, new { model = "gpt-0", messages = Hello });
        await Refuses(400, new { model = "gpt-4o-mini", messages = Array.Empty<object>() });
        await Refuses(400, new { model = "gpt-6-luna", messages = Hello, tools = Tool("add_item") });
        await Refuses(400, new { model = "gpt-4o-mini", messages = new object[] { new { role = "tool", tool_call_id = "call_1", content = "{}" } } });
        await Refuses(400, new { model = "gpt-4o-mini", messages = new object[] { new { role = "assistant", tool_calls = new[] { new { id = "call_1" } } }, new { role = "user", content = "Alors ?" } } });
        http.DefaultRequestHeaders.Authorization = null;
        await Refuses(401, new { model = "gpt-4o-mini", messages = Hello });
        vendor.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fails_on_demand()
    {
        vendor.Replies.Enqueue(Reply.Fails(429));
        vendor.Replies.Enqueue(Reply.Fails(500));

        await Refuses(429, new { model = "gpt-4o-mini", messages = Hello });
        await Refuses(500, new { model = "gpt-4o-mini", messages = Hello });
    }

    [Fact]
    public async Task Breaks_off_in_the_middle_on_demand()
    {
        vendor.Replies.Enqueue(Reply.Says("un deux trois quatre") with { BreaksAfter = 2 });

        var broken = await Record.ExceptionAsync(() => Stream(new { model = "gpt-4o-mini", stream = true, messages = Hello }));

        (broken is IOException or HttpRequestException).ShouldBeTrue();
    }

    [Fact]
    public async Task Hangs_until_the_asker_gives_up()
    {
        vendor.Replies.Enqueue(Reply.Hangs);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(() => http.PostAsJsonAsync($"{vendor.Endpoint}/chat/completions", new { model = "gpt-4o-mini", stream = true, messages = Hello }, patience.Token));
    }

    [Fact]
    public async Task Lists_its_models_with_the_day_of_their_shutdown()
    {
        var models = (await http.GetFromJsonAsync<JsonNode>($"{vendor.Endpoint}/models"))!["data"]!.AsArray();

        models.Single(model => model!["id"]!.ToString() == "gpt-4o-mini")!["shutdown_date"]!.ToString().ShouldBe("2027-01-14");
        models.Single(model => model!["id"]!.ToString() == "gpt-6-luna")!["shutdown_date"].ShouldBeNull();
    }

    private static object[] Hello => [new { role = "system", content = "Vous êtes l'assistant." }, new { role = "user", content = "Bonjour" }];

    private static object[] Tool(string name) => [new { type = "function", function = new { name, parameters = new { type = "object" } } }];

    private static string? Word(JsonNode chunk) => chunk["choices"]!.AsArray().FirstOrDefault()?["delta"]?["content"]?.ToString();

    private Task<HttpResponseMessage> Post(object body) => http.PostAsJsonAsync($"{vendor.Endpoint}/chat/completions", body);

    private async Task Refuses(int status, object body)
    {
        using var answer = await Post(body);
        answer.StatusCode.ShouldBe((HttpStatusCode)status);
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["message"].ShouldNotBeNull();
    }

    private async Task<(List<JsonNode> Chunks, string End)> Stream(object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{vendor.Endpoint}/chat/completions") { Content = JsonContent.Create(body) };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var data = new List<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                data.Add(line["data: ".Length..]);
        }

        return (data[..^1].ConvertAll(json => JsonNode.Parse(json)!), data[^1]);
    }
}
