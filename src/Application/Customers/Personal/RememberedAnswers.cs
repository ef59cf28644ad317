using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Answers to integrations that are kept for a day, in case they ask again. The person finds in them nothing that
/// the other rooms do not tell.</summary>
internal sealed class RememberedAnswers(IKallikyDb db, IVault vault) : IRemember
{
    public string Room => "kept_answers";

    public Task<JsonArray> Tell(Person person, CancellationToken ct) => Task.FromResult(new JsonArray());

    public async Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct)
    {
        string[] marks = [.. person.Numbers, .. new[] { person.Cards, person.Calls, person.Orders, person.Tickets, person.Bookings }.SelectMany(ids => ids).Select(id => id.ToString())];
        var found = new List<Guid>();
        await foreach (var kept in db.KeptAnswers.AsNoTracking().Where(kept => kept.Body != null).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (vault.Open(kept.Body) is { } body && marks.Any(mark => body.Contains(mark, StringComparison.Ordinal)))
                found.Add(kept.Id);
        }

        await db.KeptAnswers.Where(kept => found.Contains(kept.Id)).ExecuteUpdateAsync(set => set.SetProperty(kept => kept.Body, (Domain.Shared.Sealed?)null), ct);
        return new Dictionary<string, int> { ["kept_answers"] = found.Count };
    }
}
