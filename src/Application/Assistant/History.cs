using System.Text;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Kalliky.Application.Assistant;

/// <summary>The conversation in the form that models take it, growing while a turn is answered.</summary>
internal sealed class History
{
    private readonly StringBuilder said = new();

    public History(Briefing briefing, AgentTurn turn)
    {
        CacheKey = briefing.CacheKey;
        Messages = new ChatHistory(briefing.For(turn.Situation));
        Add(turn.Conversation);
    }

    public ChatHistory Messages { get; }

    public string CacheKey { get; }

    /// <summary>Words of the round that is under way.</summary>
    public void Said(string words) => said.Append(words);

    /// <summary>The round ends with tools: its words and its calls are one message.</summary>
    public void Wanted(IEnumerable<ModelPart.Tool> calls)
    {
        var message = new ChatMessageContent(AuthorRole.Assistant, said.Length > 0 ? said.ToString() : null);
        foreach (var call in calls)
            message.Items.Add(Call(call.Id, call.Name, call.Arguments));
        Messages.Add(message);
        said.Clear();
    }

    public void Answered(Exchange.Tool tool) =>
        Messages.Add(new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent(tool.Name, null, tool.Id, tool.Answer)]));

    private void Add(IReadOnlyList<Exchange> conversation)
    {
        for (var at = 0; at < conversation.Count; at++)
        {
            switch (conversation[at])
            {
                case Exchange.Caller caller:
                    Messages.AddUserMessage(caller.Text);
                    break;
                case Exchange.Assistant assistant when assistant.Heard.Length > 0:
                    Messages.AddAssistantMessage(assistant.Interrupted ? assistant.Heard + " […]" : assistant.Heard);
                    break;
                case Exchange.Tool:
                    var tools = conversation.Skip(at).TakeWhile(exchange => exchange is Exchange.Tool).Cast<Exchange.Tool>().ToList();
                    var message = new ChatMessageContent(AuthorRole.Assistant, content: null);
                    foreach (var tool in tools)
                        message.Items.Add(Call(tool.Id, tool.Name, tool.Arguments));
                    Messages.Add(message);
                    tools.ForEach(Answered);
                    at += tools.Count - 1;
                    break;
            }
        }
    }

    private static FunctionCallContent Call(string id, string name, string arguments) => new(name, null, id, Read(arguments));

    // A provider refuses a conversation with broken JSON in it, even its own.
    private static KernelArguments Read(string json)
    {
        try
        {
            return new KernelArguments(JsonSerializer.Deserialize<Dictionary<string, object?>>(json) ?? []);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
