using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Seals what belongs to no business with the key that wraps the businesses' keys.</summary>
internal sealed class AccountVault(IServiceScopeFactory scopes, KeyWrap wrap) : IAccountVault
{
    private const string Secret = "account-addresses";

    private byte[]? pepper;

    public Sealed Seal(string text) => SealBytes(Encoding.UTF8.GetBytes(text));

    public Sealed SealBytes(byte[] bytes) => new(wrap.Wrap(bytes));

    public string? Open(Sealed? data) => data is null ? null : Encoding.UTF8.GetString(OpenBytes(data));

    public byte[] OpenBytes(Sealed data) => wrap.Unwrap(data.Bytes);

    public async ValueTask<string> KeyOf(string address, CancellationToken ct) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(pepper ??= await Pepper(ct), Encoding.UTF8.GetBytes(address.ToLowerInvariant())));

    // Made by the first node that needs it.
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
