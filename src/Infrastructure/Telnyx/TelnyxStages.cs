using Kalliky.Application.Telephony;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>What the words of an order mean.</summary>
internal static class TelnyxStages
{
    public static NumberStage Of(OrderData order)
    {
        var ordered = order.PhoneNumbers is { Count: > 0 } numbers ? numbers[0] : null;
        return (order.Status, ordered?.RequirementsStatus) switch
        {
            ("success", _) => NumberStage.Granted,
            (_, "deleted") => NumberStage.TooLate,
            ("failure", "cancelled") => NumberStage.TooLate,
            ("failure", _) => NumberStage.NotGranted,
            (_, "cancelled") => NumberStage.TooLate,
            (_, "requirement-info-exception") => NumberStage.PapersDeclined,
            _ => NumberStage.UnderReview,
        };
    }
}
