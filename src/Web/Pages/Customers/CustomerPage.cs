using Kalliky.Application.Customers;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Customers;

/// <summary>A card at one moment, and what somebody is writing on it.</summary>
/// <param name="Likely">Cards that may be the same person.</param>
public sealed record CustomerPage(
    ShowCustomer.Card Card, IReadOnlyList<ShowHistory.Entry> History, CustomerForm Form, IReadOnlyList<ShowCustomer.Card> Likely, OpenStore Here, Instant Now)
{
    public string Called => Card.Name.Length > 0 ? Card.Name : Written.Phone(Card.Phone);

    public static string Key(Consent? consent) => consent switch { null => "inconnu", { Given: true } => "oui", _ => "non" };
}

/// <summary>The card as one fills it in.</summary>
public sealed class CustomerForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    /// <summary>fr, en, or nothing.</summary>
    public string? Language { get; set; }

    public string? Notes { get; set; }

    /// <summary>oui, non or inconnu.</summary>
    public string? Sms { get; set; }

    public string? Mail { get; set; }

    public string? How { get; set; }

    public static CustomerForm Of(ShowCustomer.Card card) => new()
    {
        Name = card.Name,
        Email = card.Email,
        Language = card.Language switch { Domain.Shared.Language.French => "fr", Domain.Shared.Language.English => "en", _ => "" },
        Notes = card.Notes,
        Sms = CustomerPage.Key(card.SmsConsent),
        Mail = CustomerPage.Key(card.EmailConsent),
        How = CustomerWords.Ways[0],
    };

    public Language? Spoken => Language switch { "fr" => Domain.Shared.Language.French, "en" => Domain.Shared.Language.English, _ => null };

    public static bool? Agreed(string? word) => word switch { "oui" => true, "non" => false, _ => null };
}
