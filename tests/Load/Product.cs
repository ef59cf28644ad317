using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Kalliky.Load;

/// <summary>The product as it is built, in a process of its own, with settings as in production.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    // The same each time, since the database outlives the run.
    private static readonly string MasterKey = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("Kalliky, under load"u8));

    private readonly Process process;

    private Product(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Pid => process.Id;

    public bool Lives => !process.HasExited;

    /// <summary>Loads stores into a new business of this name, or the one that has them already, and answers its REST key.</summary>
    public static async Task<string> Seed(string folder, string business) => (await SeedDatabase(folder, "--business", business)).Key;

    /// <summary>The same for the demo's business, with how to sign in, which is told only by a database that was empty.</summary>
    public static async Task<(string Key, string? Email, string? Password)> SeedDatabase(string folder, params string[] more)
    {
        using var seeding = Run(["seed", "--stores", folder, .. more], Variables(null), capture: true);
        var said = await seeding.StandardOutput.ReadToEndAsync();
        await seeding.WaitForExitAsync();
        var key = Key().Match(said);
        var account = SignIn().Match(said);
        return seeding.ExitCode == 0 && key.Success
            ? (key.Value, account.Success ? account.Groups[1].Value : null, account.Success ? account.Groups[2].Value : null)
            : throw new InvalidOperationException("The stores could not be loaded: " + said);
    }

    /// <param name="program">Another build of it than the present one.</param>
    public static async Task<Product> Start(IReadOnlyDictionary<string, string> settings, TimeSpan patience, string? program = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var product = new Product(Run([], Variables(settings, address), capture: false, program), address);
        using var http = new HttpClient { BaseAddress = address };
        var began = Stopwatch.StartNew();
        while (!await Ready(http))
        {
            if (!product.Lives || began.Elapsed > patience)
                throw new InvalidOperationException("The product did not become ready.");
            await Task.Delay(200);
        }

        return product;
    }

    public async ValueTask DisposeAsync()
    {
        if (Lives)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> Ready(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private static Dictionary<string, string> Variables(IReadOnlyDictionary<string, string>? settings, Uri? address = null)
    {
        var variables = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["App__PublicUrl"] = "https://bench.kalliky.test",
            ["Api__RequestsPerMinute"] = "1000000",
            ["Vault__MasterKey"] = MasterKey,
            ["Company__Name"] = "Kalliky d’essai", ["Company__LegalForm"] = "SAS", ["Company__Street"] = "1 rue d’Essai", ["Company__Postcode"] = "38000", ["Company__City"] = "Grenoble",
            ["Company__Siren"] = "732829320", ["Company__VatNumber"] = "FR44732829320", ["Company__Rcs"] = "RCS Grenoble", ["Company__Capital"] = "1 €",
        };
        if (address is not null)
            variables["ASPNETCORE_URLS"] = address.ToString();
        return variables;
    }

    private static Process Run(string[] args, Dictionary<string, string> variables, bool capture, string? other = null)
    {
        var program = other ?? Environment.GetEnvironmentVariable("KALLIKY_WEB") ?? throw new InvalidOperationException("Start this through ./kalliky bench.");
        var start = new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = capture, WorkingDirectory = Path.GetDirectoryName(program)! };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"Sign-in:\s+(\S+)\s+(\S+)")]
    private static partial Regex SignIn();

    [GeneratedRegex(@"klk_(live|test)_\S+")]
    private static partial Regex Key();
}
