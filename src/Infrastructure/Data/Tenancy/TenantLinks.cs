using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kalliky.Infrastructure.Data.Tenancy;

/// <summary>Foreign keys between rows of businesses carry the business. PostgreSQL checks keys past row-level security, so
/// without it a row could hang on another business's row, and stand in the way of that business's own.</summary>
internal static class TenantLinks
{
    public static void Bind(IMutableForeignKey link)
    {
        var (child, parent, column) = (link.DeclaringEntityType, link.PrincipalEntityType, link.Properties[0]);
        if (IsInside(link))
        {
            IMutableProperty[] known = [Tenant(parent), parent.FindProperty(nameof(Entity.Id))!];
            link.SetProperties([Tenant(child), column], parent.FindKey(known) ?? parent.AddKey(known));
        }

        // Looked up by the id alone: an id is nobody else's.
        if (!child.GetIndexes().Any(index => index.Properties[0] == column && index.GetFilter() is null))
            child.AddIndex(column);
    }

    // From a row of a business to another of its rows; not to the business, which is its own tenant.
    private static bool IsInside(IMutableForeignKey link) =>
        typeof(TenantEntity).IsAssignableFrom(link.DeclaringEntityType.ClrType)
        && typeof(TenantEntity).IsAssignableFrom(link.PrincipalEntityType.ClrType)
        && link.Properties is [{ Name: not nameof(TenantEntity.TenantId) }];

    private static IMutableProperty Tenant(IMutableEntityType entity) => entity.FindProperty(nameof(TenantEntity.TenantId))!;
}
