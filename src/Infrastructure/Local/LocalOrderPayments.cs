using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Local;

/// <summary>Orders that are paid without money: the same pages, the same news. What it remembers stands in rows of its own, which it
/// reads and writes as another company would, in scopes and transactions of its own.</summary>
internal sealed class LocalOrderPayments(TenantScopes scopes, IMoment moment) : IOrderPayments, ILocalSales
{
    private const string Vendor = "local";
    private const int MostAttempts = 5;

    public bool IsDemonstration => true;

    public bool IsOffered => true;

    public async Task<string> OpenAccount(Guid tenant, string name, int lost, CancellationToken ct)
    {
        await Payer(tenant, payer => payer.OpenPayouts(), ct);
        return $"{Vendor}_{tenant:N}";
    }

    public Task<Uri> Onboard(string account, string storeKey, CancellationToken ct) =>
        Task.FromResult(new Uri($"/{storeKey}/facturation/liens/demonstration", UriKind.Relative));

    public async Task<PayoutStanding?> ReadAccount(string account, CancellationToken ct)
    {
        await using var scope = scopes.Open(Parts(account).Tenant);
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().LocalPayers.AsNoTracking().Select(payer => payer.Payouts).SingleOrDefaultAsync(ct);
    }

    public async Task<CheckoutPage> Open(SaleWish wish, CancellationToken ct)
    {
        var payment = wish.Payment;
        await Sale(payment.TenantId, payment.Id, _ => true, ct);
        return new CheckoutPage($"{Vendor}_{payment.TenantId:N}_{payment.Id:N}", $"{wish.Link}/demonstration");
    }

    public Task<bool> Close(string session, CancellationToken ct) => Sale(Parts(session), sale => sale.Close(), ct);

    public Task<Sale> Read(string session, CancellationToken ct) => Sale(Parts(session), sale => new Sale(sale.Status, sale.PaidAt is null ? null : session, sale.PaidAt), ct);

    public Task Refund(OrderPayment payment, string reference, CancellationToken ct) => Sale(
        payment.TenantId, payment.Id,
        sale =>
        {
            sale.Refund();
            return true;
        },
        ct);

    public async Task<bool> Pay(Guid tenant, Guid payment, CancellationToken ct)
    {
        if (!await Sale(tenant, payment, sale => sale.Pay(moment.Now), ct))
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

    private static (Guid Tenant, Guid Payment) Parts(string handle)
    {
        var parts = handle.Split('_');
        return (Guid.Parse(parts[1]), parts.Length > 2 ? Guid.Parse(parts[2]) : Guid.Empty);
    }

    private Task<T> Sale<T>((Guid Tenant, Guid Payment) of, Func<LocalSale, T> work, CancellationToken ct) => Sale(of.Tenant, of.Payment, work, ct);

    private Task<T> Sale<T>(Guid tenant, Guid payment, Func<LocalSale, T> work, CancellationToken ct) => Work(
        tenant,
        async db => work(await db.LocalSales.SingleOrDefaultAsync(known => known.Id == payment, ct) ?? db.LocalSales.Add(new LocalSale(payment, tenant)).Entity),
        ct);

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
