namespace Kalliky.Browser.Tests;

/// <summary>One running product and one browser for the classes that tell what somebody does from ring to row.</summary>
[CollectionDefinition(Name)]
public sealed class Demonstration : ICollectionFixture<Product>, ICollectionFixture<Chrome>
{
    public const string Name = "demonstration";
}
