using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Five guesses at an account's password or code, then it is closed for a quarter of an hour. Each is counted in one statement
/// before it is looked at, so that guesses at the same moment are as many guesses; whoever was right gets theirs back.</summary>
internal sealed class Lockout(AccountsDb db)
{
    public const int MostGuesses = 5;

    private const int Minutes = 15;

    /// <summary>Takes one guess. False while the account is closed, and where there is none: the same is asked for either. It does not
    /// wait for the disk, since a write that does would tell by its time that there is somebody.</summary>
    public async Task<bool> Admits(Guid account) => await db.Database.ExecuteSqlAsync(
        $"""
        SELECT set_config('synchronous_commit', 'off', true);
        UPDATE accounts.accounts SET
            access_failed_count = CASE WHEN lockout_end IS NULL THEN access_failed_count + 1 ELSE 1 END,
            lockout_end = CASE WHEN lockout_end IS NULL AND access_failed_count + 1 >= {MostGuesses} THEN now() + make_interval(mins => {Minutes}) END
        WHERE id = {account} AND (lockout_end IS NULL OR lockout_end <= now())
        """) == 1;

    /// <summary>It was right, but is not all that is asked: the guesses before it still count.</summary>
    public Task GiveBack(Guid account) => db.Database.ExecuteSqlAsync(
        $"UPDATE accounts.accounts SET access_failed_count = greatest(access_failed_count - 1, 0), lockout_end = NULL WHERE id = {account}");

    /// <summary>Nothing was guessed any more.</summary>
    public Task Forget(Guid account) => db.Database.ExecuteSqlAsync(
        $"UPDATE accounts.accounts SET access_failed_count = 0, lockout_end = NULL WHERE id = {account}");

    public Task<bool> IsClosed(Guid account) => db.Users.FromSql($"SELECT * FROM accounts.accounts WHERE id = {account} AND lockout_end > now()").AnyAsync();
}
