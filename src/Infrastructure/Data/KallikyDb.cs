using System.Reflection;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Kalliky.Domain.Tickets;
using Kalliky.Infrastructure.Data.Mapping;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Kalliky.Infrastructure.Data;

/// <summary>The rows of one business, behind two walls: the model's filter "Tenant" here, row-level security in the database.</summary>
internal sealed partial class KallikyDb : DbContext, IKallikyDb
{
    /// <summary>The name of the filter that keeps the rows of other businesses out.</summary>
    public const string TenantFilter = "Tenant";

    private static readonly MethodInfo Filter =
        typeof(KallikyDb).GetMethod(nameof(FilterByTenant), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly CurrentTenant tenant;
    private readonly Haste haste;
    private readonly IPost? post;

    public KallikyDb(DbContextOptions<KallikyDb> options, CurrentTenant tenant, Haste haste, IPost? post = null)
        : base(options)
    {
        (this.tenant, this.haste, this.post) = (tenant, haste, post);

        // A use case that fails in its transaction fails whole; savepoints would only cost two round trips per save.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>Whose rows these are; null shows nothing.</summary>
    public Guid? TenantId => tenant.Id;

    public bool IsHasty => haste.IsAllowed;

    public DbSet<Business> Businesses => Set<Business>();

    public DbSet<BusinessKey> BusinessKeys => Set<BusinessKey>();

    public DbSet<Store> Stores => Set<Store>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<MenuImport> MenuImports => Set<MenuImport>();

    public DbSet<ImportLine> ImportLines => Set<ImportLine>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Resource> Resources => Set<Resource>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<CallTurn> CallTurns => Set<CallTurn>();

    public DbSet<ToolCall> ToolCalls => Set<ToolCall>();

    public DbSet<ToolWrite> ToolWrites => Set<ToolWrite>();

    public DbSet<CallEvent> CallEvents => Set<CallEvent>();

    public DbSet<RelayToken> RelayTokens => Set<RelayToken>();

    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<TicketNote> TicketNotes => Set<TicketNote>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<OptOut> OptOuts => Set<OptOut>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<ScenarioDraft> ScenarioDrafts => Set<ScenarioDraft>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<UsageEntry> UsageEntries => Set<UsageEntry>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LedgerLine> LedgerLines => Set<LedgerLine>();

    public DbSet<PaymentAccount> PaymentAccounts => Set<PaymentAccount>();

    public DbSet<Checkout> Checkouts => Set<Checkout>();

    public DbSet<PaidPeriod> PaidPeriods => Set<PaidPeriod>();

    public DbSet<PlanRefund> PlanRefunds => Set<PlanRefund>();

    public DbSet<LocalPayer> LocalPayers => Set<LocalPayer>();

    public DbSet<PayoutAccount> PayoutAccounts => Set<PayoutAccount>();

    public DbSet<OrderPayment> OrderPayments => Set<OrderPayment>();

    public DbSet<PaymentRefund> PaymentRefunds => Set<PaymentRefund>();

    public DbSet<LocalSale> LocalSales => Set<LocalSale>();

    public DbSet<MeterReading> MeterReadings => Set<MeterReading>();

    public DbSet<PlanPeriod> PlanPeriods => Set<PlanPeriod>();

    public DbSet<BillingDetails> BillingDetails => Set<BillingDetails>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceDocument> InvoiceDocuments => Set<InvoiceDocument>();

    public DbSet<KeptInvoice> KeptInvoices => Set<KeptInvoice>();

    public DbSet<InvoiceTransfer> InvoiceTransfers => Set<InvoiceTransfer>();

    public DbSet<MonthClosing> MonthClosings => Set<MonthClosing>();

    public DbSet<NumberOrder> NumberOrders => Set<NumberOrder>();

    public DbSet<NumberPaper> NumberPapers => Set<NumberPaper>();

    public DbSet<ForwardingTest> ForwardingTests => Set<ForwardingTest>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<JournalLine> JournalLines => Set<JournalLine>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<AccountMail> AccountMails => Set<AccountMail>();

    public DbSet<MailRefusal> MailRefusals => Set<MailRefusal>();

    public DbSet<Session> Sessions => Set<Session>();

    public Task<Call> LockedCall(Guid id, CancellationToken ct) =>
        Calls.FromSql($"SELECT *, xmin FROM calls WHERE id = {id} FOR NO KEY UPDATE").FirstAsync(ct);

    public Task<Call?> LockedCall(string carrierId, CancellationToken ct) =>
        Calls.FromSql($"SELECT *, xmin FROM calls WHERE carrier_id = {carrierId} FOR NO KEY UPDATE").FirstOrDefaultAsync(ct);

    // Always in the order of their ids, so that nobody waits for somebody who waits for them.
    public Task LockResources(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT id FROM resources WHERE id = ANY({ids.ToArray()}) ORDER BY id FOR NO KEY UPDATE", ct);

    public Task LockProduct(Guid id, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT id FROM products WHERE id = {id} FOR NO KEY UPDATE", ct);

    public Task LockOrder(Guid id, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT id FROM orders WHERE id = {id} FOR NO KEY UPDATE", ct);

    public Task LockBusiness(Guid id, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT id FROM businesses WHERE id = {id} FOR NO KEY UPDATE", ct);

    // Closed itself: EF's own closing counts who opened it, and does not count TenantConnection, who keeps it open.
    public Task Rest() => Database.CurrentTransaction is null ? Database.GetDbConnection().CloseAsync() : Task.CompletedTask;

    public void Clear() => ChangeTracker.Clear();

    public Task NoHaste(CancellationToken ct) =>
        haste.IsAllowed ? Database.ExecuteSqlRawAsync("SET LOCAL synchronous_commit = on", ct) : Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Columns.Configure(configurationBuilder);

        // Keys carry the business, indexes need not: see TenantLinks.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(KallikyDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(typeof(TenantEntity).IsAssignableFrom))
            Filter.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
        foreach (var link in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()).ToList())
            TenantLinks.Bind(link);
    }

    private void FilterByTenant<T>(ModelBuilder model)
        where T : TenantEntity =>
        model.Entity<T>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.Ignore(row => row.Events);
            entity.HasQueryFilter(TenantFilter, row => row.TenantId == TenantId);
        });
}
