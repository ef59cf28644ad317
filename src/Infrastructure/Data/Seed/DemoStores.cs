using Kalliky.Infrastructure.Data.Seed.Files;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>The files of the folder seed, which every copy of the product carries with it.</summary>
internal static class DemoStores
{
    public static IReadOnlyList<StoreFile> All() => [.. In("seed/stores/").Select(name => StoreFiles.Parse(name, Text(name)))];

    public static string Text(string name)
    {
        using var stream = typeof(DemoStores).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The names of the files of a folder.</summary>
    public static IOrderedEnumerable<string> In(string folder) =>
        typeof(DemoStores).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
