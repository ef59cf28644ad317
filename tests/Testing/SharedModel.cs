using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Testing;

/// <summary>EF Core keeps a model and its compiled queries for each connection string. The product has one; the tests have a
/// database per class, all of one shape, and would build and compile everything anew for each: here they share it.</summary>
public static class SharedModel
{
    private static readonly IServiceProvider Entities = new ServiceCollection()
        .AddEntityFrameworkNpgsql()
        .AddEntityFrameworkNpgsqlNodaTime()
        .AddEntityFrameworkNamingConventions()
        .BuildServiceProvider();

    public static IServiceCollection ShareModel(this IServiceCollection services) => services
        .ConfigureDbContext<KallikyDb>(options => options.UseInternalServiceProvider(Entities))
        .ConfigureDbContext<AccountsDb>(options => options.UseInternalServiceProvider(Entities));
}
