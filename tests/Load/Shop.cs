using System.Net.Http.Headers;
using System.Text.Json;

namespace Kalliky.Load;

/// <summary>The stores that are called, and what the product says of them through its own REST API.</summary>
/// <param name="businesses">Whose they are, one after the other: a business with a thousand calls at once does not exist.</param>
internal sealed class Shop(int stores, int businesses)
{
    private readonly Dictionary<(string Number, string Dish), string> dishes = [];
    private HttpClient product = null!;
    private IReadOnlyList<string> keys = [];

    public string Number(int call) => NumberOf(call % stores);

    public string Dish(string number, string name) => dishes[(number, name)];

    /// <summary>Writes the stores in the format of `./kalliky seed`, a folder for each business: open around the clock, so that
    /// the hour does not matter.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        var folders = Enumerable.Range(0, Math.Min(businesses, stores)).Select(i => Directory.CreateDirectory(Path.Combine(folder, $"{i:000}")).FullName).ToList();
        for (var i = 0; i < stores; i++)
            File.WriteAllText(Path.Combine(folders[i % folders.Count], $"bench-{i:000}.yaml"), Menu.Replace("{n}", $"{i:000}", StringComparison.Ordinal).Replace("{number}", NumberOf(i), StringComparison.Ordinal));
        return folders;
    }

    /// <summary>Asks this product what the dishes are called; it is also asked for the orders later.</summary>
    /// <param name="of">The REST key of each business.</param>
    public async Task Learn(HttpClient from, IReadOnlyList<string> of)
    {
        (product, keys) = (from, of);
        var numbers = new Dictionary<string, string>();
        await foreach (var store in All("/api/v1/stores?limit=100"))
            numbers[store.GetProperty("id").GetString()!] = store.GetProperty("number").GetString()!;
        await foreach (var dish in All("/api/v1/products?limit=100"))
            dishes[(numbers[dish.GetProperty("store_id").GetString()!], dish.GetProperty("name").GetString()!)] = dish.GetProperty("id").GetString()!["prd_".Length..];
    }

    /// <summary>How many orders each telephone number has.</summary>
    public async Task<Dictionary<string, int>> Orders(DateTimeOffset since)
    {
        var orders = new Dictionary<string, int>();
        await foreach (var order in All($"/api/v1/orders?limit=100&since={Uri.EscapeDataString(since.ToString("O"))}"))
        {
            var phone = order.GetProperty("customer").GetProperty("phone").GetString()!;
            orders[phone] = orders.GetValueOrDefault(phone) + 1;
        }

        return orders;
    }

    /// <summary>A list of every business, page by page.</summary>
    private async IAsyncEnumerable<JsonElement> All(string address)
    {
        foreach (var key in keys)
        {
            string? cursor = null;
            do
            {
                using var page = JsonDocument.Parse(await Ask(cursor is null ? address : $"{address}&cursor={cursor}", key));
                foreach (var item in page.RootElement.GetProperty("data").EnumerateArray())
                    yield return item.Clone();
                cursor = page.RootElement.GetProperty("next_cursor").GetString();
            }
            while (cursor is not null);
        }
    }

    private async Task<string> Ask(string address, string key)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var answer = await product.SendAsync(question);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static string NumberOf(int store) => $"+331990{store:00000}";

    private const string Menu = """
        key: bench-{n}
        name: Pizzeria {n}
        trade: restaurant
        number: "{number}"
        forward_to: "+33639980100"
        timezone: Europe/Paris
        address: {street: "12 rue Condorcet", postcode: "38000", city: Grenoble, access: "De plain-pied."}
        hours:
          monday: ["00:00-00:00"]
          tuesday: ["00:00-00:00"]
          wednesday: ["00:00-00:00"]
          thursday: ["00:00-00:00"]
          friday: ["00:00-00:00"]
          saturday: ["00:00-00:00"]
          sunday: ["00:00-00:00"]
        closures: []
        payment: [carte, espèces]
        faq:
          - {q: "chien, animaux", a: "Les chiens sont les bienvenus en terrasse."}
        prep_minutes: 25
        delivery: {minimum: 1500, fee: 300, minutes: 45, zones: [{city: Grenoble, postcodes: ["38000"]}]}
        alcohol: {licence: true, hours: "10:00-22:00"}
        categories:
          - name: Pizzas
            vat: 10
            options:
              - {name: Taille, min: 1, max: 1, default: Normale, choices: [{name: Normale, price: 0}, {name: Grande, price: 300}]}
              - {name: Suppléments, min: 0, max: 5, choices: [{name: mozzarella, price: 150}, {name: chorizo, price: 150}, {name: œuf, price: 100}]}
            products:
              - {name: Marinara, price: 850, ingredients: [sauce tomate, ail, origan], allergens: [gluten]}
              - {name: Margherita, price: 950, aliases: [margarita], ingredients: [sauce tomate, mozzarella, olives, basilic], allergens: [gluten, lait]}
              - {name: Napolitaine, price: 1090, ingredients: [sauce tomate, mozzarella, anchois, câpres], allergens: [gluten, lait, poissons]}
              - {name: Reine, price: 1150, ingredients: [sauce tomate, mozzarella, jambon, champignons], allergens: [gluten, lait]}
              - {name: Calzone, price: 1250, ingredients: [sauce tomate, mozzarella, jambon, œuf], allergens: [gluten, lait, œufs]}
              - {name: Quatre fromages, price: 1290, ingredients: [sauce tomate, mozzarella, gorgonzola, chèvre], allergens: [gluten, lait]}
              - {name: Orientale, price: 1250, ingredients: [sauce tomate, mozzarella, merguez, poivrons], allergens: [gluten, lait]}
              - {name: Végétarienne, price: 1190, ingredients: [sauce tomate, mozzarella, aubergines, courgettes], allergens: [gluten, lait]}
              - {name: Diavola, price: 1250, ingredients: [sauce tomate, mozzarella, spianata, piments], allergens: [gluten, lait]}
              - {name: Hawaïenne, price: 1190, ingredients: [sauce tomate, mozzarella, jambon, ananas], allergens: [gluten, lait]}
          - name: Salades
            vat: 10
            products:
              - {name: Salade César, price: 1150, ingredients: [poulet, parmesan, croûtons], allergens: [gluten, lait, œufs]}
              - {name: Salade de chèvre chaud, price: 1090, ingredients: [chèvre, noix, miel], allergens: [gluten, lait, fruits à coque]}
          - name: Desserts
            vat: 10
            products:
              - {name: Tiramisu, price: 590, allergens: [gluten, lait, œufs]}
              - {name: Panna cotta, price: 550, allergens: [lait]}
              - {name: Mousse au chocolat, price: 520, allergens: [lait, œufs]}
          - name: Boissons
            vat: 10
            products:
              - {name: Eau plate 50 cl, price: 250, allergens: []}
              - {name: Eau gazeuse 50 cl, price: 280, allergens: []}
              - {name: Coca-Cola 33 cl, price: 320, allergens: []}
              - {name: Jus d'orange 25 cl, price: 350, allergens: []}
        """;
}
