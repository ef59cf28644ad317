namespace Kalliky.Browser.Tests;

/// <summary>The product in the middle of its evening.</summary>
public sealed class EveningProduct : IAsyncLifetime
{
    /// <summary>Before the names of pages that have nothing to tell yet.</summary>
    public const string Empty = "vide-";

    public Product Product { get; } = new();

    internal Evening Evening { get; private set; } = null!;

    /// <summary>What a store shows in the middle of its evening, and what one shows that has nothing to tell yet.</summary>
    internal IEnumerable<(string Name, string Path)> Everywhere =>
        Pages.Of("pizza-mario", Evening).Concat(Pages.Of("beauty-center").Select(page => (Empty + page.Name, page.Path)));

    public async ValueTask InitializeAsync()
    {
        await Product.InitializeAsync();
        Evening = await Evening.Fill(Product.Database, Product.Business);
    }

    public ValueTask DisposeAsync() => Product.DisposeAsync();
}

/// <summary>Classes that share one evening.</summary>
[CollectionDefinition]
public sealed class OneEvening : ICollectionFixture<EveningProduct>;
