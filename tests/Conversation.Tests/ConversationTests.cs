namespace Kalliky.Conversation.Tests;

/// <summary>Whole calls with the offline model: the caller's lines in, the database's rows out.</summary>
public sealed class ConversationTests(Rehearsals rehearsals) : IClassFixture<Rehearsals>
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Rehearsals.Folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Rehearsals.Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_call_leaves_what_it_should(string file)
    {
        List<string> doubts = [];
        var played = await rehearsals.Play(file, doubts);

        var conversation = string.Join('\n', played.Conversation);
        played.Difference.ShouldBeNull(conversation);
        // The offline model says nothing that is not so, and whoever reads the call must not think otherwise.
        doubts.ShouldBeEmpty(conversation);
    }
}
