using Kalliky.Application.Businesses;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Acts;

/// <summary>One thing that a caller does by speaking. An utterance is a few of them, in the order said.</summary>
internal abstract partial record Act
{
    /// <summary>Asks for a dish more.</summary>
    public sealed record Add(Dish Dish) : Act;

    /// <summary>Takes a dish off the order, or some of its number.</summary>
    /// <param name="Line">The line meant; null when what is named is not on the order.</param>
    public sealed record Remove(int? Line, int? Count, string Named) : Act;

    /// <summary>Changes a dish that is on the order already.</summary>
    /// <param name="Count">The new number; null when it stays.</param>
    /// <param name="Of">How many of the line are changed; null for all of them.</param>
    public sealed record Change(int Line, int? Count, int? Of, DishChanges Changes) : Act;

    /// <summary>Something was asked for that the menu does not have.</summary>
    /// <param name="Near">What comes near to it.</param>
    public sealed record Unknown(string Named, int Count, IReadOnlyList<SheetProduct> Near) : Act;

    /// <summary>Asks for one of a kind without saying which.</summary>
    public sealed record AnyOf(IReadOnlyList<SheetCategory> Categories, int Count) : Act;

    /// <summary>Names something to change or take off, and it is not clear on which dish.</summary>
    public sealed record Unclear(string Named, IReadOnlyList<int> Lines) : Act;

    public sealed record Fulfil(FulfilmentMode Mode) : Act;

    public sealed record GiveAddress(SpokenAddress Address) : Act;

    public sealed record GiveTime(SpokenTime Time) : Act;

    public sealed record GiveName(string Name) : Act;

    /// <param name="Number">E.164; null for the number that the caller calls from.</param>
    public sealed record GivePhone(string? Number) : Act;

    /// <summary>Digits that make no whole number.</summary>
    public sealed record HalfPhone(string Digits, IReadOnlyList<string> Candidates) : Act;

    public sealed record TellAllergy(string Allergen, bool Severe) : Act;

    public sealed record Yes : Act;

    public sealed record No : Act;

    /// <summary>Nothing more is wanted.</summary>
    /// <param name="Last">Nothing came after it: "deux cocas, et c'est tout".</param>
    public sealed record ThatIsAll(bool Last) : Act;

    /// <summary>The caller is under age.</summary>
    public sealed record IsMinor : Act;

    /// <summary>The usual, as in earlier calls.</summary>
    public sealed record AsUsual : Act;

    public sealed record Ask(Question Question) : Act;

    /// <summary>Says or asks for something that is no part of the order.</summary>
    public sealed record Say(Topic Topic) : Act;
}

internal enum FulfilmentMode
{
    Pickup,
    Delivery,
    OnSite,
}

/// <param name="Street">Number and street, such as "14 bis rue des Lilas"; null when only the rest was said.</param>
internal sealed record SpokenAddress(string? Street, string? Postcode, string? City, string? Details, AddressParts Parts);

internal sealed record AddressParts(string? Building, string? Intercom, string? Floor, string? Door, string? Code);

/// <param name="At">Null for as soon as possible.</param>
/// <param name="Or">The other hour that it may be.</param>
internal sealed record SpokenTime(LocalDateTime? At, LocalDateTime? Or, bool Approximate)
{
    public bool Soon => At is null;

    /// <summary>The end of a range: "vers une heure, une heure et demie".</summary>
    public LocalDateTime? Upto { get; init; }
}
