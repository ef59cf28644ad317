namespace Kalliky.Infrastructure.Models;

/// <summary>The chain of models, in order; the offline model always comes last and needs no entry.</summary>
internal sealed class ModelsOptions
{
    public const string Section = "Models";

    public IReadOnlyList<ModelEntry> Chain { get; init; } = [];
}

/// <summary>One model of the chain. An entry without a key and without an address of its own is no entry.</summary>
internal sealed class ModelEntry
{
    /// <summary>A name for people and for figures, such as openai.</summary>
    public string Provider { get; init; } = "openai";

    /// <summary>The provider's name of the model; when empty, the default of models.json.</summary>
    public string? Model { get; init; }

    public string? ApiKey { get; init; }

    /// <summary>Base address of an OpenAI-compatible API, such as https://models.example/v1; OpenAI's own when empty.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>none, low, medium or high; when empty, what models.json says that the model needs.</summary>
    public string? Effort { get; init; }

    /// <summary>How long the first token may take before the next model is asked, 1 to 30 seconds.</summary>
    public double FirstTokenSeconds { get; init; } = 5;

    /// <summary>Whether it takes pictures; when empty, what models.json says of the model.</summary>
    public bool? Pictures { get; init; }

    /// <summary>The operator's word that this provider may hear patients (HDS); without it none of their calls goes there.</summary>
    public bool HealthData { get; init; }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(ApiKey) || Endpoint is not null;
}
