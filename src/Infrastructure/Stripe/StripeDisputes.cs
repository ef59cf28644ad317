using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Disputes of destination charges: Stripe takes them from the platform, which takes what is lost out of the business's account
/// (a reversal of the transfer) and puts it back when the bank thinks better of it (another transfer).</summary>
internal sealed class StripeDisputes(IStripeClient stripe, ILogger logger)
{
    /// <summary>Metadata of a reversal: the dispute that it is about.</summary>
    private const string About = "kalliky_dispute";

    private const int Most = 100;

    /// <summary>Where the latest dispute of a charge stands.</summary>
    /// <param name="charge">With its transfer.</param>
    public async Task<SaleDispute?> Of(Charge charge, CancellationToken ct)
    {
        var known = await logger.Ask(() => new DisputeService(stripe).ListAsync(new DisputeListOptions { Charge = charge.Id, Limit = Most }, null, ct), ct);
        if (known.Data.MaxBy(dispute => dispute.Created) is not { } latest)
            return null;
        var standing = latest.Status switch
        {
            "lost" => DisputeStanding.Lost,
            "won" or "warning_closed" or "prevented" => DisputeStanding.Won,
            _ => DisputeStanding.Open,
        };
        return new SaleDispute(latest.Id, standing, new Money(latest.Amount), standing != DisputeStanding.Open && await IsTaken(charge, latest.Id, standing, ct));
    }

    /// <returns>False when the account is too empty today.</returns>
    public async Task<bool> Take(Charge charge, OrderPayment payment, SaleDispute dispute, CancellationToken ct)
    {
        var wanted = new TransferReversalCreateOptions
        {
            Amount = Math.Min(dispute.Amount.Cents, charge.Transfer.Amount - charge.Transfer.AmountReversed), Metadata = new() { [About] = dispute.Id },
        };
        try
        {
            await logger.Ask(() => new TransferReversalService(stripe).CreateAsync(charge.TransferId, wanted, Once("lost", payment, dispute), ct), ct);
            return true;
        }
        catch (PaymentException problem) when (StripeTroubles.IsEmpty(problem))
        {
            logger.LogWarning("What dispute {Dispute} has cost is not on the account of business {Tenant}: it is taken as soon as it is there.", dispute.Id, payment.TenantId);
            return false;
        }
    }

    public async Task<bool> PutBack(Charge charge, OrderPayment payment, SaleDispute dispute, CancellationToken ct)
    {
        var wanted = new TransferCreateOptions
        {
            Amount = await Taken(charge, dispute.Id, ct) - await Returned(dispute.Id, ct), Currency = "eur", Destination = payment.Account, TransferGroup = dispute.Id,
        };
        await logger.Ask(() => new TransferService(stripe).CreateAsync(wanted, Once("won", payment, dispute), ct), ct);
        return true;
    }

    // Where nothing is left of the transfer, there is nothing to take.
    private async Task<bool> IsTaken(Charge charge, string dispute, DisputeStanding standing, CancellationToken ct)
    {
        var taken = await Taken(charge, dispute, ct);
        return (standing == DisputeStanding.Lost && charge.Transfer?.Reversed != false) || (taken > 0 && taken > await Returned(dispute, ct));
    }

    private async Task<long> Taken(Charge charge, string dispute, CancellationToken ct) => charge.TransferId is not { } transfer
        ? 0
        : (await logger.Ask(() => new TransferReversalService(stripe).ListAsync(transfer, new TransferReversalListOptions { Limit = Most }, null, ct), ct)).Data
            .Where(reversal => reversal.Metadata?.GetValueOrDefault(About) == dispute).Sum(reversal => reversal.Amount);

    private async Task<long> Returned(string dispute, CancellationToken ct) =>
        (await logger.Ask(() => new TransferService(stripe).ListAsync(new TransferListOptions { TransferGroup = dispute, Limit = Most }, null, ct), ct)).Data.Sum(transfer => transfer.Amount);

    // A refusal is remembered under its key for a day: the next day asks with another.
    private static RequestOptions Once(string what, OrderPayment payment, SaleDispute dispute) =>
        new() { IdempotencyKey = $"{what}-{dispute.Id}-{payment.ReadAt.InUtc().Date.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture)}" };
}
