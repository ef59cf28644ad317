namespace Kalliky.Application.Calls;

/// <summary>Where the carrier finds our relay.</summary>
public interface IRelayAddress
{
    /// <summary>The public ws or wss address that this token opens.</summary>
    Uri Of(string token);
}
