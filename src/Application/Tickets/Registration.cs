using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Tickets;

internal static class Registration
{
    public static IServiceCollection AddTickets(this IServiceCollection services) => services.AddScoped<TicketDesk>();
}
