using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Testing;

/// <summary>A password takes a tenth of a second of processor in earnest. Hundreds of people sign up and in here.</summary>
public static class QuickPasswords
{
    private const int Rounds = 1_000;

    public static IServiceCollection HashQuickly(this IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(passwords => passwords.IterationCount = Rounds);
}
