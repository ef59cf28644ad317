using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Accounts;

internal static class AccountRegistration
{
    /// <summary>What the use cases about people share.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<Actor>();
        services.AddScoped<AccountPost>();
        services.AddScoped<Owners>();
        services.AddScoped<AccountMailWriter>();
    }
}
