using System.Globalization;
using System.Text.Json;

namespace Kalliky.Load;

/// <summary>How long pages and REST lists take when a business has kept its books for years: the server's time, one request
/// after the other, and the rows that the database reads for each. Another build can be measured first, on the same rows.</summary>
internal static class PagesBench
{
    public const string Usage = """
        ./kalliky bench pages [--rows 100000] [--times 60] [--before DLL] [--without INDEX,INDEX]
                        (another build of the product, or the same one without some indexes, is measured first)
        """;

    private const string Store = "bench-salon";
    private const int Neighbours = 3;

    /// <summary>What the design allows a page at the 95th percentile.</summary>
    private const double Allowed = 50;

    public static async Task<int> Run(string[] args)
    {
        var (rows, times, before, without) = (100_000, 60, (string?)null, Array.Empty<string>());
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--rows": rows = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--times": times = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--before": before = args[i + 1]; break;
                case "--without": without = args[i + 1].Split(','); break;
                default: Console.Error.WriteLine(Usage); return 2;
            }
        }

        var owner = Environment.GetEnvironmentVariable("ConnectionStrings__KallikyMigrator") ?? throw new InvalidOperationException("Start this through ./kalliky bench pages.");
        var folder = Directory.CreateTempSubdirectory("kalliky-pages").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, Store + ".yaml"), Salon);
            var (key, mail, secret) = await Product.SeedDatabase(folder);
            if (mail is null || secret is null)
                throw new InvalidOperationException("This needs a database of its own: somebody signs in to this one already.");
            string email = mail, password = secret;
            var years = new Years(owner, rows, Neighbours);
            Console.Error.WriteLine($"Writing {rows} bookings, customers, calls and tickets, and {Neighbours} neighbours ...");
            await years.Write(await years.TenantOf(key));
            var earlier = before is null && without.Length == 0 ? null : await Before();
            var now = await Measure(years, null, key, email, password, times);
            Print(now, earlier);
            return now.Exists(page => page.P95 > Allowed) ? 1 : 0;

            async Task<List<PageFigures>> Before()
            {
                var taken = await years.Without(without);
                var figures = await Measure(years, before, key, email, password, times);
                await years.Again(taken);
                return figures;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<PageFigures>> Measure(Years years, string? program, string key, string email, string password, int times)
    {
        var times95 = new List<(string Page, double P50, double P95)>();
        await With(new Dictionary<string, string>(), async (reader, pages) =>
        {
            foreach (var page in pages)
                times95.Add(await Time(reader, page, KeyFor(page, key), times));
        });

        // A connection that ends tells the database's figures at once, one that goes on only now and then: they are counted without a pool.
        var rows = new List<long>();
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Kalliky") + ";Pooling=false";
        await With(new Dictionary<string, string> { ["ConnectionStrings__Kalliky"] = connection }, async (reader, pages) =>
        {
            foreach (var page in pages)
                rows.Add(await RowsOf(reader, years, page, KeyFor(page, key)));
        });
        return [.. times95.Zip(rows, (page, read) => new PageFigures(page.Page, page.P50, page.P95, read))];

        async Task With(Dictionary<string, string> settings, Func<Reader, IReadOnlyList<string>, Task> read)
        {
            await using var product = await Product.Start(settings, TimeSpan.FromMinutes(2), program);
            using var reader = new Reader(product.Address);
            await reader.SignIn(email, password);
            Console.Error.WriteLine(program is null ? "Reading ..." : "Reading, with the other build ...");
            await read(reader, await Pages(reader, key));
        }
    }

    private static string? KeyFor(string page, string key) => page.StartsWith("/api", StringComparison.Ordinal) ? key : null;

    private static async Task<(string Page, double P50, double P95)> Time(Reader reader, string page, string? key, int times)
    {
        for (var i = 0; i < 5; i++)
            await reader.Get(page, key);
        var took = new List<double>();
        for (var i = 0; i < times; i++)
            took.Add((await reader.Get(page, key)).Took.TotalMilliseconds);
        took.Sort();
        return (page, took[took.Count / 2], took[(int)(took.Count * 0.95)]);
    }

    private static async Task<long> RowsOf(Reader reader, Years years, string page, string? key)
    {
        await reader.Get(page, key);
        var before = await Settled(years);
        await reader.Get(page, key);
        return await Settled(years) - before;
    }

    private static async Task<long> Settled(Years years)
    {
        for (var (last, read) = (-1L, await years.RowsRead()); ; (last, read) = (read, await years.RowsRead()))
        {
            if (last == read)
                return read;
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }

    private static async Task<IReadOnlyList<string>> Pages(Reader reader, string key)
    {
        async Task<JsonElement> Read(string address) => JsonElement.Parse((await reader.Get(address, key)).Body);
        async Task<string> After(string address) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={(await Read(address)).GetProperty("next_cursor").GetString()}";
        var store = (await Read("/api/v1/stores")).GetProperty("data")[0].GetProperty("id").GetString();
        var service = (await Read("/api/v1/services")).GetProperty("data")[0].GetProperty("id").GetString();
        var customer = (await Read("/api/v1/customers?search=Durand")).GetProperty("data")[0];
        var card = customer.GetProperty("id").GetString();
        var call = (await Read("/api/v1/calls")).GetProperty("data")[0].GetProperty("id").GetString();
        return
        [
            $"/{Store}/aujourdhui", $"/{Store}/agenda", $"/{Store}/agenda?vue=semaine", $"/{Store}/equipe", $"/{Store}/prestations",
            $"/{Store}/clients", $"/{Store}/clients?q=Durand", $"/{Store}/clients?q=Durand 4216", $"/{Store}/clients?q=0639980150", $"/{Store}/clients/{card!["cus_".Length..]}",
            $"/{Store}/appels", $"/{Store}/appels?filtre=essais", $"/{Store}/appels?filtre=commandes", $"/{Store}/appels?q=Durand 4216", $"/{Store}/appels/{call!["call_".Length..]}",
            $"/{Store}/tickets", $"/{Store}/tickets?etat=resolus", $"/{Store}/tickets?q=Durand",
            "/api/v1/bookings", await After("/api/v1/bookings?limit=100"), "/api/v1/bookings?kind=hold", "/api/v1/bookings?status=confirmed",
            $"/api/v1/bookings?store_id={store}&to={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddYears(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}",
            $"/api/v1/slots?store_id={store}&service_ids={service}",
            "/api/v1/customers", await After("/api/v1/customers?limit=100"), "/api/v1/customers?search=Durand", $"/api/v1/customers/{card}",
            "/api/v1/calls", await After("/api/v1/calls?limit=100"), "/api/v1/calls?outcome=ordered", $"/api/v1/calls/{call}",
            "/api/v1/tickets", await After("/api/v1/tickets?limit=100"), "/api/v1/tickets?status=open", "/api/v1/tickets?status=solved",
        ];
    }

    private static void Print(List<PageFigures> now, List<PageFigures>? before)
    {
        Console.WriteLine($"| page | p50 ms | p95 ms | rows read |{(before is null ? "" : " p50 before / now | p95 before / now | rows before |")}");
        Console.WriteLine($"|---|---|---|---|{(before is null ? "" : "---|---|---|")}");
        foreach (var (place, page) in now.Index())
        {
            var old = before?[place];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Short(page.Page)} | {page.P50:0.0} | {page.P95:0.0} | {page.Rows} |")
                + (old is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {old.P50 / page.P50:0.0} | {old.P95 / page.P95:0.0} | {old.Rows} |")));
        }
    }

    private static string Short(string page) => page.Length <= 60 ? page : page[..59] + "…";

    private const string Salon = """
        key: bench-salon
        name: Salon des années
        trade: salon
        number: "+33199000999"
        forward_to: "+33639980100"
        timezone: Europe/Paris
        address: {street: "12 rue Condorcet", postcode: "38000", city: Grenoble, access: "De plain-pied."}
        hours:
          monday: ["09:00-20:00"]
          tuesday: ["09:00-20:00"]
          wednesday: ["09:00-20:00"]
          thursday: ["09:00-20:00"]
          friday: ["09:00-20:00"]
          saturday: ["09:00-20:00"]
          sunday: ["09:00-20:00"]
        closures: []
        payment: [carte, espèces]
        faq:
          - {q: "chien, animaux", a: "Les chiens sont les bienvenus."}
        staff: [{name: Sophie}, {name: Zoé}, {name: Léa}, {name: Karim}, {name: Inès}]
        services:
          - {name: Coupe, minutes: 30, price: 3000}
          - {name: Balayage, minutes: 120, price: 10000}
        bookings:
          - {staff: Sophie, start: "2020-01-07T10:00", minutes: 30, customer: {name: Durand, phone: "+33639980150"}, services: [Coupe]}
        """;
}

/// <summary>One page as it was measured.</summary>
/// <param name="Rows">That the database read for one request.</param>
internal sealed record PageFigures(string Page, double P50, double P95, long Rows);
