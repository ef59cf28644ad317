using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>The record as it lies sealed in the database: snake_case, enums as words.</summary>
internal static class ExtractJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(CallExtract extract) => JsonSerializer.Serialize(extract, Json);

    /// <summary>Null when there is none, when it was forgotten, and when another version wrote it in another shape.</summary>
    public static CallExtract? Read(string? json)
    {
        try
        {
            return json is { Length: > 0 } ? JsonSerializer.Deserialize<CallExtract>(json, Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
