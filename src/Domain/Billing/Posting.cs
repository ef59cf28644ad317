using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>An entry with its lines, to be saved together. The database checks the balance once more when it commits.</summary>
public sealed record Posting
{
    private Posting(LedgerEntry entry, IReadOnlyList<LedgerLine> lines) => (Entry, Lines) = (entry, lines);

    public LedgerEntry Entry { get; }

    public IReadOnlyList<LedgerLine> Lines { get; }

    /// <summary>Moves an amount from one account to another.</summary>
    public static Posting Move(LedgerEntry entry, LedgerAccount to, LedgerAccount from, Money amount, Func<Guid> newId) => new(
        entry,
        [
            new LedgerLine(newId(), entry.TenantId, entry.Id, to, amount),
            new LedgerLine(newId(), entry.TenantId, entry.Id, from, Money.Zero - amount),
        ]);
}
