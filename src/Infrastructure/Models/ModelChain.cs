using System.Runtime.CompilerServices;
using Kalliky.Application.Assistant;
using Microsoft.Extensions.Logging;

namespace Kalliky.Infrastructure.Models;

/// <summary>Asks the models in order until one answers. Once something of an answer has been given out, that answer is
/// the one: what fails afterwards fails.</summary>
internal sealed class ModelChain(IReadOnlyList<ModelLink> links, ILogger<ModelChain> logger) : IChatModel
{
    public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var link in links)
        {
            if (!link.MayTry() || !link.MayHear(question.Sheet.Trade))
                continue;
            await using var answer = link.Model.Stream(question, ct).GetAsyncEnumerator(ct);
            var next = await Next(link, answer, hasSpoken: false, ct);
            if (next is null)
                continue;
            for (; next is not null; next = await Next(link, answer, hasSpoken: true, ct))
                yield return next;
            link.Worked();
            yield break;
        }

        throw new ModelException("No model of the chain answered.");
    }

    // The next part; null at the end, and when a model that has said nothing yet fails.
    private async Task<ModelPart?> Next(ModelLink link, IAsyncEnumerator<ModelPart> answer, bool hasSpoken, CancellationToken ct)
    {
        try
        {
            if (await answer.MoveNextAsync())
                return answer.Current;
            if (!hasSpoken)
                Failed(link, "empty");
            return null;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            var reason = problem is OperationCanceledException ? "late" : problem.GetType().Name;
            Failed(link, reason);
            return hasSpoken ? throw new ModelException($"{link.Name} broke off: {reason}.") : null;
        }
    }

    // Of the exception only its kind goes further: a provider may repeat the prompt in its message.
    private void Failed(ModelLink link, string reason)
    {
        link.Failed();
        ModelMeter.Failed(link.Name, reason);
        logger.LogWarning("The model {Model} did not answer: {Reason}.", link.Name, reason);
    }
}
