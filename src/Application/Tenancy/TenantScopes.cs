using Kalliky.Application.Shared;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Tenancy;

/// <summary>Works for one business where no request of that business began: a carrier's event, a live call, the sweeper.</summary>
public sealed class TenantScopes(IServiceScopeFactory scopes)
{
    private const int MostAttempts = 5;

    /// <param name="tenant">Null for what belongs to nobody.</param>
    /// <param name="haste">What it writes need not be on the disk before it goes on; see <see cref="Haste"/>.</param>
    public AsyncServiceScope Open(Guid? tenant, bool haste = false)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Haste>().IsAllowed = haste;
        if (tenant is { } id)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(id);
        return scope;
    }

    /// <summary>Sends a request in a scope of its own, and again on fresh rows when somebody else was quicker.</summary>
    public async Task<TAnswer> Send<TAnswer>(Guid? tenant, IRequest<TAnswer> request, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = Open(tenant);
            try
            {
                return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
            }
            catch (Exception problem) when (attempt < MostAttempts && Race.Lost(problem))
            {
                // The next attempt sees what the other one wrote.
            }
        }
    }
}
