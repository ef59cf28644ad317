using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace Kalliky.Infrastructure.Models;

/// <summary>Asks models in their order to fill in a form, until one has.</summary>
internal sealed class FormFilling(IReadOnlyList<OpenAiModel> models, TimeProvider clock, ILogger<FormFilling> logger)
{
    public IReadOnlyList<OpenAiModel> Models => models;

    /// <summary>Null when none answers in time with a form.</summary>
    /// <param name="what">For the log: what was to be read.</param>
    /// <param name="patience">How long each may take.</param>
    public async Task<JsonElement?> Ask(string what, TimeSpan patience, Func<OpenAiModel, CancellationToken, Task<string?>> ask, CancellationToken ct)
    {
        foreach (var model in models)
        {
            using var late = new CancellationTokenSource(patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
            try
            {
                if (await ask(model, either.Token) is { Length: > 0 } form)
                    return JsonDocument.Parse(form).RootElement;
            }
            catch (Exception problem) when (!ct.IsCancellationRequested
                && problem is HttpOperationException or HttpRequestException or ClientResultException or OperationCanceledException or JsonException)
            {
                // The message is not logged: a provider may repeat the prompt in it.
                logger.LogWarning("The model {Model} did not read {What}: {Reason}.", model.Name, what, problem.GetType().Name);
            }
        }

        return null;
    }
}
