using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Infrastructure.Bus;
using Kalliky.Infrastructure.Calendars;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Infrastructure.Data.Businesses;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Vault;
using Kalliky.Infrastructure.Documents;
using Kalliky.Infrastructure.Invoices;
using Kalliky.Infrastructure.Local;
using Kalliky.Infrastructure.Models;
using Kalliky.Infrastructure.Models.Offline;
using Kalliky.Infrastructure.Redis;
using Kalliky.Infrastructure.Resend;
using Kalliky.Infrastructure.Shared;
using Kalliky.Infrastructure.Stripe;
using Kalliky.Infrastructure.Telnyx;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime.Text;

namespace Kalliky.Infrastructure;

/// <summary>What every process of Kalliky needs: time, the database, the vault, the doors, the live feed. Vendors add themselves.</summary>
public static class InfrastructureRegistration
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => Clock(configuration[$"{AppOptions.Section}:{nameof(AppOptions.Clock)}"]));
        services.AddSingleton<IMoment, Moment>();
        services.AddSingleton(new HostingFacts(Declared(configuration[$"{HostingFacts.Section}:{nameof(HostingFacts.HealthData)}"])));
        services.AddData(_ => Database(configuration));
        services.AddBus(() => Database(configuration));
        services.AddAccounts().AddSeed();
        services.AddSingleton<ICalendarFile, IcalCalendarFile>();
        services.AddSingleton<IDocuments, OpenedDocuments>();
        services.AddInvoicePrinter();
        services.AddSingleton<SheetCache>();
        services.AddSingleton<SheetVersions>();
        services.AddScoped<IStoreSheets, StoreSheets>();
        var (hasCarrier, hasMail) = (services.AddTelnyx(configuration), services.AddResend(configuration));
        services.AddLocalTelephony(alone: !hasCarrier);
        services.AddLocalMessages(texts: !hasCarrier, mails: !hasMail);
        if (!services.AddStripe(configuration))
            services.AddLocalPayments();
        services.AddOfflineModel().AddModels(configuration);
        services.AddLiveFeed(configuration.GetConnectionString("Redis"));
        return services;
    }

    /// <summary>What is wrong with this room's settings, in one sentence that names the setting and the remedy; null when nothing is.</summary>
    public static string? Problem(IConfiguration configuration, bool isProduction) =>
        VaultOptions.Problem(configuration.GetSection(VaultOptions.Section)[nameof(VaultOptions.MasterKey)], isProduction);

    /// <summary>Brings the database's tables up to date and grants the application role.</summary>
    public static Task Migrate(IConfiguration configuration, CancellationToken ct) => Migrator.Run(configuration, ct);

    private static string Database(IConfiguration configuration) => ConnectionStrings.Normalise(configuration.GetConnectionString("Kalliky")
        ?? throw new SettingException("ConnectionStrings__Kalliky is not set: give the address of PostgreSQL as the application role."));

    private static bool Declared(string? healthData) => string.IsNullOrWhiteSpace(healthData)
        ? false
        : bool.TryParse(healthData, out var declared)
            ? declared
            : throw new SettingException("Hosting__HealthData is neither true nor false: true only on hosting that is certified for health data, else remove it.");

    private static TimeProvider Clock(string? start)
    {
        if (string.IsNullOrWhiteSpace(start))
            return TimeProvider.System;
        return OffsetDateTimePattern.Rfc3339.Parse(start) is { Success: true } parsed
            ? new ShiftedClock(parsed.Value.ToDateTimeOffset())
            : throw new SettingException("App__Clock is not an instant: give one such as 2026-11-24T18:40:00+01:00, or remove it.");
    }
}
