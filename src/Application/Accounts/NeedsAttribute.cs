using Kalliky.Domain.Accounts;

namespace Kalliky.Application.Accounts;

/// <summary>What somebody must be allowed who does this: a use case that a person or a key asks for, a page's handler, or
/// every handler of a page. What is done is also written into the journal.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}
