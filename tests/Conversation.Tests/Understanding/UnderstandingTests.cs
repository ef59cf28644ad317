namespace Kalliky.Conversation.Tests.Understanding;

/// <summary>Utterances of several kinds of restaurants, understood against their own menus.</summary>
public sealed class UnderstandingTests
{
    public static TheoryData<string> Tables => [.. Directory.EnumerateFiles(Table.Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Understands_every_line_of(string table)
    {
        var wrong = Table.Differences(Path.Combine(Table.Folder, table));
        wrong.ShouldBeEmpty($"{wrong.Count} lines:\n  {string.Join("\n  ", wrong)}");
    }
}
