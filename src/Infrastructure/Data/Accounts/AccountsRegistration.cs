using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Adds the people who sign in. The cookie itself is the host's.</summary>
internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;

                // Length makes a password strong; rules about signs make people write it down.
                options.Password.RequiredLength = PasswordRules.Shortest;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AccountsDb>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<IAccountVault, AccountVault>();
        services.AddScoped<INewBusinessKeys, NewBusinessKeys>();
        services.AddScoped<IAccounts, People>().AddScoped<IAuthenticators, Authenticators>();
        return services.AddScoped<ISignIns, SignIns>().AddScoped<IMemberNames, MemberNames>();
    }
}
