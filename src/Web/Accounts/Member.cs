using Kalliky.Domain.Accounts;

namespace Kalliky.Web.Accounts;

/// <summary>The signed-in person, in the business that this request works for.</summary>
internal sealed class Member
{
    /// <summary>Which business a person with several has chosen.</summary>
    public const string ChoiceCookie = "kalliky.business";

    /// <summary>Null for nobody, and for somebody without any business.</summary>
    public Place? Here { get; set; }

    /// <summary>All businesses of the person, by name.</summary>
    public IReadOnlyList<Place> Places { get; set; } = [];

    public sealed record Place(Guid BusinessId, string Business, Role Role);
}
