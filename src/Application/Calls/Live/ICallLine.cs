using Kalliky.Domain.Calls;

namespace Kalliky.Application.Calls.Live;

/// <summary>What a live call does to the call itself, beyond speaking. None of it fails for want of a database or a
/// carrier: it says what became of it.</summary>
internal interface ICallLine
{
    /// <summary>Ends the call, in the database and at the carrier.</summary>
    Task End(string reason);

    /// <summary>Rings the human. Ringing, Failed, or None when the store has named nobody.</summary>
    Task<TransferState> Transfer(int turn);

    /// <summary>Where the transfer stands, for news that reached another node; null when nobody can tell.</summary>
    Task<TransferState?> LookAtTransfer();

    /// <summary>The assistant is back with the caller.</summary>
    Task Returned();

    /// <summary>Leaves a message for the store. True once it is kept.</summary>
    /// <param name="words">The caller's; null to ask for a call back without any.</param>
    /// <param name="isEmergency">Somebody may be in danger: the message says so, and nothing more.</param>
    Task<bool> TakeMessage(string? words, bool isEmergency = false);

    /// <summary>This socket no longer holds the call, which may live on.</summary>
    Task LetGo(CallLeft why);
}
