using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Telephony;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>The keyed hash under which a store's own number is found when it rings, before the business is known:
/// the key is one for all, made by the first node that needs it.</summary>
internal sealed class DialledNumbers(IServiceScopeFactory scopes, KeyWrap wrap) : IDialledNumbers
{
    private const string Secret = "dialled-numbers";

    private byte[]? pepper;

    public async ValueTask<string> KeyOf(PhoneNumber number, CancellationToken ct) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(pepper ??= await Pepper(ct), Encoding.UTF8.GetBytes(number.Value)));

    private async Task<byte[]> Pepper(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var fresh = wrap.Wrap(RandomNumberGenerator.GetBytes(32));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO accounts.shared_secrets (name, wrapped) SELECT {Secret}, {fresh} WHERE NOT EXISTS (SELECT FROM accounts.shared_secrets WHERE name = {Secret}) ON CONFLICT DO NOTHING", ct);
        return wrap.Unwrap((await db.SharedSecrets.AsNoTracking().SingleAsync(secret => secret.Name == Secret, ct)).Wrapped);
    }
}
