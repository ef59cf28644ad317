using System.Diagnostics;

namespace Kalliky.Testing;

/// <summary>The PostgreSQL server of this test run: the one that KALLIKY_TEST_DB names, else one that `scripts/postgres`
/// brings up (a Docker engine where one answers, else the machine's programs) and that ends with the run.</summary>
internal static class TestServer
{
    private static readonly Lazy<string> Started = new(Start);

    /// <summary>Connection string of a role that may create databases and roles.</summary>
    public static string Administrator => Started.Value;

    /// <summary>A server that outlives this run, so that what the run made there must be cleaned up.</summary>
    public static string? Given => Environment.GetEnvironmentVariable("KALLIKY_TEST_DB") is { Length: > 0 } given ? given : null;

    private static string Start()
    {
        if (Given is { } given)
            return given;
        var root = Root();
        var folder = Path.Combine(root, ".kalliky", $"test-{Environment.ProcessId}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Script(root, "down", folder);
        return Script(root, "up", folder, "--throwaway");
    }

    private static string Script(string root, params string[] arguments)
    {
        var program = new ProcessStartInfo(Path.Combine(root, "scripts", "postgres"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(program)!;
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"scripts/postgres {arguments[0]} failed.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kalliky.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository was not found above the tests.");
    }
}
