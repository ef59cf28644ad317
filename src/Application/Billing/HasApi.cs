using Kalliky.Domain.Businesses;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>Whether the plan answers the merchant's own programs.</summary>
public sealed record HasApi : IRequest<HasApi.Answer>
{
    public sealed record Answer(Plan Plan, bool Has);
}

internal sealed class HasApiHandler(Subscriptions subscriptions) : IRequestHandler<HasApi, HasApi.Answer>
{
    public async Task<HasApi.Answer> Handle(HasApi request, CancellationToken cancellationToken)
    {
        var terms = await subscriptions.Terms(cancellationToken);
        return new HasApi.Answer(terms.Subscription.Plan, terms.Plan.Api);
    }
}
