using System.Text.Json;

namespace Kalliky.Application.Calls;

/// <summary>A model that reads a finished call and fills in a form.</summary>
public interface ICallAnalyst
{
    /// <summary>Null when there is no model, or none answers in time: rules then do without.</summary>
    /// <param name="schema">JSON schema of the form; strict, so every field is there.</param>
    Task<JsonElement?> Fill(string schema, string instructions, string conversation, CancellationToken ct);
}
