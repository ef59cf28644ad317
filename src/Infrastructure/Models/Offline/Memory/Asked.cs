namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>What the assistant asked last, as its words tell.</summary>
internal enum Asked
{
    Nothing,

    /// <summary>What the caller wants at all.</summary>
    Start,
    More,
    Option,
    Fulfilment,
    Address,
    City,
    When,
    WhenInstead,
    Name,
    Phone,
    SamePhone,
    Confirm,
    Cancellation,
    Transfer,
    Which,
    Correction,
    OnWhich,
    Minimum,
    MessageBody,

    /// <summary>What is to be done at an appointment.</summary>
    Service,
    Staff,
    Party,
    BirthDate,

    /// <summary>Which of the places that were offered.</summary>
    Slot,

    /// <summary>Which of the caller's bookings.</summary>
    Booking,

    /// <summary>Whether the next of several people wants the same.</summary>
    Companion,
    Size,
    HowMany,

    /// <summary>Whether somebody shall ring back.</summary>
    CallBack,
}
