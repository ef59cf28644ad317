using Kalliky.Domain.Scheduling;

namespace Kalliky.Application.Scheduling;

/// <summary>What came of something that the merchant or an integration wrote into the diary.</summary>
public abstract record DiaryEntry
{
    private DiaryEntry() { }

    public sealed record Written(Guid BookingId, BookingStatus Status) : DiaryEntry;

    /// <summary>No such booking, person or service in this business.</summary>
    public sealed record Unknown : DiaryEntry;

    /// <summary>The booking is no longer where this can be done; somebody else was faster.</summary>
    public sealed record TooLate(BookingStatus Status) : DiaryEntry;

    /// <summary>Something stands against it. The merchant may force it; nobody else.</summary>
    public sealed record Refused(Clash Why) : DiaryEntry
    {
        /// <summary>With whom or where it stands, where that is not who was asked for: another part of the same visit.</summary>
        public Guid? With { get; init; }
    }
}

/// <summary>What stands against a place in the diary.</summary>
public enum Clash
{
    /// <summary>Something else is there already.</summary>
    Taken,

    /// <summary>Not so many free seats.</summary>
    Full,

    /// <summary>The store is closed then.</summary>
    Closed,

    /// <summary>The store is open, but this person does not work then.</summary>
    Away,

    /// <summary>This person does not do this.</summary>
    NotTheirs,
}
