using Kalliky.Application.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Ordering;

internal static class Registration
{
    /// <summary>What the ordering use cases share among themselves.</summary>
    public static void AddOrdering(this IServiceCollection services) => services
        .AddScoped<OrderDesk>()
        .AddScoped<Drafts>()
        .AddScoped<CallersOrder>()
        .AddScoped<CustomerCards>();
}
