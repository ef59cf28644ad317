using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Shared;

namespace Kalliky.Web.Setup;

/// <summary>`Kalliky.Web seed`: the demo stores into an empty database. `seed --stores DIR`: stores from files, into any;
/// with `--business NAME` into a new business of that name.
/// Standard output is what a person should see and keep; everything else goes to standard error.</summary>
internal static class SeedCommand
{
    private const int LongestName = 200;

    public static async Task Run(string[] args)
    {
        var (folder, business) = Read(args);
        var builder = WebApplication.CreateBuilder();
        builder.AddKalliky();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        var loaded = folder is null
            ? await Seeding.Demo(app.Services, CancellationToken.None)
            : await Seeding.Stores(app.Services, folder, business, CancellationToken.None);
        if (loaded is not null)
            Show(loaded);
    }

    private static (string? Folder, string? Business) Read(string[] args) => args switch
    {
        [] => (null, null),
        ["--stores", var folder] => (folder, null),
        ["--stores", var folder, "--business", { Length: > 0 and <= LongestName } name] => (folder, name),
        _ => throw new SettingException("usage: seed [--stores DIR [--business NAME]]"),
    };

    private static void Show(Seeded loaded)
    {
        Console.WriteLine($"{loaded.Business}: {string.Join(", ", loaded.Stores)}");
        if (loaded.Password is { } password)
            Console.WriteLine($"Sign-in:  {loaded.Email}  {password}");
        Console.WriteLine($"REST key: {loaded.RestKey}");
    }
}
