using System.Globalization;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.DependencyInjection;
using Rebus.Bus;
using Rebus.Extensions;
using Rebus.Handlers;
using Rebus.Messages;
using Rebus.Pipeline;
using Rebus.Retry.Simple;

namespace Kalliky.Infrastructure.Bus;

/// <summary>The receiving end of one kind of event: everybody who reacts to it, each in a scope of the message's business.
/// One that fails makes the whole message come back later, with growing pauses, until it is a dead letter.</summary>
internal sealed class Reaction<TEvent>(IServiceScopeFactory scopes, IBus bus, IMessageContext message, BusOptions options)
    : IHandleMessages<TEvent>, IHandleMessages<IFailed<TEvent>>
    where TEvent : DomainEvent
{
    public async Task Handle(TEvent happened)
    {
        var tenant = Guid.Parse(message.Headers[Wire.Tenant]);
        var index = 0;
        while (await One(index, tenant, happened))
            index++;
    }

    public Task Handle(IFailed<TEvent> failed)
    {
        var before = failed.Headers.TryGetValue(Headers.DeferCount, out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        return before < options.Pauses.Count
            ? bus.Advanced.TransportMessage.Defer(options.Pauses[before])
            : bus.Advanced.TransportMessage.Forward(Wire.DeadLetters, new() { [Headers.ErrorDetails] = failed.ErrorDescription });
    }

    // The next of those who react; false when there is none left.
    private async Task<bool> One(int index, Guid tenant, TEvent happened)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        var reactions = scope.ServiceProvider.GetServices<IReact<TEvent>>().ToList();
        if (index < reactions.Count)
            await reactions[index].React(happened, message.GetCancellationToken());
        return index + 1 < reactions.Count;
    }
}
