using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Calls.Live;

/// <summary>Something to be written about a call. Its ids are made beforehand, so that a repeated attempt writes it once.</summary>
internal abstract record JournalEntry
{
    public sealed record Said(
        Guid Id, int Sequence, Speaker Speaker, string Text, string? Unheard, bool Interrupted, Instant At, string? Model,
        int? FirstText, int Blocked) : JournalEntry;

    /// <summary>What was really heard of words already written.</summary>
    public sealed record Amended(int Sequence, string Text, string? Unheard) : JournalEntry;

    public sealed record Used(Guid Id, int Turn, string Tool, string Arguments, string Answer, Instant At, int Milliseconds) : JournalEntry;

    /// <summary>The caller's language, for whoever takes the call up.</summary>
    public sealed record Spoke(Language Language) : JournalEntry;

    public sealed record Happened(Guid Id, string Kind, string? Detail, Instant At) : JournalEntry;
}
