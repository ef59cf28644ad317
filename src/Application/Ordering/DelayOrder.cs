using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>The kitchen needs longer: the order is ready so many minutes later.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record DelayOrder(Guid OrderId, int Minutes, string By) : IRequest<HandledOrder>;

internal sealed class DelayOrderValidator : AbstractValidator<DelayOrder>
{
    public DelayOrderValidator() =>
        RuleFor(request => request.Minutes).InclusiveBetween(5, 120).WithMessage("Le retard va de 5 à 120 minutes.");
}

internal sealed class DelayOrderHandler(OrderDesk desk, IMoment moment) : IRequestHandler<DelayOrder, HandledOrder>
{
    public Task<HandledOrder> Handle(DelayOrder request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.Delay(Duration.FromMinutes(request.Minutes), request.By, moment.Now), cancellationToken);
}
