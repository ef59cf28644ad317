using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>The person who signs in to the demo business.</summary>
internal sealed class DemoAccount(UserManager<Account> people, IMoment moment)
{
    public const string Email = "demo@kalliky.test";

    /// <summary>Its id; the password is told only when the account is made now.</summary>
    public async Task<(Guid Id, string? Password)> FindOrMake()
    {
        if (await people.FindByEmailAsync(Email) is { } known)
            return (known.Id, null);
        var account = new Account { Id = moment.NewId(), UserName = Email, Email = Email, EmailConfirmed = true };
        var password = Token.New()[..16];
        var made = await people.CreateAsync(account, password);
        return made.Succeeded
            ? (account.Id, password)
            : throw new InvalidOperationException($"The demo account could not be made: {string.Join(' ', made.Errors.Select(error => error.Description))}");
    }
}
