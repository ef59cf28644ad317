namespace Kalliky.Fakes.Telnyx;

/// <summary>Something that the caller heard, from its first word to its last.</summary>
/// <param name="FirstTextAt">Stopwatch timestamp of the first text frame.</param>
/// <param name="LastTextAt">Stopwatch timestamp of the last one.</param>
/// <param name="Interrupted">The caller cut in before the end.</param>
public sealed record Utterance(string Text, long FirstTextAt, long LastTextAt, bool Interrupted = false);

/// <summary>A command that the application sent about a call, refused or not.</summary>
public sealed record Command(string Verb, System.Text.Json.Nodes.JsonObject Body);

public enum CallState
{
    Ringing,
    Answered,
    Bridged,
    Ended,
}
