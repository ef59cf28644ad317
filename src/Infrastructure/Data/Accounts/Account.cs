using Kalliky.Domain.Shared;
using Microsoft.AspNetCore.Identity;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>A person who signs in. Belongs to no business: memberships say where it may work.</summary>
[Global]
public sealed class Account : IdentityUser<Guid>;
