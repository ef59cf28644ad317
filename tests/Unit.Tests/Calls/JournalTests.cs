using Kalliky.Application.Calls.Live;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Kalliky.Unit.Tests.Calls;

public sealed class JournalTests
{
    private readonly ManualTime time = new();
    private readonly MemoryPages pages = new();

    [Fact]
    public async Task What_the_database_refuses_is_written_later_and_in_order()
    {
        var journal = NewJournal();
        pages.IsDown = true;
        journal.Add(Event("a"));
        journal.Write();
        await Stage.Until(() => time.NextRing is not null);
        journal.Add(Event("b"));
        journal.Write();
        pages.IsDown = false;
        time.Advance(TimeSpan.FromSeconds(5));
        await Stage.Until(() => pages.Entries.Count == 2);
        pages.Entries.OfType<JournalEntry.Happened>().Select(entry => entry.Kind).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_journal_that_was_taken_over_writes_no_more()
    {
        var journal = NewJournal();
        pages.IsTakenOver = true;
        journal.Add(Event("a"));
        await journal.Close(TimeSpan.FromSeconds(1));
        journal.IsLost.ShouldBeTrue();
        pages.IsTakenOver = false;
        journal.Add(Event("b"));
        await journal.Close(TimeSpan.FromSeconds(1));
        pages.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Closing_does_not_wait_for_ever()
    {
        var journal = NewJournal();
        pages.IsDown = true;
        journal.Add(Event("a"));
        var closing = journal.Close(TimeSpan.FromSeconds(2));
        while (!closing.IsCompleted)
        {
            await Stage.Until(() => time.NextRing is not null || closing.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        pages.IsDown = false;
        await Stage.Until(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return pages.Entries.Count == 1;
        });
    }

    private Journal NewJournal() => new(pages, time, NullLogger.Instance, Guid.NewGuid());

    private static JournalEntry.Happened Event(string kind) => new(Guid.NewGuid(), kind, null, Instant.FromUnixTimeSeconds(0));
}
