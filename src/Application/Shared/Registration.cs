using System.Reflection;
using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Assistant;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Customers;
using Kalliky.Application.Messaging;
using Kalliky.Application.Ordering;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tickets;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Shared;

/// <summary>Adds the use cases: mediator, handlers, validators and reactions found in this assembly.</summary>
public static class Registration
{
    private static readonly Type[] Open = [typeof(IRequestHandler<,>), typeof(IReact<>)];

    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        var assembly = Assembly.GetExecutingAssembly();
        services.AddScoped<ServiceFactory>(scope => scope.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validation<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SecondTry<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Guard<,>));
        services.AddValidatorsFromAssembly(assembly, includeInternalTypes: true);
        services.AddScoped<Tenancy.CurrentTenant>();
        services.AddScoped<Haste>();
        services.AddScoped<LiveNews>();
        services.AddOrdering();
        services.AddScheduling();
        services.AddAssistant();
        services.AddCalls();
        services.AddTickets();
        services.AddCustomers();
        services.AddMessaging();
        services.AddBilling();
        services.AddBusinesses();
        services.AddImports();
        services.AddPeople();
        services.AddTelephony();
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && Open.Contains(i.GetGenericTypeDefinition())))
                services.AddScoped(contract, type);
        }

        return services;
    }
}

/// <summary>Refuses a request that its validators refuse, before the handler sees it.</summary>
internal sealed class Validation<TRequest, TAnswer>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        foreach (var validator in validators)
            await validator.ValidateAndThrowAsync(request, cancellationToken);
        return await next();
    }
}
