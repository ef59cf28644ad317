using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>What people and keys did, the latest first.</summary>
/// <param name="Most">How many lines; a page, or a part of a file.</param>
[Needs(Permission.ReadJournal)]
public sealed record ShowJournal(Position? After = null, int Most = Slice.Usual) : IRequest<Slice<ShowJournal.Line>>
{
    public const int MostAtOnce = 2_000;

    /// <param name="Who">A member's address or a key's name; null when neither is known any more.</param>
    /// <param name="What">The use case's name, a stable word.</param>
    /// <param name="AboutWhom">The person or the key that something was done to.</param>
    public sealed record Line(Guid Id, Instant At, string? Who, bool IsKey, string What, Guid? About, string? AboutWhom, string? From);
}

internal sealed class ShowJournalHandler(IKallikyDb db, IAccounts accounts) : IRequestHandler<ShowJournal, Slice<ShowJournal.Line>>
{
    public async Task<Slice<ShowJournal.Line>> Handle(ShowJournal request, CancellationToken ct)
    {
        var most = Math.Clamp(request.Most, 1, ShowJournal.MostAtOnce);
        var lines = db.JournalLines.AsNoTracking();
        if (request.After is { Time: var time, Id: var id })
            lines = lines.Where(line => line.At < time || (line.At == time && line.Id < id));
        var rows = await lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Id).Take(most + 1).ToListAsync(ct);
        var keys = await db.ApiKeys.AsNoTracking().ToDictionaryAsync(key => key.Id, key => key.Name, ct);
        var people = await accounts.Emails([.. People(rows).Distinct()], ct);
        return Slice.Cut(rows, most, row => new Position(row.At, row.Id), row => View(row, keys, people));
    }

    // Only what was done to members names one; other ids are of other things.
    private static IEnumerable<Guid> People(List<JournalLine> rows) =>
        rows.SelectMany(row => new[] { row.AccountId, IsAboutSomebody(row) ? row.About : null }).OfType<Guid>();

    private static bool IsAboutSomebody(JournalLine row) => row.What is nameof(ChangeRole) or nameof(RemoveMember) or nameof(TransferBusiness);

    private static ShowJournal.Line View(JournalLine row, Dictionary<Guid, string> keys, IReadOnlyDictionary<Guid, string> people) => new(
        row.Id, row.At,
        row.KeyId is { } key ? keys.GetValueOrDefault(key) : row.AccountId is { } account ? people.GetValueOrDefault(account) : null,
        row.KeyId is not null, row.What, row.About, row.About is { } about ? people.GetValueOrDefault(about) ?? keys.GetValueOrDefault(about) : null, row.From);
}
