namespace Kalliky.Domain.Shared;

/// <summary>Personal data at rest: bytes that only the vault of the business can open. The type keeps
/// plain text from reaching a column by mistake; erasing the business's key erases what it says.</summary>
public sealed record Sealed(byte[] Bytes)
{
    public bool Equals(Sealed? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    public override string ToString() => "(sealed)";
}
