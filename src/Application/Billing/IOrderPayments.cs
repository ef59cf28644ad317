using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Billing;

/// <summary>Whoever collects what callers pay for their orders, for the business, less Kalliky's commission.</summary>
/// <remarks>Every method throws <see cref="PaymentException"/> when the collector refuses or does not answer; nothing has
/// changed then. Each may be called again: the same question with the same key is answered the same.</remarks>
public interface IOrderPayments
{
    /// <summary>No money moves.</summary>
    bool IsDemonstration { get; }

    /// <summary>The operator has set it up: businesses may connect an account.</summary>
    bool IsOffered { get; }

    /// <summary>Makes an account for the business; the same one for the same number of lost ones before it.</summary>
    /// <returns>The collector's handle of it.</returns>
    Task<string> OpenAccount(Guid tenant, string name, int lost, CancellationToken ct);

    /// <summary>Where the business tells the collector who it is and where its money goes.</summary>
    Task<Uri> Onboard(string account, string storeKey, CancellationToken ct);

    /// <returns>Null when the collector knows that account no more.</returns>
    Task<PayoutStanding?> ReadAccount(string account, CancellationToken ct);

    /// <summary>Lets the account of a business that left go, as far as the collector does.</summary>
    /// <returns>False when it stays there: there is money on it that is still to be paid out.</returns>
    Task<bool> LetGo(string account, CancellationToken ct);

    /// <summary>Opens the page on which an order is paid.</summary>
    Task<CheckoutPage> Open(SaleWish wish, CancellationToken ct);

    /// <summary>Closes it, so that nobody pays there any more.</summary>
    /// <returns>False when it was paid already.</returns>
    Task<bool> Close(string session, CancellationToken ct);

    /// <summary>Reads where a payment stands.</summary>
    Task<Sale> Read(string session, CancellationToken ct);

    /// <summary>Gives a part back to the customer, out of what the business had received. Kalliky's fee is given back apart.</summary>
    /// <param name="key">The same one again gives nothing more.</param>
    Task Refund(OrderPayment payment, Money amount, string key, CancellationToken ct);

    /// <summary>Gives back to the business what <see cref="OrderPayment.FeeToReturn"/> says; of the same reading once.</summary>
    Task ReturnFee(OrderPayment payment, CancellationToken ct);

    /// <summary>Takes what a lost dispute has cost out of the business's account; puts it back where the dispute was won after all.</summary>
    /// <returns>False when there is not enough on the account today.</returns>
    Task<bool> SettleDispute(OrderPayment payment, SaleDispute dispute, CancellationToken ct);
}

/// <param name="Number">Of the order, for the page.</param>
/// <param name="Link">The address that one comes back to.</param>
public sealed record SaleWish(OrderPayment Payment, int Number, string Link);
