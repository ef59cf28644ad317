using System.Diagnostics;
using System.Net;
using Kalliky.Testing;

namespace Kalliky.Browser.Tests;

/// <summary>The product as people run it: its own process on a database of its own with the demo stores, its clock at
/// a Friday evening in the middle of the service.</summary>
public sealed class Product : IAsyncLifetime
{
    public static readonly DateTimeOffset Evening = new(2026, 11, 27, 19, 42, 0, TimeSpan.FromHours(1));

    private readonly TestDatabase database = new();
    private readonly Stopwatch running = new();
    private Process? process;

    /// <summary>Settings of this product alone: vendors.</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string, string?>();

    /// <summary>By its name: a passkey belongs to a name, and an address is none.</summary>
    public string Url { get; } = $"http://localhost:{TestPorts.Free()}";

    /// <summary>Its clock, to within the time that it takes to start.</summary>
    public DateTimeOffset Now => Evening + running.Elapsed;

    /// <summary>The tenant of the demo.</summary>
    public Guid Business { get; private set; }

    public TestDatabase Database => database;

    public async ValueTask InitializeAsync()
    {
        Business = await Demo.Create(database);
        process = Start();
        running.Start();
        await Answers();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        await database.DisposeAsync();
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Program]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Url;
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(Root, "src", "Web");
        start.Environment["App__Clock"] = Evening.ToString("o");
        foreach (var (name, value) in database.Settings.Concat(More))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    private async Task Answers()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        for (var tries = 0; tries < 3_000; tries++)
        {
            process!.HasExited.ShouldBeFalse("the product stopped at once");
            try
            {
                if ((await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The product did not become ready.");
    }

    internal static string Root { get; } = FindRoot();

    // Built with the tests, in the same configuration.
    private static string Program => Path.Combine(
        Root, "src", "Web", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "Kalliky.Web.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kalliky.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found above the tests.");
        return folder.FullName;
    }
}

/// <summary>Classes that share one product: it takes a machine's whole attention to start, and each of its pages to be opened first.</summary>
[CollectionDefinition]
public sealed class OneProduct : ICollectionFixture<Product>;
