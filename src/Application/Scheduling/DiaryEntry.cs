using Kalliky.Domain.Scheduling;

namespace Kalliky.Application.Scheduling;

/// <summary>What came of something that the merchant or an integration wrote into the diary.</summary>
public abstract record DiaryEntry
{
    private DiaryEntry() { }

    public sealed record Written(Guid BookingId, BookingStatus Status) : DiaryEntry;

    /// <summary>No such booking, store, person or service in this business.</summary>
    /// <param name="What">The field that names it, where several do.</param>
    public sealed record Unknown(string? What = null) : DiaryEntry;

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

    /// <summary>Nobody does all of this.</summary>
    Nobodys,

    /// <summary>More guests than there are seats, at any time.</summary>
    TooMany,

    /// <summary>It is over.</summary>
    Past,

    /// <summary>Further away than the store books.</summary>
    TooFar,
}
