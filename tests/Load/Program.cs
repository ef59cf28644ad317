using System.Data.Common;
using System.Globalization;
using Kalliky.Fakes.Telnyx;
using Kalliky.Load;

if (args is ["pages", ..])
    return await PagesBench.Run(args[1..]);

Settings settings;
try
{
    settings = Settings.Read(args);
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Settings.Usage);
    Console.Error.WriteLine(PagesBench.Usage);
    return 2;
}

FakeCall.Patience = TimeSpan.FromSeconds(20);
var folder = Directory.CreateTempSubdirectory("kalliky-bench").FullName;
var database = new DbConnectionStringBuilder { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Kalliky") };
var databasePort = database.TryGetValue("Port", out var port) ? Convert.ToInt32(port, CultureInfo.InvariantCulture) : 5432;
var shop = new Shop(settings.Stores, settings.Businesses);
try
{
    var keys = new List<string>();
    foreach (var stores in shop.Write(folder))
        keys.Add(await Product.Seed(stores, $"Pizzerias {keys.Count + 1}"));
    var levels = new List<LevelFigures>();
    if (settings.Levels.Count > 0)
    {
        await using var model = await StandIn.Start(settings.Thinking, shop.Dish);
        levels.AddRange(await Measure(model, settings.Levels, keys));
    }

    if (settings.Offline > 0)
        levels.AddRange(await Measure(null, [settings.Offline], keys));
    Console.WriteLine();
    Console.WriteLine(Report.Table(levels));
    var json = Report.Json(levels, settings);
    Console.WriteLine(json);
    if (settings.Json is { } file)
        await File.WriteAllTextAsync(file, json);
    return levels.Exists(level => level.Errors + level.Dropped + level.Lost + level.Doubled > 0) ? 1 : 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

// One process of the product for all levels with the same model, warmed up by a few calls that are not counted.
async Task<List<LevelFigures>> Measure(StandIn? model, IReadOnlyList<int> levels, IReadOnlyList<string> keys)
{
    await using var carrier = await FakeTelnyx.Start();
    await using var product = await Product.Start(SettingsOf(carrier, model), TimeSpan.FromMinutes(1));
    using var reader = new HttpClient { BaseAddress = product.Address };
    carrier.RelayBase = product.Address;
    carrier.Webhooks.Target = new Uri(product.Address, "/webhooks/telnyx/voice");
    await shop.Learn(reader, keys);
    var level = new Level(carrier, shop, product, model, databasePort);
    var figures = new List<LevelFigures>();
    Console.Error.WriteLine($"Warming up ({(model is null ? "offline" : "stand-in")}) ...");
    await level.WarmUp();
    foreach (var calls in levels)
    {
        Console.Error.WriteLine($"{calls} live calls ...");
        figures.Add(await level.Run(calls, settings.Ramp, settings.Window));
        Console.Error.WriteLine(Report.Table([figures[^1]]));
    }

    return figures;
}

static Dictionary<string, string> SettingsOf(FakeTelnyx carrier, StandIn? model)
{
    var variables = new Dictionary<string, string>
    {
        ["Telnyx__ApiKey"] = FakeTelnyx.ApiKey,
        ["Telnyx__PublicKey"] = carrier.PublicKey,
        ["Telnyx__ConnectionId"] = FakeTelnyx.ConnectionId,
        ["Telnyx__ApiBase"] = carrier.ApiBase.ToString(),
    };
    if (model is not null)
    {
        variables["Models__Chain__0__Provider"] = "openai";
        variables["Models__Chain__0__Model"] = "stand-in";
        variables["Models__Chain__0__ApiKey"] = StandIn.Key;
        variables["Models__Chain__0__Endpoint"] = model.Endpoint.ToString();
    }

    return variables;
}
