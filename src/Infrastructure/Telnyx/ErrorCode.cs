using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>Error codes come as text or as a number, depending on the endpoint.</summary>
internal sealed class ErrorCode : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
            return number.ToString(CultureInfo.InvariantCulture);
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
