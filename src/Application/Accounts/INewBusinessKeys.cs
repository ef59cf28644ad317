using Kalliky.Domain.Businesses;

namespace Kalliky.Application.Accounts;

/// <summary>Makes the key that seals a new business's personal data, to be saved with it.</summary>
public interface INewBusinessKeys
{
    BusinessKey Of(Guid business);
}
