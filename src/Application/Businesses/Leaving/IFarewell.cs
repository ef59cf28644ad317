namespace Kalliky.Application.Businesses.Leaving;

/// <summary>A room that has something to finish before the rows of a business that left are erased: a month to close, a number
/// to give back. Found by itself: a new room only has to implement this.</summary>
public interface IFarewell
{
    /// <summary>Does a bounded part of what it can do; asked again later as long as it is not done.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    Task<bool> Finish(CancellationToken ct);
}
