using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Scheduling;

internal static class Registration
{
    /// <summary>What the use cases of the diary share among themselves.</summary>
    public static void AddScheduling(this IServiceCollection services) => services
        .AddScoped<OpenDiary>()
        .AddScoped<VisitSearch>()
        .AddScoped<TableSearch>()
        .AddScoped<BookingDrafts>()
        .AddScoped<CallersBookings>()
        .AddScoped<Places>()
        .AddScoped<Holding>()
        .AddScoped<Lapsed>()
        .AddScoped<Shelf>()
        .AddScoped<DiaryDesk>();
}
