using System.Reflection;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades;

/// <summary>Reads what a model is told from the .md files of this folder, in the language where it exists, else in French.</summary>
internal static class Instructions
{
    /// <param name="name">Such as "Restaurant.restaurant" or "manners".</param>
    public static string Read(string name, Language language) =>
        Resource($"{name}.{(language == Language.English ? "en" : "fr")}") ?? Resource($"{name}.fr")
        ?? throw new InvalidOperationException($"No instructions named {name}.");

    private static string? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Kalliky.Application.Trades.{name}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
