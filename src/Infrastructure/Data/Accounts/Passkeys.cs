using System.Buffers.Text;
using System.Text.Json;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Passkeys by ASP.NET Core Identity, which keeps the challenge in a cookie of its own and checks origin, signature and
/// counter. That an answer counts once is ours: a key that is synced has no counter.</summary>
internal sealed class Passkeys(SignInManager<Account> people, AccountsDb db, Lockout lockout, IMoment moment) : IPasskeys
{
    private UserManager<Account> Users => people.UserManager;

    public async Task<IReadOnlyList<Passkey>> Of(Guid account) => await Find(account) is { } known
        ? [.. (await Users.GetPasskeysAsync(known)).OrderBy(key => key.CreatedAt)
            .Select(key => new Passkey(Base64Url.EncodeToString(key.CredentialId), key.Name ?? "", Instant.FromDateTimeOffset(key.CreatedAt), key.IsBackedUp))]
        : [];

    public async Task<string> Offer(Guid account)
    {
        var known = await Find(account) ?? throw new InvalidOperationException("There is no such account.");
        return await people.MakePasskeyCreationOptionsAsync(new() { Id = account.ToString(), Name = known.Email!, DisplayName = known.Email! });
    }

    public async Task<bool> Add(Guid account, string credential, string name)
    {
        if (await Find(account) is not { } known || await Made(credential) is not { } made)
            return false;
        if (!made.Succeeded || made.UserEntity.Id != account.ToString())
            return false;
        made.Passkey.Name = name;
        return (await Users.GetPasskeysAsync(known)).Count < PasskeyBounds.Most && (await Users.AddOrUpdatePasskeyAsync(known, made.Passkey)).Succeeded;
    }

    public async Task<bool> Rename(Guid account, string id, string name)
    {
        if (await Find(account) is not { } known || Bytes(id) is not { } bytes || await Users.GetPasskeyAsync(known, bytes) is not { } key)
            return false;
        key.Name = name;
        return (await Users.AddOrUpdatePasskeyAsync(known, key)).Succeeded;
    }

    public async Task<bool> Remove(Guid account, string id) =>
        await Find(account) is { } known && Bytes(id) is { } bytes && await Users.GetPasskeyAsync(known, bytes) is not null
        && (await Users.RemovePasskeyAsync(known, bytes)).Succeeded;

    public Task<string> Challenge() => people.MakePasskeyRequestOptionsAsync(null);

    public async Task<SignedIn> Enter(string credential)
    {
        if (credential.Length is 0 or > PasskeyBounds.LongestCredential || await Answered(credential) is not { } answer)
            return SignedIn.No;
        if (!answer.Succeeded || !await IsFirst(credential))
            return SignedIn.No;
        if (await lockout.IsClosed(answer.User.Id))
            return SignedIn.LockedOut;
        if (!(await Users.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded)
            return SignedIn.No;
        await people.SignInAsync(answer.User, isPersistent: true, "passkey");
        return SignedIn.Yes;
    }

    private async Task<Account?> Find(Guid id) => await Users.FindByIdAsync(id.ToString());

    // Identity throws where nothing was asked, or not to this browser: an answer out of the blue is a wrong one.
    private async Task<PasskeyAttestationResult?> Made(string credential)
    {
        try
        {
            return await people.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<PasskeyAssertionResult<Account>?> Answered(string credential)
    {
        try
        {
            return await people.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<bool> IsFirst(string credential)
    {
        var old = moment.Now - SpentChallenge.Remembered;
        await db.SpentChallenges.Where(spent => spent.At < old).ExecuteDeleteAsync();
        db.SpentChallenges.Add(new SpentChallenge { Hash = Token.HashOf(ChallengeIn(credential)), At = moment.Now });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    // It was checked before: this only reads it once more.
    private static string ChallengeIn(string credential)
    {
        using var sent = JsonDocument.Parse(credential);
        var client = Base64Url.DecodeFromChars(sent.RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString());
        using var data = JsonDocument.Parse(client);
        return data.RootElement.GetProperty("challenge").GetString()!;
    }

    private static byte[]? Bytes(string id) => id.Length <= 2_000 && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;
}
