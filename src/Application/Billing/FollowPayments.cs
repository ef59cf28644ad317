using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;

namespace Kalliky.Application.Billing;

/// <summary>The collector has told something: where the business stands is read back whole. What exactly was told does not
/// matter, hence neither do its order and its age.</summary>
internal sealed class FollowPayments(PaymentReading reading) : IReact<PaymentsMoved>
{
    public Task React(PaymentsMoved happened, CancellationToken ct) => reading.Refresh(ct);
}
