using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Messaging;

internal static class Registration
{
    /// <summary>What the use cases that write to people share.</summary>
    public static void AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<ITextMessages, TextMessages>();
        services.AddSingleton<IMail, Mails>();
        services.AddScoped<Outgoing>();
        services.AddScoped<Occasions>();
        services.AddScoped<OptOuts>();
        services.AddScoped<OwnMails>();
        services.AddScoped<MailAddresses>();
        services.AddScoped<Owner>();
        services.AddScoped<Notices>();
        services.AddScoped<AlertOwner>();
        services.AddScoped<ReminderAnswers>();
        services.AddScoped<TextTickets>();
        services.AddScoped<CallInstead>();
    }
}
