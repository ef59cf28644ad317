namespace Kalliky.Application.Accounts;

/// <summary>How the people who sign in are called. Asked only for accounts of the business at hand.</summary>
public interface IMemberNames
{
    /// <summary>The name of each account that exists.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> accounts, CancellationToken ct);
}
