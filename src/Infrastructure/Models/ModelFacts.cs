using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models;

/// <summary>What is known of the providers' models: when one leaves, what takes its place, which effort it needs.
/// Facts of models.json, corrected by what the provider itself tells at start.</summary>
internal sealed class ModelFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentDictionary<string, Fact> known;

    private ModelFacts(FactsFile file) => (Default, known) = (file.Default, new(file.Models, StringComparer.Ordinal));

    /// <summary>The model of an entry that names none.</summary>
    public string Default { get; }

    public static ModelFacts Load()
    {
        using var file = typeof(ModelFacts).Assembly.GetManifestResourceStream("Kalliky.Infrastructure.Models.models.json")!;
        return new ModelFacts(JsonSerializer.Deserialize<FactsFile>(file, Json)!);
    }

    /// <summary>The model to ask on a day: the one named, or what takes its place once it is gone.</summary>
    public string InPlaceOf(string model, LocalDate today)
    {
        for (var steps = 0; steps < known.Count && known.TryGetValue(model, out var fact) && fact.ShutdownDate <= today && fact.Replacement is { } next; steps++)
            model = next;
        return model;
    }

    /// <summary>The day on which a model leaves; null when nobody knows of one.</summary>
    public LocalDate? LeavesOn(string model) => known.GetValueOrDefault(model)?.ShutdownDate;

    public string? EffortOf(string model) => known.GetValueOrDefault(model)?.Effort;

    public bool TakesPictures(string model) => known.GetValueOrDefault(model)?.Pictures ?? false;

    /// <summary>The provider's own word is better than the file's.</summary>
    public void Learn(string model, LocalDate leavesOn) =>
        known[model] = (known.GetValueOrDefault(model) ?? new Fact(null, null, null, false)) with { Shutdown = LocalDatePattern.Iso.Format(leavesOn) };

    private sealed record FactsFile(string Default, Dictionary<string, Fact> Models);

    private sealed record Fact(string? Shutdown, string? Replacement, string? Effort, bool Pictures)
    {
        public LocalDate? ShutdownDate => Shutdown is null ? null : LocalDatePattern.Iso.Parse(Shutdown).Value;
    }
}
