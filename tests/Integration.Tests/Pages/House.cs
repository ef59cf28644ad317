using Kalliky.Domain.Accounts;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Integration.Tests.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>A business with a store, and people who sign in to it.</summary>
public sealed class House(ApiHost host, Shop shop)
{
    public const string Password = "une pizza sans olives";

    public ApiHost Host => host;

    public Shop Shop => shop;

    public static async Task<House> Open(ApiHost host) => new(host, await host.NewShop());

    /// <summary>Somebody who works there; answers the e-mail address.</summary>
    public async Task<string> Hire(Role role)
    {
        var email = $"{Guid.NewGuid():N}@kalliky.test";
        await using var scope = host.Scope(shop.Tenant);
        var account = new Account { UserName = email, Email = email };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
        var db = scope.ServiceProvider.GetRequiredService<Application.Shared.IKallikyDb>();
        db.Memberships.Add(new Membership(Guid.CreateVersion7(), shop.Tenant, account.Id, role));
        await db.SaveChangesAsync();
        return email;
    }

    // Each comes from an address of their own: tries to sign in are counted per address.
    public async Task<Visitor> SignedIn(Role role)
    {
        var visitor = new Visitor(host) { From = new System.Net.IPAddress([10, .. Guid.NewGuid().ToByteArray()[..3]]).ToString() };
        (await visitor.SignIn(await Hire(role), Password)).Status.ShouldBe(302);
        return visitor;
    }
}
