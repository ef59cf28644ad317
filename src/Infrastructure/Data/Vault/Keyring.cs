using System.Collections.Concurrent;
using System.Security.Cryptography;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Npgsql;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>The businesses' keys, kept open in memory for a few minutes: an erased key is forgotten by every node within that time.</summary>
internal sealed class Keyring(NpgsqlDataSource database, KeyWrap wrap, IMoment moment, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Held> held = new();

    /// <summary>A new business's key, to be saved with it.</summary>
    public BusinessKey NewKey(Guid tenant) => new(moment.NewId(), tenant, wrap.Wrap(RandomNumberGenerator.GetBytes(32)), moment.Now);

    /// <summary>Null when it was erased.</summary>
    public Keys? Of(Guid tenant)
    {
        if (held.TryGetValue(tenant, out var known) && clock.GetElapsedTime(known.Since) < KeptFor)
            return known.Keys;
        if (Fetch(tenant) is not { } wrapped)
        {
            held.TryRemove(tenant, out _);
            return null;
        }

        var keys = Keys.From(wrap.Unwrap(wrapped));
        held[tenant] = new Held(keys, clock.GetTimestamp());
        return keys;
    }

    public void Forget(Guid tenant) => held.TryRemove(tenant, out _);

    /// <summary>On a connection of its own, because sealing may happen while the scope's one is busy. One round trip:
    /// both statements of a batch are one transaction, so the setting holds for the second and ends with it.</summary>
    private byte[]? Fetch(Guid tenant)
    {
        using var connection = database.OpenConnection();
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("SELECT set_config('app.tenant', $1, true)") { Parameters = { new() { Value = tenant.ToString() } } },
                new NpgsqlBatchCommand("SELECT wrapped FROM business_keys WHERE tenant_id = $1") { Parameters = { new() { Value = tenant } } },
            },
        };
        using var rows = batch.ExecuteReader();
        rows.NextResult();
        return rows.Read() ? rows.GetFieldValue<byte[]>(0) : null;
    }

    private sealed record Held(Keys Keys, long Since);
}

/// <summary>What is made of a business's key: one to seal with, one to hash telephone numbers with, one for other words.</summary>
internal sealed record Keys(byte[] Seal, byte[] Numbers, byte[] Words)
{
    public static Keys From(byte[] key) => new(Derive(key, "seal"u8), Derive(key, "numbers"u8), Derive(key, "words"u8));

    private static byte[] Derive(byte[] key, ReadOnlySpan<byte> use)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, default, use);
        return derived;
    }
}
