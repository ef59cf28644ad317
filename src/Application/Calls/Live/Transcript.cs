using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Calls.Live;

/// <summary>What was said and done in a call, as it was really heard: what the model remembers, and what is written.</summary>
internal sealed class Transcript
{
    private readonly List<Exchange> conversation;
    private readonly Journal journal;
    private readonly IMoment moment;
    private readonly Discretion? discretion;
    private bool keepsWords;
    private string? lastModel;
    private int lastSpoken = -1;

    /// <param name="discretion">Where the caller's words are never kept; null elsewhere.</param>
    public Transcript(CallStart start, Journal journal, IMoment moment, Discretion? discretion = null)
    {
        (this.journal, this.moment, this.discretion, keepsWords) = (journal, moment, discretion, start.KeepsWords);
        conversation = [.. start.Conversation];
        Sequence = start.LastSequence;
        LastWords = start.Conversation.OfType<Exchange.Assistant>().LastOrDefault()?.Heard;
        lastSpoken = conversation is [.., Exchange.Assistant] ? conversation.Count - 1 : -1;
    }

    /// <summary>The number of the latest turn.</summary>
    public int Sequence { get; private set; }

    /// <summary>What the assistant said last, as far as it was heard.</summary>
    public string? LastWords { get; private set; }

    /// <summary>What of the last words nobody heard; null when all were.</summary>
    public string? Unheard { get; private set; }

    public IReadOnlyList<Exchange> Conversation => [.. conversation];

    public int Caller(string words)
    {
        conversation.Add(new Exchange.Caller(words));
        lastSpoken = -1;
        journal.Add(new JournalEntry.Said(moment.NewId(), ++Sequence, Speaker.Caller, keepsWords && discretion is null ? words : Discretion.Mark, null, false, moment.Now, null, null, 0));
        return Sequence;
    }

    public void Used(int turn, AgentStep.Used used)
    {
        conversation.Add(used.Tool);
        var kept = discretion?.Of(used.Tool) ?? used.Tool;
        journal.Add(new JournalEntry.Used(
            moment.NewId(), turn, kept.Name, keepsWords ? kept.Arguments : "{}", keepsWords ? kept.Answer : "{}", moment.Now, used.Milliseconds));
    }

    public void Assistant(Spoken spoken)
    {
        conversation.Add(new Exchange.Assistant(spoken.Heard, spoken.Interrupted, spoken.Meant));
        lastSpoken = conversation.Count - 1;
        (LastWords, Unheard, lastModel) = (spoken.Heard, spoken.Unheard, spoken.Model);
        journal.Add(new JournalEntry.Said(
            moment.NewId(), ++Sequence, Speaker.Assistant, Kept(spoken.Heard), spoken.Unheard is { } rest ? Kept(rest) : null, spoken.Interrupted,
            moment.Now, spoken.Model, spoken.FirstText, spoken.Blocked));
    }

    /// <summary>The caller cut the last words off while they were still being spoken.</summary>
    /// <returns>False when they were heard to the end.</returns>
    public bool Interrupt(string heard)
    {
        if (lastSpoken < 0 || LastWords is null || Unheard is not null || Heard.RestOf(LastWords, heard) is not { } rest)
            return false;
        var really = LastWords[..^rest.Length].TrimEnd();
        conversation[lastSpoken] = new Exchange.Assistant(really, Interrupted: true, LastWords);
        (LastWords, Unheard) = (really, rest);
        journal.Add(new JournalEntry.Amended(Sequence, Kept(really), Kept(rest)));
        return true;
    }

    public void Happened(string kind, string? detail = null) =>
        journal.Add(new JournalEntry.Happened(moment.NewId(), kind, detail, moment.Now));

    /// <summary>From here on the caller speaks this.</summary>
    public void Speaks(Language language) => journal.Add(new JournalEntry.Spoke(language));

    /// <summary>The caller wants nothing more to be recorded: from here on only that something was said.</summary>
    public void StopKeeping()
    {
        if (!keepsWords)
            return;
        Happened("recording_stopped");
        keepsWords = false;
    }

    // Of what the assistant said last.
    private string Kept(string words) => !keepsWords ? Discretion.Mark : discretion?.Of(words, lastModel) ?? words;
}

/// <summary>What the assistant said in one answer.</summary>
/// <param name="Model">Null for fixed words.</param>
/// <param name="Meant">With what was not heard, when interrupted.</param>
/// <param name="FirstText">Milliseconds to the first words.</param>
internal sealed record Spoken(
    string Heard, string? Unheard = null, bool Interrupted = false, string? Model = null, int? FirstText = null, int Blocked = 0, string? Meant = null);
