using System.ClientModel;
using System.Text.Json;
using Kalliky.Application.Calls;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace Kalliky.Infrastructure.Models;

/// <summary>Asks the models of the chain in order to fill in a form; nobody waits on the phone, so each has its time.</summary>
internal sealed class ModelAnalyst(IReadOnlyList<OpenAiModel> models, TimeProvider clock, ILogger<ModelAnalyst> logger) : ICallAnalyst
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<JsonElement?> Fill(string schema, string instructions, string conversation, CancellationToken ct)
    {
        foreach (var model in models)
        {
            using var late = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
            try
            {
                if (await model.Fill(schema, instructions, conversation, either.Token) is { Length: > 0 } form)
                    return JsonDocument.Parse(form).RootElement;
            }
            catch (Exception problem) when (!ct.IsCancellationRequested
                && problem is HttpOperationException or HttpRequestException or ClientResultException or OperationCanceledException or JsonException)
            {
                // The message is not logged: a provider may repeat the prompt in it.
                logger.LogWarning("The model {Model} did not analyse a call: {Reason}.", model.Name, problem.GetType().Name);
            }
        }

        return null;
    }
}
