using System.Globalization;
using System.Runtime.CompilerServices;
using Kalliky.Application.Assistant;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies;
using Kalliky.Infrastructure.Models.Offline.Policies.Bookings;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;
using Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;
using Kalliky.Infrastructure.Models.Offline.Policies.Shop;

namespace Kalliky.Infrastructure.Models.Offline;

/// <summary>The assistant without a provider: rules over French, the store's own names and the tools' answers. It needs no
/// key and no network, answers in milliseconds and always the same, and keeps nothing between turns: all it knows is in
/// the history, so it can take a call over from another model and give it back.</summary>
internal sealed class OfflineModel : IChatModel
{
    /// <summary>The name under which its words are recorded.</summary>
    public const string Name = OfflineModelName.Value;

    private static readonly IPolicy Plain = new PlainPolicy();

    private static readonly IPolicy English = new EnglishPolicy();

    private static readonly Dictionary<string, IPolicy> Policies = new(StringComparer.Ordinal)
    {
        [Trade.Restaurant] = new RestaurantPolicy(),
        [Trade.Salon] = new BookingPolicy(),
        [Trade.Clinic] = new BookingPolicy(),
        [Trade.Retail] = new ShopPolicy(),
    };

    public async IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        ct.ThrowIfCancellationRequested();
        foreach (var part in Answer(question))
            yield return part;
    }

    private static IEnumerable<ModelPart> Answer(ModelQuestion question)
    {
        if (Dialogue.Of(question.History) is not { } dialogue)
            return [new ModelPart.Text("Que puis-je faire pour vous ?", Name)];
        var mind = new Mind(dialogue, question.Sheet, question.Situation, question.Tools.Select(tool => tool.Name).ToHashSet(StringComparer.Ordinal));
        var policy = question.Situation.Language == Language.English ? English : Policies.GetValueOrDefault(question.Sheet.Trade, Plain);
        return policy.Next(mind) switch
        {
            Step.Use use => use.Tools.Select((tool, at) => new ModelPart.Tool(Id(dialogue, at), tool.Tool, tool.Json, Name)),
            Step.Speak speak => [new ModelPart.Text(speak.Words, Name)],
            _ => throw new InvalidOperationException("Unknown step."),
        };
    }

    // The same for the same place in the same call, so that a turn that is answered again asks for the same.
    private static string Id(Dialogue dialogue, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"offline_{dialogue.Turns.Count}_{dialogue.Now.Tools.Count}_{at}");
}
