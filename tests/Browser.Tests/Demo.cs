using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PhoneNumber = Kalliky.Domain.Shared.PhoneNumber;

namespace Kalliky.Browser.Tests;

/// <summary>One business with the demo stores, and its owner who signs in.</summary>
internal static class Demo
{
    public const string Email = "demo@kalliky.test";

    public const string Password = "une pizza sans olives";

    public static async Task<Guid> Create(TestDatabase database)
    {
        var business = await database.NewBusiness("Démo Kalliky");
        await using var scope = database.Scope(business);
        var (db, vault, moment) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        foreach (var file in StoreFiles.ReadFolder(Path.Combine(Product.Root, "seed", "stores")))
        {
            var rows = StoreRows.Of(file, business, moment.NewId);
            rows.Store.Number = vault.Seal(file.Number);
            rows.Store.NumberKey = vault.KeyOf(PhoneNumber.Parse(file.Number));
            if (file.ForwardTo is { } human)
                rows.Store.ForwardTo = vault.Seal(human);
            db.Stores.Add(rows.Store);
            db.Categories.AddRange(rows.Categories);
            db.Products.AddRange(rows.Products);
            db.Services.AddRange(rows.Services);
            db.Resources.AddRange(rows.Resources);
        }

        var owner = new Account { UserName = Email, Email = Email };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(owner, Password)).Succeeded.ShouldBeTrue();
        db.Memberships.Add(new Membership(moment.NewId(), business, owner.Id, Role.Owner));
        await db.SaveChangesAsync();
        return business;
    }
}
