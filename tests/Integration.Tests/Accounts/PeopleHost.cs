using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>The whole product, where no mail leaves by itself: a test reads the link in the row that waits.</summary>
public sealed class PeopleHost : IAsyncDisposable
{
    public ApiHost Api { get; } = new() { IsStill = true };

    public Task<House> Open() => House.Open(Api);

    /// <summary>Somebody at a browser, from an address of their own.</summary>
    public PageVisitor Visitor() => new(Api) { From = NewAddress() };

    public static string NewAddress() => new System.Net.IPAddress([10, .. Guid.NewGuid().ToByteArray()[..3]]).ToString();

    public static string NewEmail() => $"{Guid.NewGuid():N}@exemple.fr";

    /// <summary>The word in the latest link to an address.</summary>
    public async Task<string> Secret(string email, AccountMailKind kind) => (await Mails(email, kind))[^1].Secret!;

    public async Task<List<(AccountMailKind Kind, string? Secret)>> Mails(string email, AccountMailKind? kind = null)
    {
        await using var scope = Api.Services.CreateAsyncScope();
        var vault = scope.ServiceProvider.GetRequiredService<IAccountVault>();
        var key = await vault.KeyOf(email, default);
        var mails = await scope.ServiceProvider.GetRequiredService<IKallikyDb>().AccountMails.AsNoTracking()
            .Where(mail => mail.EmailKey == key && (kind == null || mail.Kind == kind)).OrderBy(mail => mail.Id).ToListAsync();
        return mails.ConvertAll(mail => (mail.Kind, vault.Open(mail.Secret)));
    }

    /// <summary>An account of nobody's business.</summary>
    public async Task<string> NewAccount()
    {
        var email = NewEmail();
        await using var scope = Api.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { UserName = email, Email = email, EmailConfirmed = true }, House.Password);
        made.Succeeded.ShouldBeTrue();
        return email;
    }

    public async Task<Guid?> AccountOf(string email)
    {
        await using var scope = Api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().Find(email, default);
    }

    /// <summary>Works on the rows of a business, or on those of nobody.</summary>
    public async Task<T> Work<T>(Guid? tenant, Func<IKallikyDb, Task<T>> work)
    {
        await using var scope = tenant is { } id ? Api.Scope(id) : Api.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<IKallikyDb>());
    }

    public Task<Dictionary<Guid, Role>> Members(Guid tenant) => Work(tenant, db => db.Memberships.ToDictionaryAsync(member => member.AccountId, member => member.Role));

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

/// <summary>Classes that share one product in which nothing happens by itself.</summary>
[CollectionDefinition]
public sealed class OnePeople : ICollectionFixture<PeopleHost>;
