using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Accounts;

/// <summary>A person's place in a business. Sign-in is global; what one may see comes from here.</summary>
public sealed class Membership : TenantEntity
{
    private Membership() { }

    public Membership(Guid id, Guid tenantId, Guid accountId, Role role)
    {
        Id = id;
        TenantId = tenantId;
        AccountId = accountId;
        Role = role;
    }

    public Guid AccountId { get; private init; }

    public Role Role { get; set; }
}

public enum Role
{
    Staff,
    Manager,
    Owner,
}
