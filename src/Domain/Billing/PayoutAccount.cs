using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>The business's own account at the collector, which the money of its orders goes to. One per business, under the
/// business's own id; none until it first asked for one.</summary>
public sealed class PayoutAccount : TenantEntity
{
    public const int LongestHandle = 100;

    /// <summary>Looked at this often at least, should news be lost.</summary>
    private static readonly Duration Daily = Duration.FromDays(1);

    /// <summary>While somebody fills in the collector's forms, news are awaited.</summary>
    private static readonly Duration Soon = Duration.FromMinutes(10);

    private PayoutAccount() { }

    public PayoutAccount(Guid tenantId, Instant now)
    {
        Id = tenantId;
        TenantId = tenantId;
        LookAt = now + Daily;
    }

    /// <summary>The collector's handle; null before it has answered, and once it knows the account no more.</summary>
    public string? Handle { get; private set; }

    public PayoutStanding Standing { get; private set; } = PayoutStanding.Pending;

    /// <summary>How many accounts were lost: the key of the question for the next one.</summary>
    public int Lost { get; private set; }

    public Instant ReadAt { get; private set; }

    /// <summary>When it is read again at the latest.</summary>
    public Instant LookAt { get; private set; }

    /// <summary>Orders can be paid by link.</summary>
    public bool IsReady => Handle is not null && Standing == PayoutStanding.Ready;

    public void IsKnownAs(string handle) => Handle ??= handle;

    /// <summary>The collector has told something: it is read on the bus.</summary>
    public void Stir() => Raise(new PayoutsStirred(TenantId));

    public void AwaitsOwner(Instant now) => LookAt = now + Soon;

    /// <summary>Takes over what was read.</summary>
    /// <param name="standing">Null when the collector knows the account no more.</param>
    /// <returns>False when it stood there before.</returns>
    public bool Follow(PayoutStanding? standing, Instant at)
    {
        (ReadAt, LookAt) = (at, at + Daily);
        var before = (Handle, Standing);
        if (standing is null)
        {
            (Handle, Standing) = (null, PayoutStanding.Pending);
            Lost++;
        }
        else
        {
            Standing = standing.Value;
        }

        return before != (Handle, Standing);
    }
}

public enum PayoutStanding
{
    /// <summary>The collector still wants to know something of the business, or is looking at it.</summary>
    Pending,

    Ready,

    /// <summary>The collector has stopped it until the business has given what is missing.</summary>
    Restricted,
}

/// <summary>Something has changed at the collector about where a business's money goes: time to look.</summary>
public sealed record PayoutsStirred(Guid TenantId) : DomainEvent;
