namespace Kalliky.Domain.Telephony;

/// <summary>How far a number is on its way to a store.</summary>
public enum NumberStatus
{
    /// <summary>Chosen, and somebody has to hand papers in, for the first time or once more.</summary>
    PapersWanted,

    /// <summary>Being handed to the carrier and ordered there.</summary>
    OnItsWay,

    /// <summary>Ordered, hence kept for the store; the carrier checks the papers.</summary>
    UnderReview,

    /// <summary>It rings at the store.</summary>
    Active,

    /// <summary>It will not come; see <see cref="NumberRefusal"/>.</summary>
    Refused,

    /// <summary>Being given back to the carrier.</summary>
    Leaving,

    /// <summary>Nobody's any more, or given up before it was anybody's.</summary>
    Released,
}

/// <summary>Why a number does not come.</summary>
public enum NumberRefusal
{
    /// <summary>Somebody else was quicker.</summary>
    Taken,

    /// <summary>The regulator, or the carrier in its name, does not grant it to this business.</summary>
    NotGranted,

    /// <summary>The carrier waited for papers for too long.</summary>
    TooLate,
}

public enum NumberKind
{
    /// <summary>01 to 05. Since 2023 they belong to no region any more, but people still hear one.</summary>
    Geographic,

    /// <summary>09.</summary>
    National,
}
