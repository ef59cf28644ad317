using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FluentValidation;
using Kalliky.Infrastructure.Data.Mapping;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>Reads stores from YAML files; needs no database.</summary>
public static partial class StoreFiles
{
    private const int MostFiles = 500;
    private const int MostBytes = 4_000_000;

    private static readonly StoreFileRules Rules = new();

    private static readonly TemplateRules ForTemplates = new();

    private static readonly JsonSerializerOptions Shape = new(Json.Options) { Converters = { new Words() } };

    /// <summary>Every store of a folder (*.yaml, *.yml), by file name.</summary>
    /// <exception cref="StoreFileException">A file cannot be loaded; the message names it, the field and what is needed.</exception>
    public static IReadOnlyList<StoreFile> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new StoreFileException(folder, "there is no such folder.");
        var files = Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal).Take(MostFiles + 1).ToList();
        if (files.Count is 0 or > MostFiles)
            throw new StoreFileException(folder, $"it must hold 1 to {MostFiles} YAML files.");
        var stores = files.ConvertAll(Read);
        Alone(folder, stores, store => store.Key, "key");
        Alone(folder, stores, store => store.Number, "number");
        return stores;
    }

    /// <summary>One store.</summary>
    /// <exception cref="StoreFileException">The file cannot be loaded; the message names it, the field and what is needed.</exception>
    public static StoreFile Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MostBytes)
            throw new StoreFileException(path, file.Exists ? $"it is larger than {MostBytes} bytes." : "there is no such file.");
        return Parse(file.Name, File.ReadAllText(path));
    }

    /// <summary>One store from its text; the name is for the messages.</summary>
    /// <exception cref="StoreFileException">It cannot be loaded.</exception>
    public static StoreFile Parse(string name, string text) => Parse(name, text, Rules);

    /// <summary>What stores of a trade begin with: a store without a name and a number.</summary>
    /// <exception cref="StoreFileException">It cannot be loaded.</exception>
    public static StoreFile ParseTemplate(string name, string text) => Parse(name, text, ForTemplates);

    private static StoreFile Parse(string name, string text, AbstractValidator<StoreFile> rules)
    {
        try
        {
            var store = YamlText.ToJson(text).Deserialize<StoreFile>(Shape) ?? throw new FormatException("it is empty.");
            var broken = rules.Validate(store).Errors;
            return broken.Count == 0
                ? store
                : throw new FormatException(string.Join("\n  ", broken.Take(10).Select(error => $"{Field(error.PropertyName)}: {error.ErrorMessage}")));
        }
        catch (FormatException wrong)
        {
            throw new StoreFileException(name, wrong.Message, wrong);
        }
        catch (JsonException wrong)
        {
            throw new StoreFileException(name, $"{wrong.Path?.TrimStart('$', '.')}: this is not of the kind that is needed here.", wrong);
        }
    }

    private static void Alone(string folder, List<StoreFile> stores, Func<StoreFile, string> of, string field)
    {
        if (stores.GroupBy(of).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new StoreFileException(folder, $"{field}: {twice.Key} stands in two files.");
    }

    // Categories[0].PrepMinutes, as the file has it: categories[0].prep_minutes.
    private static string Field(string property) => Word().Replace(property, word => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.Value));

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>Where words are needed, a bare number is one too (a size 38, a dish called 1664).</summary>
    private sealed class Words : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new JsonException(),
        };

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}

/// <summary>A store's file cannot be loaded; the message names the file, the field and what is needed.</summary>
public sealed class StoreFileException(string file, string problem, Exception? inner = null) : Exception($"{file}: {problem}", inner);
