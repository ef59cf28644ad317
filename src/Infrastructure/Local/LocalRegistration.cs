using Kalliky.Application.Billing;
using Kalliky.Application.Calls;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kalliky.Infrastructure.Local;

internal static class LocalRegistration
{
    /// <summary>The outbox of the test phone's texts and mails; of all of them where no provider is configured.</summary>
    public static void AddLocalMessages(this IServiceCollection services, bool texts, bool mails)
    {
        services.AddSingleton(provider => new LocalOutbox(
            provider.GetRequiredService<IMoment>(), isProvider: provider.GetService<IHostEnvironment>()?.IsProduction() != true));
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<LocalOutbox>());
        foreach (var key in texts ? new[] { Vendors.Local, Vendors.Provider } : [Vendors.Local])
            services.AddKeyedSingleton<ITextMessages>(key, (provider, _) => provider.GetRequiredService<LocalOutbox>());
        foreach (var key in mails ? new[] { Vendors.Local, Vendors.Provider } : [Vendors.Local])
            services.AddKeyedSingleton<IMail>(key, (provider, _) => provider.GetRequiredService<LocalOutbox>());
    }

    /// <summary>Payments without money, where no collector is configured.</summary>
    public static void AddLocalPayments(this IServiceCollection services)
    {
        services.AddSingleton(provider => new LocalTills(provider.GetRequiredService<IOptions<PaymentOptions>>(), provider.GetService<IHostEnvironment>()));
        services.AddSingleton<LocalPayments>();
        services.AddSingleton<IPayments>(provider => provider.GetRequiredService<LocalPayments>());
        services.AddSingleton<ILocalTill>(provider => provider.GetRequiredService<LocalPayments>());
        services.AddSingleton<LocalOrderPayments>();
        services.AddSingleton<IOrderPayments>(provider => provider.GetRequiredService<LocalOrderPayments>());
        services.AddSingleton<ILocalSales>(provider => provider.GetRequiredService<LocalOrderPayments>());
    }

    /// <summary>The test phone's telephony; all telephony where no carrier is configured.</summary>
    public static void AddLocalTelephony(this IServiceCollection services, bool alone)
    {
        services.AddKeyedSingleton<ICallControl, LocalCallControl>("local");
        if (!alone)
            return;
        services.AddKeyedSingleton<ICallControl, LocalCallControl>("carrier");
        services.AddSingleton<INumbers, LocalNumbers>();
        services.AddSingleton<IForwardingCalls, LocalForwarding>();
    }
}
