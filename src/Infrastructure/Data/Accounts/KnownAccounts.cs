using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Identity, but for its lockout: that reads a count, compares, and writes it back, so of guesses at the same moment one is
/// counted. <see cref="Lockout"/> does it instead.</summary>
internal sealed class KnownAccounts(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> accounts,
    IEnumerable<IPasswordValidator<Account>> passwords, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<Account>> log) : UserManager<Account>(store, options, hasher, accounts, passwords, normalizer, errors, services, log)
{
    public override bool SupportsUserLockout => false;
}
