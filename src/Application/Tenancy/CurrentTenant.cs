namespace Kalliky.Application.Tenancy;

/// <summary>The business that this scope works for. Set once, before anything else is resolved: from the membership
/// (pages), the key (REST), the dialled number (calls), the header (bus). Nothing is guessed: unset means no rows.</summary>
public sealed class CurrentTenant
{
    private Guid? id;

    public Guid? Id => id;

    /// <exception cref="InvalidOperationException">It is set already, to another business.</exception>
    public void Set(Guid tenant)
    {
        if (id is { } known && known != tenant)
            throw new InvalidOperationException("The tenant of a scope is set once.");
        id = tenant;
    }

    public Guid Required() => id ?? throw new InvalidOperationException("No tenant is set for this scope.");
}
