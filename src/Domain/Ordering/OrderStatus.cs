namespace Kalliky.Domain.Ordering;

/// <summary>Draft while dictated; confirmed by the caller; then what the merchant does with it.</summary>
public enum OrderStatus
{
    Draft,
    Confirmed,
    Accepted,
    Preparing,
    Ready,
    Completed,
    Refused,
    Cancelled,
}

public enum Fulfilment
{
    Pickup,
    Delivery,
    OnSite,
}

/// <summary>Where an order is delivered. Sealed at rest as a whole.</summary>
public sealed record DeliveryAddress(string Street, string Postcode, string City, string? Details);

/// <summary>One thing that was done to an order after it was confirmed: by whom (an account id, "caller", "api") and why.</summary>
public sealed record OrderChange(NodaTime.Instant At, OrderStatus Status, string What, string? Reason, string By);
