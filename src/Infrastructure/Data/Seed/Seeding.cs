using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Data.Vault;
using Kalliky.Infrastructure.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>What was loaded, and the secrets that are shown this once.</summary>
/// <param name="Password">Null when the demo account was there already.</param>
public sealed record Seeded(IReadOnlyList<string> Stores, string Business, string Email, string? Password, string RestKey);

/// <summary>Loads stores into the demo business, making it, its owner and a REST key where they are missing.</summary>
public static class Seeding
{
    private const string BusinessName = "Démo Kalliky";

    /// <summary>As many as a node holds: whoever tries the product out with a thousand callers is not sent away.</summary>
    private const int DemoCalls = 5_000;

    /// <summary>Stores from a folder of files. Their business is the one that a number of theirs rings at, else a new one of
    /// this name, else, without a name, the demo one. It is the demo account's.</summary>
    /// <exception cref="StoreFileException">A file cannot be loaded.</exception>
    /// <exception cref="SettingException">The stores belong to several businesses.</exception>
    public static async Task<Seeded> Stores(IServiceProvider services, string folder, string? business, CancellationToken ct) =>
        (await Load(services, StoreFiles.ReadFolder(folder), business, ct)).Seeded;

    /// <summary>The demo stores and their past, into a database that nobody signs in to yet; null where somebody does.</summary>
    public static async Task<Seeded?> Demo(IServiceProvider services, CancellationToken ct)
    {
        var inUse = await In(services, null, scope => scope.GetRequiredService<AccountsDb>().Users.AnyAsync(ct));
        if (inUse)
            return null;
        var (loaded, tenant, account) = await Load(services, DemoStores.All(), null, ct);
        await In(services, tenant, scope => Done(scope.GetRequiredService<DemoHistory>().Tell(account.ToString(), ct)));
        return loaded;
    }

    private static async Task<(Seeded Seeded, Guid Tenant, Guid Account)> Load(
        IServiceProvider services, IReadOnlyList<StoreFile> files, string? business, CancellationToken ct)
    {
        var (account, password) = await In(services, null, scope => scope.GetRequiredService<DemoAccount>().FindOrMake());
        var tenant = await Ringing(services, files, ct)
            ?? (business is null ? await First(services, account, ct) : null)
            ?? await NewBusiness(services, business ?? BusinessName, account, ct);
        await In(services, tenant, scope => Done(Subscribe(scope.GetRequiredService<KallikyDb>(), tenant, scope.GetRequiredService<IMoment>(), ct)));
        foreach (var file in files)
            await In(services, tenant, scope => Done(scope.GetRequiredService<StoreLoading>().Load(file, ct)));
        var (name, key) = await In(services, tenant, scope => NewKey(scope, tenant, ct));
        return (new Seeded([.. files.Select(file => file.Name)], name, DemoAccount.Email, password, key), tenant, account);
    }

    private static async Task<Guid?> Ringing(IServiceProvider services, IReadOnlyList<StoreFile> files, CancellationToken ct)
    {
        var doors = services.GetRequiredService<IDoors>();
        HashSet<Guid> owners = [];
        foreach (var file in files)
        {
            if (await doors.OfNumber(PhoneNumber.Parse(file.Number), ct) is { } known)
                owners.Add(known.TenantId);
        }

        if (owners.Count > 1)
            throw new SettingException("The numbers of these stores belong to several businesses: load them one business at a time.");
        return owners.Count == 1 ? owners.Single() : null;
    }

    private static async Task<Guid?> First(IServiceProvider services, Guid account, CancellationToken ct) =>
        (await services.GetRequiredService<IDoors>().OfAccount(account, ct)) is [var place, ..] ? place.TenantId : null;

    private static async Task<Guid> NewBusiness(IServiceProvider services, string name, Guid account, CancellationToken ct)
    {
        var tenant = services.GetRequiredService<IMoment>().NewId();
        return await In(services, tenant, async scope =>
        {
            var (db, moment) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IMoment>());
            db.Businesses.Add(new Business(tenant, name, Plan.Enterprise, moment.Now));
            db.BusinessKeys.Add(scope.GetRequiredService<Keyring>().NewKey(tenant));
            db.Memberships.Add(new Membership(moment.NewId(), tenant, account, Role.Owner));
            await db.SaveChangesAsync(ct);
            return tenant;
        });
    }

    // A business that has agreed on nothing yet: what is loaded here is to be tried out, with as many stores and callers as one likes.
    private static async Task Subscribe(KallikyDb db, Guid tenant, IMoment moment, CancellationToken ct)
    {
        if (await db.Subscriptions.AnyAsync(ct))
            return;
        var subscription = new Subscription(tenant, Plan.Enterprise, moment.Now);
        subscription.AgreeOn(DemoCalls);
        db.Subscriptions.Add(subscription);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<(string Business, string Key)> NewKey(IServiceProvider scope, Guid tenant, CancellationToken ct)
    {
        var (db, moment) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IMoment>());
        var key = Token.New("klk_test_");
        db.ApiKeys.Add(new ApiKey(moment.NewId(), tenant, "seed", Token.HashOf(key), key[..13], [.. Scopes.All], moment.Now));
        await db.SaveChangesAsync(ct);
        return (await db.Businesses.Select(business => business.Name).SingleAsync(ct), key);
    }

    /// <summary>Does something in a scope of its own that works for a business.</summary>
    private static async Task<T> In<T>(IServiceProvider services, Guid? tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        if (tenant is { } id)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(id);
        return await work(scope.ServiceProvider);
    }

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }
}
