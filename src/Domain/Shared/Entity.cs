namespace Kalliky.Domain.Shared;

/// <summary>A thing with an identity of its own. It collects what happened to it; the database room turns
/// these facts into messages in the same transaction.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> events = [];

    public Guid Id { get; protected init; }

    public IReadOnlyList<DomainEvent> Events => events;

    public void ForgetEvents() => events.Clear();

    protected void Raise(DomainEvent happened) => events.Add(happened);
}

/// <summary>A thing that belongs to one business. Rows of this kind are filtered by tenant twice:
/// by the model's "Tenant" filter and by the database's row-level security.</summary>
public abstract class TenantEntity : Entity
{
    /// <summary>The business that owns this row. Stamped when saved; never changed.</summary>
    public Guid TenantId { get; protected init; }
}

/// <summary>Marks a kind of row that belongs to nobody in particular. Everything else must be a <see cref="TenantEntity"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GlobalAttribute : Attribute;
