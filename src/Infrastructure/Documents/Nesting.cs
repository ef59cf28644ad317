namespace Kalliky.Infrastructure.Documents;

/// <summary>How deep arrays and dictionaries lie within one another.</summary>
internal static class Nesting
{
    public static int Of(ReadOnlySpan<byte> bytes)
    {
        var (depth, deepest) = (0, 0);
        foreach (var sign in bytes)
        {
            // What is closed too often, as in pictures, begins again at nothing.
            depth = sign switch { (byte)'[' or (byte)'<' => depth + 1, (byte)']' or (byte)'>' => Math.Max(0, depth - 1), _ => depth };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
