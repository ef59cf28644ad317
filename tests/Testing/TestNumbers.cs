using Kalliky.Domain.Shared;

namespace Kalliky.Testing;

/// <summary>Telephone numbers of the ranges that are nobody's, each given once in a run: two tests never share one by chance.</summary>
public static class TestNumbers
{
    private static int stores = 1_000;
    private static int people = 1_000;

    public static PhoneNumber Store() => PhoneNumber.Parse($"+3319900{Interlocked.Increment(ref stores):0000}");

    public static PhoneNumber Person() => PhoneNumber.Parse($"+3363998{Interlocked.Increment(ref people):0000}");
}
