namespace Kalliky.Application.Shared;

/// <summary>Tells the open pages what a use case changed, once it is committed: at once, or, where the use case is part
/// of a larger transaction, when that one is told to be.</summary>
internal sealed class LiveNews(ILiveFeed live, IKallikyDb db)
{
    private readonly List<LiveEvent> waiting = [];

    public void Publish(LiveEvent change)
    {
        if (db.Database.CurrentTransaction is null)
            live.Publish(change);
        else
            waiting.Add(change);
    }

    /// <summary>The larger transaction has committed.</summary>
    public void Committed()
    {
        foreach (var change in waiting)
            live.Publish(change);
        waiting.Clear();
    }
}
