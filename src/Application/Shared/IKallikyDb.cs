using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Telephony;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Kalliky.Application.Shared;

/// <summary>The database as use cases see it: the rows of the current tenant, and no others. One
/// <see cref="SaveChangesAsync"/> per use case; the events of the saved entities go to the bus in the same transaction.</summary>
public interface IKallikyDb
{
    DbSet<Business> Businesses { get; }

    DbSet<Store> Stores { get; }

    DbSet<Category> Categories { get; }

    DbSet<Product> Products { get; }

    DbSet<MenuImport> MenuImports { get; }

    DbSet<ImportLine> ImportLines { get; }

    DbSet<Customer> Customers { get; }

    DbSet<Order> Orders { get; }

    DbSet<Resource> Resources { get; }

    DbSet<Service> Services { get; }

    DbSet<Booking> Bookings { get; }

    DbSet<Call> Calls { get; }

    DbSet<CallTurn> CallTurns { get; }

    DbSet<ToolCall> ToolCalls { get; }

    DbSet<ToolWrite> ToolWrites { get; }

    DbSet<CallEvent> CallEvents { get; }

    DbSet<RelayToken> RelayTokens { get; }

    DbSet<WebhookEvent> WebhookEvents { get; }

    DbSet<Ticket> Tickets { get; }

    DbSet<TicketNote> TicketNotes { get; }

    DbSet<Message> Messages { get; }

    DbSet<OptOut> OptOuts { get; }

    DbSet<Erasure> Erasures { get; }

    DbSet<ScenarioDraft> ScenarioDrafts { get; }

    DbSet<Membership> Memberships { get; }

    DbSet<ApiKey> ApiKeys { get; }

    DbSet<KeptAnswer> KeptAnswers { get; }

    DbSet<Subscription> Subscriptions { get; }

    DbSet<UsageEntry> UsageEntries { get; }

    DbSet<LedgerEntry> LedgerEntries { get; }

    DbSet<LedgerLine> LedgerLines { get; }

    DbSet<PaymentAccount> PaymentAccounts { get; }

    DbSet<Checkout> Checkouts { get; }

    DbSet<PaidPeriod> PaidPeriods { get; }

    DbSet<PlanRefund> PlanRefunds { get; }

    DbSet<LocalPayer> LocalPayers { get; }

    DbSet<PayoutAccount> PayoutAccounts { get; }

    DbSet<OrderPayment> OrderPayments { get; }

    DbSet<PaymentRefund> PaymentRefunds { get; }

    DbSet<LocalSale> LocalSales { get; }

    DbSet<MeterReading> MeterReadings { get; }

    DbSet<PlanPeriod> PlanPeriods { get; }

    DbSet<BillingDetails> BillingDetails { get; }

    DbSet<Invoice> Invoices { get; }

    DbSet<InvoiceDocument> InvoiceDocuments { get; }

    DbSet<KeptInvoice> KeptInvoices { get; }

    DbSet<InvoiceTransfer> InvoiceTransfers { get; }

    DbSet<MonthClosing> MonthClosings { get; }

    DbSet<NumberOrder> NumberOrders { get; }

    DbSet<NumberPaper> NumberPapers { get; }

    DbSet<ForwardingTest> ForwardingTests { get; }

    DbSet<Invitation> Invitations { get; }

    DbSet<JournalLine> JournalLines { get; }

    DbSet<AccountLink> AccountLinks { get; }

    DbSet<AccountMail> AccountMails { get; }

    DbSet<MailRefusal> MailRefusals { get; }

    DbSet<Session> Sessions { get; }

    DatabaseFacade Database { get; }

    /// <summary>The call, with its row locked until the transaction ends: whoever writes it at the same moment waits instead of failing.</summary>
    Task<Call> LockedCall(Guid id, CancellationToken ct);

    /// <summary>The same by the carrier's handle; null when there is no such call.</summary>
    Task<Call?> LockedCall(string carrierId, CancellationToken ct);

    /// <summary>Locks whom or what a booking takes until the transaction ends: whoever wants the same place waits.</summary>
    Task LockResources(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Locks an article until the transaction ends: whoever counts what is left of it waits.</summary>
    Task LockProduct(Guid id, CancellationToken ct);

    /// <summary>Locks an order until the transaction ends: whoever books about it waits.</summary>
    Task LockOrder(Guid id, CancellationToken ct);

    /// <summary>Locks the business until the transaction ends: whoever changes who owns it, or counts what its plan allows, waits.</summary>
    Task LockBusiness(Guid id, CancellationToken ct);

    /// <summary>Gives the connection back before something slower is waited for: a carrier, a model. The next question takes one again.</summary>
    Task Rest();

    /// <summary>In the transaction of a scope in <see cref="Haste"/>: its commit is to be sure all the same.</summary>
    Task NoHaste(CancellationToken ct);

    /// <summary>Lets go of every row that was read, changed or not: what follows begins on fresh ones.</summary>
    void Clear();

    Task<int> SaveChangesAsync(CancellationToken cancellationToken = default);
}
