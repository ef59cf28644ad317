using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Local;

/// <summary>Orders that are paid without money: the same pages, the same news. What it remembers stands in rows of its own, which it
/// reads and writes as another company would, in scopes and transactions of its own.</summary>
internal sealed class LocalOrderPayments(TenantScopes scopes, IMoment moment, LocalTills tills) : IOrderPayments, ILocalSales
{
    private const string Vendor = "local";
    private const int MostAttempts = 5;

    public bool IsDemonstration => true;

    public bool IsOffered => tills.AreOpen;

    public async Task<string> OpenAccount(Guid tenant, string name, int lost, CancellationToken ct)
    {
        await Payer(tenant, payer => payer.OpenPayouts(), ct);
        return $"{Vendor}_{tenant:N}";
    }

    public Task<Uri> Onboard(string account, string storeKey, CancellationToken ct) =>
        Task.FromResult(new Uri($"/{storeKey}/facturation/liens/demonstration", UriKind.Relative));

    public async Task<PayoutStanding?> ReadAccount(string account, CancellationToken ct)
    {
        await using var scope = scopes.Open(Tenant(account));
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().LocalPayers.AsNoTracking().Select(payer => payer.Payouts).SingleOrDefaultAsync(ct);
    }

    public Task<bool> LetGo(string account, CancellationToken ct) => Task.FromResult(true);

    public async Task<CheckoutPage> Open(SaleWish wish, CancellationToken ct)
    {
        var payment = wish.Payment;
        await Work(
            payment.TenantId,
            async db =>
            {
                if (!await db.LocalSales.AnyAsync(known => known.Id == payment.Id, ct))
                    db.LocalSales.Add(new LocalSale(payment.Id, payment.TenantId));
                return true;
            },
            ct);
        return new CheckoutPage($"{Vendor}_{payment.TenantId:N}_{payment.Id:N}", new Uri(wish.Link).AbsolutePath + "/demonstration");
    }

    public Task<bool> Close(string session, CancellationToken ct) => Sale(session, sale => sale.Close(), ct);

    public Task<Sale> Read(string session, CancellationToken ct) => Sale(
        session, sale => new Sale(sale.Status, sale.PaidAt is null ? null : session, sale.PaidAt) { Refunded = sale.Refunded, FeeReturned = sale.FeeReturned }, ct);

    public async Task Refund(OrderPayment payment, Money amount, string key, CancellationToken ct)
    {
        if (!await Sale(payment.Reference!, sale => sale.Refund(amount, payment.Amount, key), ct))
            throw new PaymentException(PaymentTrouble.OurFault);
    }

    public Task ReturnFee(OrderPayment payment, CancellationToken ct) => Sale(
        payment.Reference!,
        sale =>
        {
            sale.ReturnFee(payment.Fee - payment.Kept.Whole + payment.FeeToReturn);
            return true;
        },
        ct);

    // No bank contests what nobody has paid.
    public Task<bool> SettleDispute(OrderPayment payment, SaleDispute dispute, CancellationToken ct) => Task.FromResult(false);

    public async Task<bool> Pay(Guid tenant, Guid payment, CancellationToken ct)
    {
        if (!await Work(tenant, async db => (await db.LocalSales.SingleOrDefaultAsync(known => known.Id == payment, ct))?.Pay(moment.Now) == true, ct))
            return false;
        await Tell(tenant, payment, ct);
        return true;
    }

    public async Task MovePayouts(Guid tenant, PayoutStanding standing, CancellationToken ct)
    {
        await Payer(tenant, payer => payer.MovePayouts(standing), ct);
        await Tell(tenant, null, ct);
    }

    private Task Tell(Guid tenant, Guid? payment, CancellationToken ct) => scopes.Send(tenant, new NoteSaleNews(Vendor, $"{Vendor}_{moment.NewId():N}", payment), ct);

    private Task<T> Sale<T>(string handle, Func<LocalSale, T> work, CancellationToken ct)
    {
        var payment = Guid.Parse(handle.Split('_')[2]);
        return Work(Tenant(handle), async db => work(await db.LocalSales.SingleAsync(known => known.Id == payment, ct)), ct);
    }

    private static Guid Tenant(string handle) => Guid.Parse(handle.Split('_')[1]);

    private Task Payer(Guid tenant, Action<LocalPayer> work, CancellationToken ct) => Work(
        tenant,
        async db =>
        {
            work(await db.LocalPayers.SingleOrDefaultAsync(ct) ?? db.LocalPayers.Add(new LocalPayer(tenant)).Entity);
            return true;
        },
        ct);

    private async Task<T> Work<T>(Guid tenant, Func<IKallikyDb, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.Open(tenant);
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            try
            {
                var answer = await work(db);
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
