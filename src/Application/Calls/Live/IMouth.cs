using Kalliky.Domain.Shared;

namespace Kalliky.Application.Calls.Live;

/// <summary>How a live call reaches its caller: the relay's socket, the test phone, or a test's memory. Used by the
/// call's loop alone, one thing at a time; words are spoken in the order given.</summary>
/// <exception cref="MouthClosedException">The line to the caller is gone.</exception>
public interface IMouth
{
    /// <summary>Says some words. After <paramref name="last"/> it is the caller's turn; the words may then be empty.</summary>
    ValueTask Say(string words, bool last, CancellationToken ct);

    ValueTask Play(Uri sound, CancellationToken ct);

    ValueTask SendDigits(string digits, CancellationToken ct);

    ValueTask SetLanguage(Language language, CancellationToken ct);

    /// <summary>Nothing more will be said.</summary>
    ValueTask End(CancellationToken ct);
}

/// <summary>The line to the caller broke; the call itself may live on.</summary>
public sealed class MouthClosedException : Exception
{
    public MouthClosedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
