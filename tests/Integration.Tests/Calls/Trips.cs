using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The commands that one database is sent; a batch is one.</summary>
public sealed class Trips : IDisposable
{
    private readonly ConcurrentQueue<string> made = new();
    private readonly ActivityListener listener;
    private readonly string database;
    private readonly Func<string, bool> counts;

    /// <param name="database">Its connection string: other tests have databases of their own.</param>
    /// <param name="counts">Which are of interest.</param>
    public Trips(string database, Func<string, bool> counts)
    {
        (this.database, this.counts) = (database, counts);
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<string> Made => made;

    public void Dispose() => listener.Dispose();

    private void Note(Activity command)
    {
        if (command.GetTagItem("db.namespace") is string name && database.Contains($"Database={name};", StringComparison.Ordinal)
            && command.GetTagItem("db.query.text") is string { Length: > 0 } sql && counts(sql))
            made.Enqueue(sql);
    }
}
