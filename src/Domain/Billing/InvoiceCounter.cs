using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>The last number that an invoice or a credit note was given, over all of Kalliky: one row. Whoever takes the next one
/// holds the row until it is committed, so that a number that was not used is given again and none is missing.</summary>
[Global]
public sealed class InvoiceCounter : Entity
{
    private InvoiceCounter() { }

    public long Last { get; private init; }
}
