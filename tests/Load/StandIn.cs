using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kalliky.Load;

/// <summary>A model for thousands of conversations at once: OpenAI's streaming wire, a set time to the first token, and a plan
/// for each line of the caller. Keeps only how long it took, so that the product's own time can be told from its.</summary>
internal sealed partial class StandIn : IAsyncDisposable
{
    public const string Key = "sk-of-the-stand-in";

    /// <summary>The form of a call of the plan (see Plan), in which nothing differs from its order.</summary>
    private const string Read = """
        {"outcome":"ordered","summary":"Une commande à emporter.","satisfaction":null,"satisfaction_reason":null,"flags":[],"open_requests":[],"bookings":[],
        "orders":[{"state":"agreed","lines":[{"quantity":2,"name":"Margherita","without":[]},{"quantity":1,"name":"Tiramisu","without":[]}],"total_cents":null,"date":null,"time":null}]}
        """;

    /// <summary>What it says of a call that is over.</summary>
    private static readonly byte[] Form = JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = "chatcmpl-2",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "stand-in",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = Read } } },
        usage = new { prompt_tokens = 1000, completion_tokens = 30, total_tokens = 1030 },
    });

    private readonly ConcurrentDictionary<string, ConcurrentQueue<(long From, long To)>> spent = new();
    private readonly ConcurrentDictionary<string, string> offered = new();
    private readonly WebApplication server;
    private readonly TimeSpan thinking;
    private readonly Func<string, string, string> dish;

    private StandIn(TimeSpan thinking, Func<string, string, string> dish)
    {
        this.thinking = thinking;
        this.dish = dish;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.MapPost("/v1/chat/completions", (RequestDelegate)Complete);
    }

    public Uri Endpoint => new(new Uri(server.Urls.First()), "/v1");

    /// <param name="thinking">Time to the first token of each round.</param>
    /// <param name="dish">The id of a dish at the store with this number.</param>
    public static async Task<StandIn> Start(TimeSpan thinking, Func<string, string, string> dish)
    {
        var model = new StandIn(thinking, dish);
        await model.server.StartAsync();
        return model;
    }

    /// <summary>How the caller's words name the turn to which they belong.</summary>
    public static string Mark(string store, int call, int turn, string key) => $" (réf. {store} {call} {turn} {key})";

    /// <summary>How much of this time the model was thinking about that turn.</summary>
    public TimeSpan Spent(string mark, long from, long to)
    {
        if (!spent.TryRemove(mark, out var rounds))
            return TimeSpan.Zero;
        var ticks = rounds.Sum(round => Math.Max(0, Math.Min(to, round.To) - Math.Max(from, round.From)));
        return Stopwatch.GetElapsedTime(0, ticks);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Complete(HttpContext http)
    {
        var from = Stopwatch.GetTimestamp();
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        if (body.RootElement.TryGetProperty("response_format", out _))
        {
            await Task.Delay(thinking, http.RequestAborted);
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(Form, http.RequestAborted);
            return;
        }

        var messages = body.RootElement.GetProperty("messages");
        var (words, answers) = LastTurn(messages);
        var mark = Marked().Match(words);
        if (!mark.Success)
        {
            http.Response.StatusCode = 400;
            return;
        }

        foreach (var tool in body.RootElement.TryGetProperty("tools", out var tools) ? tools.EnumerateArray() : default)
            Know(tool.GetProperty("function").GetProperty("name").GetString()!);
        var reply = Plan.For(mark.Groups["key"].Value, answers, name => dish(mark.Groups["store"].Value, name), () => Version(messages));
        await Task.Delay(thinking, http.RequestAborted);
        http.Response.ContentType = "text/event-stream";
        await http.Response.Body.WriteAsync(Wire(reply), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        spent.GetOrAdd(mark.Value, _ => new()).Enqueue((from, Stopwatch.GetTimestamp()));
    }

    /// <summary>What the caller said last, and what the tools have answered since.</summary>
    private static (string Words, List<JsonElement> Answers) LastTurn(JsonElement messages)
    {
        var answers = new List<JsonElement>();
        for (var i = messages.GetArrayLength() - 1; i >= 0; i--)
        {
            var message = messages[i];
            switch (message.GetProperty("role").GetString())
            {
                case "tool":
                    using (var answer = JsonDocument.Parse(Content(message)))
                        answers.Insert(0, answer.RootElement.Clone());
                    break;
                case "user":
                    return (Content(message), answers);
            }
        }

        return ("", answers);
    }

    /// <summary>The version of the order as the latest tool answer in the conversation tells it.</summary>
    private static int? Version(JsonElement messages)
    {
        foreach (var message in messages.EnumerateArray().Reverse().Where(message => message.GetProperty("role").GetString() == "tool"))
        {
            using var answer = JsonDocument.Parse(Content(message));
            if (answer.RootElement.TryGetProperty("order", out var order))
                return order.GetProperty("version").GetInt32();
        }

        return null;
    }

    private static string Content(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.Array } parts
        ? string.Concat(parts.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : message.GetProperty("content").GetString() ?? "";

    /// <summary>The product may put a prefix before a tool's own name.</summary>
    private void Know(string name)
    {
        if (!offered.ContainsKey(name))
            offered[name[(name.IndexOfAny(['-', '.']) + 1)..]] = offered[name] = name;
    }

    private byte[] Wire(Reply reply)
    {
        var stream = new StringBuilder();
        Delta(stream, new { role = "assistant", content = (string?)null }, null);
        foreach (var word in reply.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Delta(stream, new { content = word + " " }, null);
        foreach (var (index, (tool, arguments)) in reply.Tools.Index())
        {
            var function = new { name = offered.GetValueOrDefault(tool, tool), arguments = JsonSerializer.Serialize(arguments) };
            Delta(stream, new { tool_calls = new[] { new { index, id = "call_" + Guid.NewGuid().ToString("N"), type = "function", function } } }, null);
        }

        Delta(stream, new { }, reply.Tools.Count > 0 ? "tool_calls" : "stop");
        return Encoding.UTF8.GetBytes(stream.Append("data: [DONE]\n\n").ToString());
    }

    private static void Delta(StringBuilder stream, object delta, string? finish) => stream.Append("data: ").Append(JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion.chunk",
        created = 1_700_000_000,
        model = "stand-in",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    })).Append("\n\n");

    [GeneratedRegex(@" \(réf\. (?<store>\S+) \d+ \d+ (?<key>\w+)\)")]
    private static partial Regex Marked();
}
