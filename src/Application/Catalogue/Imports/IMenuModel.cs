using System.Text.Json;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>A model that reads a menu and fills in a form.</summary>
public interface IMenuModel
{
    /// <summary>One of the models takes pictures.</summary>
    bool SeesPictures { get; }

    /// <summary>Null when there is no model (that takes it), or none answers in time: rules then do without, where they can.</summary>
    /// <param name="schema">JSON schema of the form; strict, so every field is there.</param>
    Task<JsonElement?> Read(string schema, string instructions, MenuPart part, CancellationToken ct);
}

/// <summary>As much of a menu as a model reads at once: words, or a picture.</summary>
public sealed record MenuPart(string? Text, byte[]? Picture = null, string? MediaType = null);
