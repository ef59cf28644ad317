using Kalliky.Application.Assistant;

namespace Kalliky.Infrastructure.Models;

/// <summary>A model's place in the chain. One that failed three times in a row is left alone for half a minute; then one
/// caller tries it, and only when it answers do the others, so that not every caller waits for it.</summary>
/// <param name="mayHear">Whether it may hear the calls of a trade; null where it may hear all.</param>
internal sealed class ModelLink(Func<string> name, IChatModel model, TimeProvider clock, bool always = false, Func<string, bool>? mayHear = null)
{
    private const int FailuresInARow = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock door = new();
    private int failures;
    private long restsSince;

    public string Name => name();

    public IChatModel Model => model;

    public bool MayHear(string trade) => mayHear?.Invoke(trade) ?? true;

    public bool MayTry()
    {
        lock (door)
        {
            if (always || failures < FailuresInARow)
                return true;
            if (clock.GetElapsedTime(restsSince) < Rest)
                return false;
            restsSince = clock.GetTimestamp();
            return true;
        }
    }

    public void Worked()
    {
        lock (door)
            failures = 0;
    }

    public void Failed()
    {
        lock (door)
        {
            failures++;
            restsSince = clock.GetTimestamp();
        }
    }
}
