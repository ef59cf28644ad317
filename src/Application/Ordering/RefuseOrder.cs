using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The merchant cannot make a confirmed order, and says why.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record RefuseOrder(Guid OrderId, string Reason, string By) : IRequest<HandledOrder>;

internal sealed class RefuseOrderValidator : AbstractValidator<RefuseOrder>
{
    public RefuseOrderValidator() =>
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage("Dites pourquoi la commande est refusée.")
            .MaximumLength(200).WithMessage("Le motif tient en 200 caractères.");
}

internal sealed class RefuseOrderHandler(OrderDesk desk, IMoment moment) : IRequestHandler<RefuseOrder, HandledOrder>
{
    public Task<HandledOrder> Handle(RefuseOrder request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.Refuse(request.Reason, request.By, moment.Now), cancellationToken);
}
