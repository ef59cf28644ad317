using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Adds the people who sign in. The cookie itself is the host's.</summary>
internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        // What signing in asks of whoever hosts it, so that commands and tests without a host may ask about people too.
        services.AddAuthenticationCore();
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;

                // Length makes a password strong; rules about signs make people write it down.
                options.Password.RequiredLength = PasswordRules.Shortest;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddUserManager<KnownAccounts>()
            .AddEntityFrameworkStores<AccountsDb>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<AppOptions>>((passkeys, app) =>
        {
            // The host that people see, whatever a request says of itself. On one's own machine any port of it is it.
            if (!Uri.TryCreate(app.Value.PublicUrl, UriKind.Absolute, out var home))
                return;
            passkeys.ServerDomain = home.Host;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var from)
                && (home.IsLoopback ? from.Host == home.Host : from.GetLeftPart(UriPartial.Authority) == home.GetLeftPart(UriPartial.Authority)));

            // It stands for a password and a code: the device must have asked for a finger, a face or a code.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddScoped<Lockout>();
        services.AddScoped<IPasskeys, Passkeys>();
        services.AddSingleton<IAccountVault, AccountVault>();
        services.AddScoped<INewBusinessKeys, NewBusinessKeys>();
        services.AddScoped<IAccounts, People>().AddScoped<IAuthenticators, Authenticators>();
        return services.AddScoped<ISignIns, SignIns>().AddScoped<IMemberNames, MemberNames>();
    }
}
