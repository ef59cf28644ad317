using System.Diagnostics.Metrics;
using OpenAI.Chat;

namespace Kalliky.Infrastructure.Models;

/// <summary>What the models cost and how they fail.</summary>
internal static class ModelMeter
{
    private static readonly Meter Meter = new("Kalliky");

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(ModelPrices.Tokens, "{token}", "Tokens used, by model and kind.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("kalliky.model.failures", "{failure}", "Answers that another model had to give, by model and reason.");

    public static void Count(string model, ChatTokenUsage? usage)
    {
        if (usage is null)
            return;
        Tokens.Add(usage.InputTokenCount, new("model", model), new("kind", "input"));
        Tokens.Add(usage.InputTokenDetails?.CachedTokenCount ?? 0, new("model", model), new("kind", "cached"));
        Tokens.Add(usage.OutputTokenCount, new("model", model), new("kind", "output"));
    }

    public static void Failed(string model, string reason) => Failures.Add(1, new("model", model), new("reason", reason));
}
