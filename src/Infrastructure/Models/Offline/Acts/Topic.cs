namespace Kalliky.Infrastructure.Models.Offline.Acts;

/// <summary>What callers say that is no part of an order. In the order of precedence.</summary>
internal enum Topic
{
    Emergency,

    /// <summary>What a doctor would have to say.</summary>
    Advice,
    StopRecording,
    AreYouRobot,
    English,
    WrongNumber,
    Spam,
    Erasure,
    Operational,
    Complaint,

    /// <summary>Something was left behind at the store's.</summary>
    LostProperty,
    CancelAll,
    Human,
    CallBack,
    LeaveMessage,
    Reservation,
    Hold,
    Repeat,
    Goodbye,
    Thanks,
    Greeting,
}
