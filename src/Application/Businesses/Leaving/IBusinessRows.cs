namespace Kalliky.Application.Businesses.Leaving;

/// <summary>The rows of a business that left, whichever room they are of.</summary>
public interface IBusinessRows
{
    /// <summary>Erases some of them, those that depend on others first. What the law keeps stays without its words.</summary>
    /// <param name="most">Rows in one step.</param>
    /// <returns>How many; 0 when nothing is left but what is kept.</returns>
    Task<int> Erase(int most, CancellationToken ct);

    /// <summary>Erases the business's key, and with it whatever it sealed that is still kept somewhere.</summary>
    Task EraseKey(CancellationToken ct);
}
