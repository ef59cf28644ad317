using Kalliky.Infrastructure.Data.Vault;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>What belongs to no business, in a schema of its own: sign-ins, the keys of ASP.NET Data Protection, shared secrets.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public const string SchemaName = "accounts";

    /// <summary>As WebAuthn has it.</summary>
    private const int LongestCredential = 1023;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<SharedSecret> SharedSecrets => Set<SharedSecret>();

    public DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(SchemaName);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");

            // Identity writes whole rows back: what was guessed meanwhile must not be undone by it.
            account.Property(row => row.AccessFailedCount).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            account.Property(row => row.LockoutEnd).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("tokens");

        // Identity maps them only where its options say so, and whoever migrates knows no options of the host.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("passkeys");
            passkey.HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(LongestCredential);
            passkey.OwnsOne(row => row.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId).IsRequired();
        });
        builder.Entity<SpentChallenge>(spent =>
        {
            spent.HasKey(row => row.Hash);
            spent.Property(row => row.Hash).HasMaxLength(64);
            spent.HasIndex(row => row.At);
        });
        builder.Entity<SharedSecret>(secret =>
        {
            secret.HasKey(row => row.Name);
            secret.Property(row => row.Name).HasMaxLength(50);
            secret.Property(row => row.Wrapped).HasMaxLength(1000);
        });
    }
}
