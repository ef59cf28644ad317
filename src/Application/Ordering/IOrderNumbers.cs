using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>The number that the customer hears and the kitchen calls: one sequence per store and local day, from 1.</summary>
public interface IOrderNumbers
{
    /// <summary>The next number. Two confirmations at once never get the same one; a number whose order is not
    /// saved is lost, which harms nobody.</summary>
    Task<int> Next(Guid storeId, LocalDate day, CancellationToken ct);
}
