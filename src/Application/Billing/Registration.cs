using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Billing;

internal static class Registration
{
    /// <summary>What plans, usage and commissions share, and what they say to the rooms that ask.</summary>
    public static void AddBilling(this IServiceCollection services)
    {
        services.AddOptions<PlanOptions>();
        services.AddOptions<CompanyOptions>();
        services.AddScoped<Subscriptions>();
        services.AddScoped<PlanHistory>();
        services.AddScoped<MonthBills>();
        services.AddScoped<ShorterCalls>();
        services.AddScoped<PlanPayments>();
        services.AddScoped<UseToTell>();
        services.AddScoped<Buyers>();
        services.AddScoped<Misaddressed>();
        services.AddScoped<Enclosures>();
        services.AddScoped<StorePlaces>();
        services.AddScoped<PeoplePlaces>();
        services.AddScoped<KeptWords>();
        services.AddScoped<UsageAlerts>();
        services.AddOptions<PaymentOptions>();
        services.AddScoped<PlanWish>();
        services.AddScoped<Checkouts>();
        services.AddScoped<PaymentReading>();
        services.AddScoped<PaymentNotices>();
        services.AddScoped<IFarewell, BillingFarewell>();
        services.AddScoped<IFarewell, LinkFarewell>();
        services.AddScoped<EndSubscription>();
        services.AddScoped<LatePayments>();
        services.AddScoped<PaymentLinks>();
        services.AddScoped<PaymentRefunds>();
        services.AddScoped<OrderPaymentReading>();
        services.AddScoped<PayoutReading>();
        services.AddScoped<ICallAllowance, PlanAllowance>();
    }
}
