using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Telephony;

/// <summary>Numbers that are free at this moment. None is kept for anybody.</summary>
public sealed record OfferNumbers(NumberRegion Region) : IRequest<OfferNumbers.Answer>
{
    public abstract record Answer;

    public sealed record Offered(IReadOnlyList<PhoneNumber> Numbers) : Answer;

    /// <summary>The carrier does not answer.</summary>
    public sealed record NotNow : Answer;
}

internal sealed class OfferNumbersValidator : AbstractValidator<OfferNumbers>
{
    public OfferNumbersValidator() => RuleFor(request => request.Region).IsInEnum();
}

internal sealed class OfferNumbersHandler(IKallikyDb db, INumbers numbers) : IRequestHandler<OfferNumbers, OfferNumbers.Answer>
{
    public async Task<OfferNumbers.Answer> Handle(OfferNumbers request, CancellationToken ct)
    {
        await db.Rest();
        try
        {
            var found = await numbers.Search(request.Region.Search(), ct);
            return new OfferNumbers.Offered([.. found.Where(number => request.Region.Includes(number)).Take(NumberBounds.MostOffered)]);
        }
        catch (NumberException)
        {
            return new OfferNumbers.NotNow();
        }
    }
}
