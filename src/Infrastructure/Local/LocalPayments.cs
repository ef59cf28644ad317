using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Infrastructure.Local;

/// <summary>The collector that collects nothing: the same pages, the same news, no card and no money. What it remembers stands in
/// a row of its own, which it reads and writes as another company would: in scopes and transactions of its own.</summary>
internal sealed class LocalPayments(TenantScopes scopes, IMoment moment, IOptions<PlanOptions> plans, LocalTills tills) : IPayments, ILocalTill
{
    private const string Vendor = "local";
    private const string Prefix = "local_";
    private const int MostAttempts = 5;

    private static readonly PaymentCard Card = new("démonstration", "0000");

    public bool IsDemonstration => true;

    public bool IsSetUp => tills.AreOpen;

    public bool TakesUse => true;

    public Task<string> Register(Guid tenant, string name, Language language, CancellationToken ct) => Task.FromResult($"{Prefix}{tenant:N}");

    public Task<CheckoutPage> OpenCheckout(CheckoutWish wish, CancellationToken ct) => Work(
        Tenant(wish.Customer),
        payer =>
        {
            payer.Open(wish.Id, wish.Plan);
            return new CheckoutPage(wish.Id.ToString(), $"/{wish.StoreKey}/facturation/demonstration?session={wish.Id}");
        },
        ct);

    public Task<bool> CloseCheckout(string customer, string session, CancellationToken ct) =>
        Work(Tenant(customer), payer => payer.Close(Guid.Parse(session)), ct);

    public async Task<Payment?> TakeBack(string customer, string session, Instant since, CancellationToken ct)
    {
        if (await Work(Tenant(customer), payer => payer.TakeBack(Guid.Parse(session), since), ct) is not { } paid)
            return null;
        var named = Named(customer, paid);
        await scopes.Send(Tenant(customer), new NotePaymentNews(Vendor, $"{Vendor}_takeback_{session}", PaymentNewsKind.Refunded, named.Amount!.Value.Cents, Payment: named.Reference), ct);
        return named;
    }

    public Task<Uri> OpenPortal(string customer, string storeKey, Language language, CancellationToken ct) =>
        Task.FromResult(new Uri($"/{storeKey}/facturation/demonstration", UriKind.Relative));

    public Task<Bill> Preview(PlanChange change, CancellationToken ct)
    {
        var now = change.At ?? moment.Now;
        var (from, to) = (Share(change.From, now), Share(change.To, now));
        return Task.FromResult(Bill.Of(to > from ? to - from : Money.Zero));
    }

    public async Task Change(PlanChange change, string onceKey, CancellationToken ct)
    {
        var done = await Work(Tenant(change.Customer), payer => Make(change, payer, moment.Now), ct);
        if (!done)
            throw new PaymentException(PaymentTrouble.CardRefused);
        await Tell(Tenant(change.Customer), ct);
    }

    // The readings stand in our own rows, where they are added up once their month is over.
    public Task Report(string customer, MeterReading reading, CancellationToken ct) => Task.CompletedTask;

    public Task<Money?> Counted(string customer, Meter meter, Instant since, CancellationToken ct) => Task.FromResult<Money?>(null);

    public Task<PaymentState> Read(string customer, IReadOnlyCollection<string> sessions, CancellationToken ct) =>
        Work(Tenant(customer), payer => State(customer, payer, sessions), ct);

    public Task<LocalCheckout?> Show(Guid tenant, Guid session, CancellationToken ct) =>
        Work(tenant, payer => payer.Session == session ? new LocalCheckout(payer.SessionPlan, payer.SessionStatus, Bill.Of(Share(payer.SessionPlan, moment.Now))) : null, ct);

    public async Task<bool> Pay(Guid tenant, Guid session, CancellationToken ct)
    {
        if (!IsSetUp || !await Work(tenant, payer => payer.Pay(session, Share(payer.SessionPlan, moment.Now), moment.Now), ct))
            return false;
        await Tell(tenant, ct);
        return true;
    }

    public Task<bool> IsCardRefused(Guid tenant, CancellationToken ct) => Work(tenant, payer => payer.IsCardRefused, ct);

    public async Task RefuseCard(Guid tenant, bool refused, CancellationToken ct)
    {
        await Work(tenant, payer => payer.Refuse(refused), ct);
        await Tell(tenant, ct);
    }

    private Money Share(Plan plan, Instant now) => ProRata.Of(Monthly(plan), now);

    private Money Monthly(Plan plan) => plans.Value.Of(plan).Monthly;

    private bool Make(PlanChange change, LocalPayer payer, Instant now)
    {
        if (change.When == ChangeMoment.Now)
            return payer.MoveUp(change.To, Share(change.To, change.At ?? now) - Share(payer.Plan, change.At ?? now), now);
        payer.GoOnWith(change.When == ChangeMoment.AtTheEnd ? change.To : null);
        return true;
    }

    private static PaymentState State(string customer, LocalPayer payer, IReadOnlyCollection<string> sessions)
    {
        var checkouts = sessions.Where(session => payer.Session?.ToString() == session).ToDictionary(session => session, _ => payer.SessionStatus);
        var paid = payer.Payments.Select(payment => Named(customer, payment)).ToList();
        if (payer is not { Since: { } since, PaidUntil: { } known })
            return PaymentState.Nothing with { Checkouts = checkouts, Paid = paid };
        var until = ProRata.Turn(known);
        return new PaymentState(
            payer.IsOwing ? PaymentStanding.Late : PaymentStanding.Paid, $"{customer}_{since.ToUnixTimeMilliseconds()}", payer.Plan,
            payer.NextPlan is { } next ? new NextPlan(next, until) : null, until, Card, paid, checkouts);
    }

    private static Payment Named(string customer, Payment payment) => payment with { Reference = $"{customer}_{payment.Reference}" };

    // As a collector bills no month below nothing.
    private static async Task<Func<BillingMonth, Money>> Used(IKallikyDb db, CancellationToken ct)
    {
        var months = await db.MeterReadings.Where(reading => reading.ToldAt != null).GroupBy(reading => reading.Month)
            .Select(month => new { month.Key, Cents = month.Sum(reading => (long)(object)reading.Amount) }).ToDictionaryAsync(month => month.Key, month => month.Cents, ct);
        return month => new Money(Math.Max(0, months.GetValueOrDefault(month.First)));
    }

    private Task Tell(Guid tenant, CancellationToken ct) =>
        scopes.Send(tenant, new NotePaymentNews(Vendor, $"{Vendor}_{moment.NewId():N}", PaymentNewsKind.Moved), ct);

    private static Guid Tenant(string customer) => Guid.Parse(customer[Prefix.Length..]);

    private Task Work(Guid tenant, Action<LocalPayer> work, CancellationToken ct) => Work(
        tenant,
        payer =>
        {
            work(payer);
            return true;
        },
        ct);

    private async Task<T> Work<T>(Guid tenant, Func<LocalPayer, T> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.Open(tenant);
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            var payer = await db.LocalPayers.SingleOrDefaultAsync(ct) ?? db.LocalPayers.Add(new LocalPayer(tenant)).Entity;
            if (payer.IsDue(moment.Now))
                payer.Advance(moment.Now, Monthly, await Used(db, ct));
            var answer = work(payer);
            try
            {
                await db.SaveChangesAsync(ct);
                return answer;
            }
            catch (Exception problem) when (attempt < MostAttempts && Race.Lost(problem))
            {
                // Somebody else was quicker: once more on fresh rows.
            }
        }
    }
}
