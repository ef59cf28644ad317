using Kalliky.Application.Shared;
using Kalliky.Domain.Telephony;

namespace Kalliky.Application.Telephony;

/// <summary>Something happened to a number: it is taken as far as it goes. Again does nothing more.</summary>
internal sealed class FollowNumber(NumberProgress progress) : IReact<NumberStirred>
{
    public Task React(NumberStirred happened, CancellationToken ct) => progress.Advance(happened.OrderId, ct);
}
