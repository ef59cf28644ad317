using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Customers;

/// <summary>Somebody who called, known to the business by telephone number.</summary>
public sealed class Customer : TenantEntity
{
    private Customer() { }

    public Customer(Guid id, Guid tenantId, string name, Sealed phone, string phoneKey, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        Name = name;
        Phone = phone;
        PhoneKey = phoneKey;
        CreatedAt = createdAt;
    }

    public string Name { get; set; } = "";

    public Sealed Phone { get; private init; } = null!;

    /// <summary>Keyed hash of the number, unique in the business.</summary>
    public string PhoneKey { get; private init; } = "";

    public Sealed? Email { get; set; }

    /// <summary>What one speaks with them; null as long as nobody knows.</summary>
    public Language? Language { get; set; }

    public Sealed? Notes { get; set; }

    /// <summary>ISO date, of a patient: with the name it tells that a caller may hear of an appointment.</summary>
    public Sealed? Birthdate { get; set; }

    /// <summary>Whether text messages are welcome; null when nobody asked. Who refuses is sent none.</summary>
    public Consent? SmsConsent { get; private set; }

    /// <summary>The same for e-mail.</summary>
    public Consent? EmailConsent { get; private set; }

    /// <summary>The card that this one became part of: it only keeps the number, so that a call from it is known.</summary>
    public Guid? MergedInto { get; private set; }

    public Instant CreatedAt { get; private init; }

    public Instant? LastCallAt { get; private set; }

    public int CallCount { get; private set; }

    public int OrderCount { get; private set; }

    public void Called(Instant at)
    {
        if (LastCallAt is { } last && last >= at)
            return;
        LastCallAt = at;
        CallCount++;
    }

    public void Ordered() => OrderCount++;

    /// <summary>What the customer says about text messages. The same word again keeps when and how it was first given.</summary>
    public void AgreeToSms(bool given, Instant at, string how) => SmsConsent = Consent.Next(SmsConsent, given, at, how);

    public void AgreeToEmail(bool given, Instant at, string how) => EmailConsent = Consent.Next(EmailConsent, given, at, how);

    /// <summary>Somebody changed the card; the use case has set what is new.</summary>
    public void Changed() => Raise(new CustomerUpdated(Id, TenantId));

    /// <summary>Takes in another card of the same person. What this one does not know it learns; a refusal outweighs a consent.</summary>
    /// <param name="notes">The notes of both.</param>
    public void Absorb(Customer other, Sealed? notes)
    {
        if (string.IsNullOrWhiteSpace(Name))
            Name = other.Name;
        Email ??= other.Email;
        Language ??= other.Language;
        Birthdate ??= other.Birthdate;
        Notes = notes;
        SmsConsent = Consent.Stricter(SmsConsent, other.SmsConsent);
        EmailConsent = Consent.Stricter(EmailConsent, other.EmailConsent);
        CallCount += other.CallCount;
        OrderCount += other.OrderCount;
        LastCallAt = (LastCallAt, other.LastCallAt) switch
        {
            ({ } mine, { } theirs) => Instant.Max(mine, theirs),
            var (mine, theirs) => mine ?? theirs,
        };
        other.BecomePartOf(Id);
        Changed();
    }

    private void BecomePartOf(Guid card)
    {
        MergedInto = card;
        (Name, Email, Language, Notes, Birthdate, SmsConsent, EmailConsent) = ("", null, null, null, null, null, null);
        (CallCount, OrderCount, LastCallAt) = (0, 0, null);
    }
}

/// <summary>Somebody changed a customer's card.</summary>
public sealed record CustomerUpdated(Guid CustomerId, Guid TenantId) : DomainEvent;
