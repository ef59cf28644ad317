using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text;
using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using NodaTime;
using OpenAI;
using OpenAI.Chat;

namespace Kalliky.Infrastructure.Models;

/// <summary>A model behind an OpenAI-compatible address, through Semantic Kernel's connector. Never retries: the next model
/// of the chain is the retry. Gives up when the first token, or any later one, does not come in time.</summary>
internal sealed class OpenAiModel : IChatModel
{
    /// <summary>A stream that pauses for longer is broken.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    /// <summary>A model that says more at once has gone astray: more than a minute of speech.</summary>
    private const int LongestAnswer = 1_500;

    private readonly OpenAIClient client;
    private readonly ModelEntry entry;
    private readonly ModelFacts facts;
    private readonly IMoment moment;
    private readonly TimeProvider clock;
    private readonly TimeSpan firstToken;
    private Served? current;

    public OpenAiModel(ModelEntry entry, ModelFacts facts, HttpClient http, IMoment moment, TimeProvider clock)
    {
        (this.entry, this.facts, this.moment, this.clock) = (entry, facts, moment, clock);
        firstToken = TimeSpan.FromSeconds(entry.FirstTokenSeconds);
        client = new OpenAIClient(new ApiKeyCredential(entry.ApiKey is { Length: > 0 } key ? key : "none"), new OpenAIClientOptions
        {
            Endpoint = entry.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        });
    }

    /// <summary>The provider and the model asked today, for the record.</summary>
    public string Name => $"{entry.Provider}/{Model}";

    /// <summary>The operator has declared its provider for health data.</summary>
    public bool HearsPatients => entry.HealthData;

    public bool TakesPictures => entry.Pictures ?? facts.TakesPictures(Model);

    private string Model => facts.InPlaceOf(entry.Model ?? facts.Default, moment.Now.InUtc().Date);

    public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        var (model, service) = Service();
        var (name, said) = (Name, 0);
        using var late = new CancellationTokenSource(firstToken, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        var calls = new SortedDictionary<int, PendingCall>();
        await foreach (var chunk in service.GetStreamingChatMessageContentsAsync(question.History, Settings(model, question), kernel: null, either.Token))
        {
            ModelMeter.Count(name, chunk.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage);
            var text = chunk.Content;
            foreach (var part in chunk.Items.OfType<StreamingFunctionCallUpdateContent>())
                PendingCall.In(calls, part);
            if (!string.IsNullOrEmpty(text) || calls.Count > 0)
                late.CancelAfter(LongestPause);
            if (string.IsNullOrEmpty(text))
                continue;
            yield return new ModelPart.Text(text, name);
            if ((said += text.Length) > LongestAnswer)
                break;
        }

        foreach (var call in calls.Values)
            yield return call.Whole(name);
    }

    /// <summary>Asks for a form, filled in by a strict schema; all at once.</summary>
    public Task<string?> Fill(string schema, string instructions, string text, CancellationToken ct) => Fill(schema, instructions, [new TextContent(text)], ct);

    /// <summary>The same about a picture.</summary>
    public Task<string?> Fill(string schema, string instructions, byte[] picture, string mediaType, CancellationToken ct) =>
        Fill(schema, instructions, [new ImageContent(picture, mediaType)], ct);

    private async Task<string?> Fill(string schema, string instructions, ChatMessageContentItemCollection about, CancellationToken ct)
    {
        var (model, service) = Service();
        var settings = Plain(model);
#pragma warning disable SKEXP0010
        settings.ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("form", BinaryData.FromString(StrictSchema.Of(schema)), jsonSchemaIsStrict: true);
#pragma warning restore SKEXP0010
        var history = new ChatHistory(instructions);
        history.AddUserMessage(about);
        var answers = await service.GetChatMessageContentsAsync(history, settings, kernel: null, ct);
        ModelMeter.Count(Name, answers[0].Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage);
        return answers[0].Content;
    }

    // Made again on the day when the model's place is taken by another.
    private Served Service()
    {
        var model = Model;
        return current is { } known && known.Model == model ? known : current = new Served(model, new OpenAIChatCompletionService(model, client));
    }

    private OpenAIPromptExecutionSettings Settings(string model, ModelQuestion question)
    {
        var settings = Plain(model);
        settings.FunctionChoiceBehavior = question.Tools.Count == 0 ? null : FunctionChoiceBehavior.Auto(question.Tools, autoInvoke: false);
#pragma warning disable SKEXP0010
        settings.ExtraBody = new Dictionary<string, object?> { ["prompt_cache_key"] = question.CacheKey };
#pragma warning restore SKEXP0010
        return settings;
    }

    private OpenAIPromptExecutionSettings Plain(string model)
    {
        var settings = new OpenAIPromptExecutionSettings();
#pragma warning disable SKEXP0010, OPENAI001
        if ((entry.Effort ?? facts.EffortOf(model)) is { Length: > 0 } effort)
            settings.ReasoningEffort = Effort(effort);
#pragma warning restore SKEXP0010, OPENAI001
        return settings;
    }

#pragma warning disable OPENAI001
    // As a value of the SDK: the connector refuses the word "none".
    private static ChatReasoningEffortLevel Effort(string effort) => new(effort);
#pragma warning restore OPENAI001

    private sealed record Served(string Model, OpenAIChatCompletionService Service);

    private sealed class PendingCall
    {
        private readonly StringBuilder arguments = new();
        private string? id;
        private string? name;

        public static void In(SortedDictionary<int, PendingCall> calls, StreamingFunctionCallUpdateContent part)
        {
            if (!calls.TryGetValue(part.FunctionCallIndex, out var call))
                calls[part.FunctionCallIndex] = call = new PendingCall();
            call.id ??= part.CallId;
            call.name ??= part.Name;
            call.arguments.Append(part.Arguments);
        }

        public ModelPart.Tool Whole(string model) =>
            new(id ?? Guid.NewGuid().ToString("N"), name ?? "", arguments.Length == 0 ? "{}" : arguments.ToString(), model);
    }
}
