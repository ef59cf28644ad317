namespace Kalliky.Application.Accounts;

/// <summary>The key that seals a new business's personal data.</summary>
public interface INewBusinessKeys
{
    /// <summary>Makes it, to be saved with the business.</summary>
    void Add(Guid business);
}
