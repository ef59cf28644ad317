namespace Kalliky.Testing;

/// <summary>How much is tried where more of the same finds only the rarest: everything that is promised in CI, and elsewhere
/// as much as one waits for before a commit.</summary>
public static class Often
{
    private const int BeforeACommit = 5;

    public static readonly bool InCi = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>How many times something is tried that chance decides.</summary>
    public static int Times(int promised) => InCi ? promised : Math.Min(promised, BeforeACommit);
}
