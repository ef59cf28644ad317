using Kalliky.Domain.Accounts;

namespace Kalliky.Application.Accounts;

/// <summary>Who asks in this scope: a member at a page, or an integration by its key. Nobody where a call, the bus or the
/// sweeper works: those bring their own proof and are not asked for a role.</summary>
public sealed class Actor
{
    public Guid? Account { get; private set; }

    public Role? Role { get; private set; }

    public Guid? Key { get; private set; }

    /// <summary>The network address that the request came from.</summary>
    public string? From { get; private set; }

    public bool IsNobody => Account is null && Key is null;

    /// <param name="role">Null for somebody without any business, who may do nothing in one.</param>
    public void IsMember(Guid account, Role? role, string? from) => (Account, Role, From) = (account, role, from);

    public void IsKey(Guid key, string? from) => (Key, From) = (key, from);

    public bool May(Permission permission) =>
        Role is { } role ? Permissions.Allows(role, permission) : Key is not null && Permissions.AllowsKey(permission);
}

/// <summary>Somebody asks for what their role or their key does not allow: a forged request, since no page offers it.</summary>
public sealed class NotAllowedException(Permission permission) : Exception($"Not allowed: {permission}.");
