using NodaTime;

namespace Kalliky.Application.Shared;

/// <summary>A place in a list that goes from the latest to the oldest; the id tells rows of one instant apart.</summary>
public readonly record struct Position(Instant Time, Guid Id);

/// <summary>A part of a list.</summary>
/// <param name="Next">Where the next part begins; null at the end.</param>
public sealed record Slice<T>(IReadOnlyList<T> Rows, Position? Next);

/// <summary>How much of a list one may ask for at once.</summary>
public static class Slice
{
    public const int Usual = 50;

    public const int Most = 100;

    /// <summary>Cuts what was read (one row more than asked for, to know whether there is more).</summary>
    internal static Slice<TView> Cut<TRow, TView>(
        IReadOnlyList<TRow> read, int limit, Func<TRow, Position> position, Func<TRow, TView> view) =>
        new([.. read.Take(limit).Select(view)], read.Count > limit ? position(read[limit - 1]) : null);
}
