using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Calls.Reports;

/// <summary>A scenario as its file (docs/scenarios.md). Every text is quoted as JSON, which is YAML too.</summary>
internal static class ScenarioText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string id, string store, OffsetDateTime clock, string caller, IReadOnlyList<string> says, JsonObject expect)
    {
        var file = new StringBuilder();
        file.Append("id: ").AppendLine(id);
        file.Append("store: ").AppendLine(store);
        file.Append("clock: ").AppendLine(OffsetDateTimePattern.Rfc3339.Format(clock));
        file.Append("caller: ").AppendLine(Quoted(caller));
        file.AppendLine("tags: [reported]").AppendLine("safety: false");
        file.AppendLine(says.Count == 0 ? "says: []" : "says:");
        foreach (var line in says)
            file.Append("  - ").AppendLine(Quoted(line));
        file.AppendLine("expect:");
        foreach (var (name, value) in expect)
            file.Append(CultureInfo.InvariantCulture, $"  {name}: ").AppendLine(value?.ToJsonString(Readable) ?? "null");
        return file.ToString();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
