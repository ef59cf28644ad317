using Kalliky.Application.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>People who sign in, kept by ASP.NET Core Identity.</summary>
internal sealed class People(UserManager<Account> people, AccountsDb db, Lockout lockout, IPasswordHasher<Account> hasher) : IAccounts
{
    private static readonly Account Nobody = new();

    public async Task<Guid?> Find(string email, CancellationToken ct) => (await people.FindByEmailAsync(email))?.Id;

    public async Task<IReadOnlyDictionary<Guid, string>> Emails(IReadOnlyCollection<Guid> asked, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(account => asked.Contains(account.Id) && account.Email != null)
            .ToDictionaryAsync(account => account.Id, account => account.Email!, ct);

    public string HashOf(string password) => hasher.HashPassword(Nobody, password);

    public bool Fits(string hash, string password) => hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;

    public async Task<bool> Make(Guid id, string email, string passwordHash, CancellationToken ct)
    {
        if (await people.FindByEmailAsync(email) is { } known)
            return known.Id == id;
        try
        {
            if ((await people.CreateAsync(new Account { Id = id, UserName = email, Email = email, EmailConfirmed = true, PasswordHash = passwordHash })).Succeeded)
                return true;
        }
        catch (Exception problem) when (problem is DbUpdateException or InvalidOperationException)
        {
            // Refused by the database, or met here where it was just read.
        }

        // Somebody opened an account with this address at the same moment.
        db.ChangeTracker.Clear();
        return (await people.FindByEmailAsync(email))?.Id == id;
    }

    public async Task<PasswordCheck> Check(Guid id, string password)
    {
        if (await people.FindByIdAsync(id.ToString()) is not { } account)
            return PasswordCheck.Wrong;
        if (!await lockout.Admits(id))
            return PasswordCheck.LockedOut;
        if (!await people.CheckPasswordAsync(account, password))
            return PasswordCheck.Wrong;
        await lockout.Forget(id);
        return PasswordCheck.Right;
    }

    public async Task SetPassword(Guid id, string password)
    {
        var account = await people.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException("There is no such account.");
        account.PasswordHash = hasher.HashPassword(account, password);
        var done = await people.UpdateSecurityStampAsync(account);
        if (!done.Succeeded)
            throw new InvalidOperationException($"The password was not kept: {string.Join(' ', done.Errors.Select(error => error.Code))}");

        // Whoever reads the address may come in again at once, whatever was guessed before.
        await lockout.Forget(id);
    }
}
