using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Tenancy;

/// <summary>The only look-ups that work before a tenant is known: they say whose something is, and nothing more.
/// In the database they are functions of the owner role; the tables behind them stay closed to the application.</summary>
public interface IDoors
{
    /// <summary>The store that a dialled number rings at; null when it is nobody's.</summary>
    Task<(Guid TenantId, Guid StoreId)?> OfNumber(PhoneNumber dialled, CancellationToken ct);

    /// <summary>The call that a carrier's handle names.</summary>
    Task<(Guid TenantId, Guid CallId)?> OfCarrierCall(string carrierId, CancellationToken ct);

    /// <summary>The call that a relay token opens. Uses the token up: a second time answers null, as does an expired one.</summary>
    Task<(Guid TenantId, Guid CallId)?> UseRelayToken(string token, CancellationToken ct);

    /// <summary>The integration that a REST key stands for; null when unknown or revoked.</summary>
    Task<(Guid TenantId, Guid KeyId, IReadOnlyList<string> Scopes)?> OfApiKey(string key, CancellationToken ct);

    /// <summary>The person or area whose calendar a secret address opens.</summary>
    Task<(Guid TenantId, Guid ResourceId)?> OfCalendar(string secret, CancellationToken ct);

    /// <summary>The businesses that a signed-in person belongs to, with the role in each.</summary>
    Task<IReadOnlyList<(Guid TenantId, string Name, Role Role)>> OfAccount(Guid accountId, CancellationToken ct);

    /// <summary>The invitation that a link opens, whatever its state.</summary>
    Task<(Guid TenantId, Guid InvitationId)?> OfInvitation(string token, CancellationToken ct);

    /// <summary>Calls whose node no longer says that it lives; for the sweeper.</summary>
    Task<IReadOnlyList<(Guid TenantId, Guid CallId)>> OrphanedCalls(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>Businesses that have imports of a menu from before then; for whoever tidies up.</summary>
    Task<IReadOnlyList<Guid>> OldImports(NodaTime.Instant before, int most, CancellationToken ct);

    /// <summary>The message that a provider's handle names, or that has this id.</summary>
    Task<(Guid TenantId, Guid MessageId)?> OfMessage(string? providerId, Guid? id, CancellationToken ct);

    /// <summary>Messages whose time has come and that nobody is sending; for the postman.</summary>
    Task<IReadOnlyList<(Guid TenantId, Guid MessageId)>> WaitingMessages(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>The order of a number that a carrier knows by this handle.</summary>
    Task<(Guid TenantId, Guid OrderId)?> OfNumberOrder(string handle, CancellationToken ct);

    /// <summary>Numbers on their way that are to be looked at; for the rounds.</summary>
    Task<IReadOnlyList<(Guid TenantId, Guid OrderId)>> DueNumbers(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>The business that a collector of payments knows by this handle.</summary>
    Task<Guid?> OfPayer(string customer, CancellationToken ct);

    /// <summary>Businesses whose payments are to be looked at; for the collector's rounds.</summary>
    Task<IReadOnlyList<Guid>> DuePayers(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>The invoice or credit note of this number; for the operator.</summary>
    Task<(Guid TenantId, Guid InvoiceId)?> OfInvoice(string number, CancellationToken ct);

    /// <summary>Businesses with a month that is over and not closed, each with its first such month; for the closing.</summary>
    /// <param name="last">The last month that is over.</param>
    Task<IReadOnlyList<(Guid TenantId, NodaTime.LocalDate Month)>> OpenMonths(NodaTime.LocalDate last, int most, CancellationToken ct);
}
