using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Scheduling;

/// <summary>Two people write the same line of the diary, or the first two bookings of one telephone number: whoever was slower
/// begins again on fresh rows, and is told what stands there now. Calls have the same from their tools.</summary>
internal sealed class SecondTry<TRequest, TAnswer>(IKallikyDb db) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    private const int Tries = 3;

    // Two who want one place, and two clicks that want one payment.
    private static readonly bool Helps = new[] { typeof(DiaryEntry), typeof(ChoosePlan.Answer), typeof(DropCheckout.Answer) }.Contains(typeof(TAnswer));

    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        // A transaction that somebody else began is theirs to begin again.
        if (!Helps || db.Database.CurrentTransaction is not null)
            return await next();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (Exception problem) when (attempt < Tries && Race.Lost(problem))
            {
                db.Clear();
            }
        }
    }
}
