using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Money that came by bank transfer for an invoice, whole or in part. Noted once and never changed; it is kept as long as
/// the invoice that it pays.</summary>
public sealed class InvoiceTransfer : TenantEntity
{
    /// <summary>As many signs as a transfer's reference may have (EndToEndId, Max35Text of ISO 20022).</summary>
    public const int LongestReference = 35;

    private InvoiceTransfer() { }

    /// <param name="amount">Of the invoice's total, with its tax.</param>
    /// <param name="receivedOn">The day on which the money came.</param>
    /// <param name="reference">The bank's own, or one that the operator gives it; unique for the invoice.</param>
    public InvoiceTransfer(Guid id, Guid tenantId, Guid invoiceId, Money amount, LocalDate receivedOn, string reference, Instant at)
    {
        (Id, TenantId, InvoiceId) = (id, tenantId, invoiceId);
        (Amount, ReceivedOn, Reference, NotedAt) = (amount, receivedOn, reference, at);
        Raise(new BankTransferNoted(id, tenantId));
    }

    public Guid InvoiceId { get; private init; }

    public Money Amount { get; private init; }

    public LocalDate ReceivedOn { get; private init; }

    public string Reference { get; private init; } = "";

    public Instant NotedAt { get; private init; }
}

/// <summary>A transfer has come for an invoice: whoever sent it is thanked.</summary>
public sealed record BankTransferNoted(Guid TransferId, Guid TenantId) : DomainEvent;
