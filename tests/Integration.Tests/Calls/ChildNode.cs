using System.Diagnostics;
using System.Net;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A node in a process of its own, which may be killed.</summary>
public sealed class ChildNode : IAsyncDisposable
{
    private readonly Process process;

    private ChildNode(Process process, Uri address) => (this.process, Address) = (process, address);

    public static string Root { get; } = FindRoot();

    public Uri Address { get; }

    public static async Task<ChildNode> Start(TestDatabase database, FakeTelnyx carrier, string clock)
    {
        var address = new Uri($"http://127.0.0.1:{TestPorts.Free()}");
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardOutput = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(Root, "src", "Web");
        start.Environment["App__Clock"] = clock;
        foreach (var (name, value) in database.Settings.Concat(Node.SettingsFor(carrier)))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var node = new ChildNode(Process.Start(start)!, address);
        await node.Answers();
        return node;
    }

    /// <summary>kill -9: no goodbye, nothing written.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private async Task Answers()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 3_000; tries++)
        {
            process.HasExited.ShouldBeFalse("the node stopped at once");
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

        throw new InvalidOperationException("The node did not become ready.");
    }

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
