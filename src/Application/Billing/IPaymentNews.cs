using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Reads what a collector tells us. Only there where a real one is.</summary>
public interface IPaymentNews
{
    /// <summary>Whether these bytes, as they came, are signed by the collector, and not too long ago.</summary>
    bool IsGenuine(string? signature, ReadOnlySpan<byte> body);

    /// <returns>Null when it is not in the words that we understand: the collector's settings name another version.</returns>
    /// <exception cref="PaymentException">It could not be found out whose it is; to be told again.</exception>
    Task<PaymentNews?> Read(ReadOnlyMemory<byte> body, CancellationToken ct);

    /// <summary>The handle of the page on which an order was paid, which is known here from the moment when the page is opened: news of a
    /// payment may come before anything was read that names it.</summary>
    /// <param name="sale">As the news had it.</param>
    /// <returns>Null where there is none, or the news had that handle already.</returns>
    /// <exception cref="PaymentException">It could not be found out; to be told again.</exception>
    Task<string?> PageOf(string sale, CancellationToken ct);
}

/// <param name="Customer">The collector's handle of the business; null when the news is of no interest.</param>
/// <param name="Cents">Of what was refunded now, or is disputed.</param>
public sealed record PaymentNews(string EventId, string? Customer, PaymentNewsKind Kind, long Cents)
{
    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Of money that went back, the collector's handle of the payment for a plan that it was taken off.</summary>
    public string? Payment { get; init; }

    /// <summary>The collector's handle of an order's payment, or of the page where it is paid.</summary>
    public string? Sale { get; init; }

    /// <summary>The collector's handle of a business's own account.</summary>
    public string? Account { get; init; }
}
