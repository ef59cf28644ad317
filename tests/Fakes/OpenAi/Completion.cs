using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.OpenAi;

/// <summary>A reply in the vendor's wire format, whole or in chunks.</summary>
internal static class Completion
{
    public static object Whole(Reply reply, ChatRequest request) => new
    {
        id = NewId("chatcmpl-"),
        @object = "chat.completion",
        created = Now(),
        model = request.Model,
        choices = new[]
        {
            new
            {
                index = 0,
                message = new
                {
                    role = "assistant",
                    content = reply.Text,
                    tool_calls = reply.Tools.Count == 0 ? null : reply.Tools.Select(tool => new
                    {
                        id = NewId("call_"),
                        type = "function",
                        function = new { name = request.Offered(tool.Name), arguments = tool.Arguments },
                    }),
                },
                finish_reason = Finish(reply),
            },
        },
        usage = Usage(reply, request),
    };

    public static async Task Stream(Reply reply, ChatRequest request, HttpContext http, CancellationToken ct)
    {
        http.Response.ContentType = "text/event-stream";
        var id = NewId("chatcmpl-");
        var sent = 0;
        foreach (var delta in Deltas(reply, request))
        {
            if (sent++ >= reply.BreaksAfter)
            {
                await Break(http, ct);
                return;
            }

            if (sent > 1 && reply.BetweenTokens > TimeSpan.Zero)
                await Task.Delay(reply.BetweenTokens, ct);
            await Send(http, Chunk(id, request, [new { index = 0, delta, finish_reason = (string?)null }], null), ct);
        }

        await Send(http, Chunk(id, request, [new { index = 0, delta = new { }, finish_reason = Finish(reply) }], null), ct);
        if (request.WantsUsage)
            await Send(http, Chunk(id, request, [], Usage(reply, request)), ct);
        await http.Response.WriteAsync("data: [DONE]\n\n", ct);
    }

    // An abort throws away what has not left yet, and nothing tells when it has: the pieces get the time to arrive.
    private static async Task Break(HttpContext http, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        http.Abort();
    }

    /// <summary>The role, then the words, then each tool: its name first, its arguments in two pieces.</summary>
    private static IEnumerable<object> Deltas(Reply reply, ChatRequest request)
    {
        yield return new { role = "assistant", content = (string?)null };
        foreach (var word in Words(reply.Text))
            yield return new { content = word };
        for (var index = 0; index < reply.Tools.Count; index++)
        {
            var (name, arguments) = reply.Tools[index];
            var half = arguments.Length / 2;
            yield return new { tool_calls = new[] { new { index, id = NewId("call_"), type = "function", function = new { name = request.Offered(name), arguments = "" } } } };
            yield return new { tool_calls = new[] { new { index, function = new { arguments = arguments[..half] } } } };
            yield return new { tool_calls = new[] { new { index, function = new { arguments = arguments[half..] } } } };
        }
    }

    private static IEnumerable<string> Words(string? text)
    {
        var words = (text ?? "").Split(' ');
        return words.Select((word, i) => i == 0 ? word : " " + word).Where(word => word.Length > 0);
    }

    private static object Chunk(string id, ChatRequest request, object[] choices, object? usage) =>
        new { id, @object = "chat.completion.chunk", created = Now(), model = request.Model, choices, usage };

    private static async Task Send(HttpContext http, object chunk, CancellationToken ct)
    {
        await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", ct);
        await http.Response.Body.FlushAsync(ct);
    }

    private static string Finish(Reply reply) => reply.Tools.Count > 0 ? "tool_calls" : "stop";

    private static object Usage(Reply reply, ChatRequest request)
    {
        var asked = request.Messages.Sum(message => ChatRequest.Content(message).Length) / 4;
        var answered = Words(reply.Text).Count() + reply.Tools.Sum(tool => tool.Arguments.Length / 4);
        return new { prompt_tokens = asked, completion_tokens = answered, total_tokens = asked + answered, prompt_tokens_details = new { cached_tokens = 0 } };
    }

    private static string NewId(string prefix) => prefix + Guid.NewGuid().ToString("N");

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();
}
