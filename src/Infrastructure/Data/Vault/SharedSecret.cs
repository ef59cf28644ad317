using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>A secret that all nodes share and that belongs to no business; wrapped like the businesses' keys.</summary>
[Global]
internal sealed class SharedSecret
{
    public required string Name { get; init; }

    public required byte[] Wrapped { get; init; }
}
