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

    /// <summary>Businesses that pay for a plan and of whose use the collector is to be told, the longest due first.</summary>
    Task<IReadOnlyList<Guid>> DueMeters(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>Businesses whose leaving goes on; for whoever sees them out.</summary>
    Task<IReadOnlyList<Guid>> Leaving(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>Stores that close while their business stays, and whose time has come.</summary>
    Task<IReadOnlyList<(Guid TenantId, Guid StoreId)>> ClosingStores(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>Businesses that have not left, in the order of their ids; for the night's round.</summary>
    /// <param name="after">The last one of the part before; empty for the first part.</param>
    Task<IReadOnlyList<Guid>> Businesses(Guid after, int most, CancellationToken ct);

    /// <summary>Erases an account with its memberships, sessions, codes and devices, all or nothing, and writes it into the
    /// journal of each business.</summary>
    /// <param name="from">The network address that asks.</param>
    /// <returns>The businesses that have no other owner: where there is one, nothing was erased.</returns>
    Task<IReadOnlyList<string>> EraseAccount(Guid account, NodaTime.Instant now, string? from, CancellationToken ct);

    /// <summary>Erases what the tenant of the scope has left outside the rows that the application may delete: its journal, its
    /// count of orders, its messages on the bus.</summary>
    /// <returns>How many rows.</returns>
    Task<int> EraseRemains(Guid tenant, int most, CancellationToken ct);

    /// <summary>Erases copies of invoices that the law no longer wants.</summary>
    Task<int> ForgetInvoices(NodaTime.LocalDate today, int most, CancellationToken ct);

    /// <summary>Businesses that left and of whose books the law no longer wants some.</summary>
    Task<IReadOnlyList<Guid>> BooksDue(NodaTime.LocalDate today, int most, CancellationToken ct);

    /// <summary>Erases the books of a business that left, row by row, once the law no longer wants them: ledger, invoices, closings and
    /// payments, and then what they spoke of.</summary>
    /// <param name="most">Of one kind.</param>
    /// <returns>How many rows; 0 when nothing is left to erase.</returns>
    Task<int> ForgetBooks(Guid tenant, NodaTime.LocalDate today, int most, CancellationToken ct);

    /// <summary>Stores where it is morning and whose day before is not summed up yet.</summary>
    Task<IReadOnlyList<(Guid TenantId, Guid StoreId)>> DueSummaries(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>The payment of an order that a link opens, whatever its state.</summary>
    Task<(Guid TenantId, Guid PaymentId)?> OfPaymentLink(string token, CancellationToken ct);

    /// <summary>The payment of an order that a collector knows by this handle, its own or that of its page.</summary>
    Task<(Guid TenantId, Guid PaymentId)?> OfSale(string handle, CancellationToken ct);

    /// <summary>The business whose own account a collector knows by this handle.</summary>
    Task<Guid?> OfPayouts(string account, CancellationToken ct);

    /// <summary>Payments of orders that are to be looked at; for the collector's rounds.</summary>
    Task<IReadOnlyList<(Guid TenantId, Guid PaymentId)>> DueSales(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>Businesses whose own accounts are to be looked at.</summary>
    Task<IReadOnlyList<Guid>> DuePayouts(NodaTime.Instant now, int most, CancellationToken ct);

    /// <summary>The invoice or credit note of this number; for the operator.</summary>
    Task<(Guid TenantId, Guid InvoiceId)?> OfInvoice(string number, CancellationToken ct);

    /// <summary>Businesses with a month that is over and not closed, each with its first such month; for the closing.</summary>
    /// <param name="last">The last month that is over.</param>
    Task<IReadOnlyList<(Guid TenantId, NodaTime.LocalDate Month)>> OpenMonths(NodaTime.LocalDate last, int most, CancellationToken ct);
}
