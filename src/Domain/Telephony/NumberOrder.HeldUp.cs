using NodaTime;

namespace Kalliky.Domain.Telephony;

/// <summary>How a number does not come as it was asked for.</summary>
public sealed partial class NumberOrder
{
    /// <summary>The carrier did not accept some of the papers.</summary>
    public void WantPapersAgain(Instant at)
    {
        if (Status is not (NumberStatus.OnItsWay or NumberStatus.UnderReview))
            return;
        (Status, WereDeclined) = (NumberStatus.PapersWanted, true);
        Raise(new NumberHeldUp(Id, NumberStatus.PapersWanted, at));
    }

    public void Refuse(NumberRefusal why, Instant at)
    {
        if (Status is not (NumberStatus.OnItsWay or NumberStatus.UnderReview or NumberStatus.PapersWanted))
            return;
        (Status, Refusal, EndedAt) = (NumberStatus.Refused, why, at);
        Raise(new NumberHeldUp(Id, NumberStatus.Refused, at));
    }

    /// <summary>Nobody has handed the papers in: it is given back without being asked.</summary>
    public void GiveUp(Instant at)
    {
        if (Status == NumberStatus.PapersWanted && GiveBack(at))
            Raise(new NumberHeldUp(Id, NumberStatus.Released, at));
    }
}
