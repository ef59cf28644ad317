namespace Kalliky.Application.Messaging;

/// <summary>The carrier's word for why a message did not arrive, in ours.</summary>
public interface IDeliveryReasons
{
    string Of(string? code);
}
