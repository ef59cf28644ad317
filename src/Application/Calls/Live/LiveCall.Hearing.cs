using System.Globalization;
using System.Text;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Calls.Live;

/// <summary>The caller's side: when a turn is one, when it is complete, and when it is only a noise.</summary>
public sealed partial class LiveCall
{
    private static readonly TimeSpan PartialPause = TimeSpan.FromSeconds(1);

    private readonly StringBuilder keys = new();
    private string? held;
    private long heldSince;
    private string? next;
    private bool humanAsked;
    private bool introduced;
    private int silences;
    private long partialShownAt = long.MinValue;

    private async ValueTask OnPrompt(CallInput.Prompt prompt)
    {
        if (transferring || timeIsUp)
            return;
        var words = Bounded(prompt.Words);
        silences = 0;
        alarm.Clear(Due.Noise);
        if (!prompt.Last)
        {
            Partial(words);
            return;
        }

        Saying = null;
        await Speak(prompt.Language, words);
        if (Fillers.IsHesitation(words) || IsSpeaking && Fillers.IsNod(words) && !Questions.IsOpen(run?.Said ?? transcript.LastWords))
        {
            await GoOn();
            return;
        }

        heldSince = held is null ? parts.Clock.GetTimestamp() : heldSince;
        held = held is null ? words : Bounded($"{held} {words}");
        if (Dictation.MayGoOn(Dictation.AskedIn(transcript.LastWords), held))
            alarm.Set(Due.Hold, manners.DictationPause);
        else
            await TakeTurn();
    }

    // The recogniser is still listening: whoever watches sees it, and a pause in dictation is over.
    private void Partial(string words)
    {
        Saying = KeepsWords ? words : null;
        if (alarm.IsSet(Due.Hold))
            alarm.Set(Due.Hold, manners.DictationPause);
        Quiet();
        var now = parts.Clock.GetTimestamp();
        if (partialShownAt != long.MinValue && parts.Clock.GetElapsedTime(partialShownAt, now) < PartialPause)
            return;
        partialShownAt = now;
        parts.Live.Publish(new LiveEvent(start.Situation.TenantId, start.Situation.StoreId, "partial", CallId));
    }

    private ValueTask OnKey(char digit)
    {
        if (transferring || timeIsUp)
            return ValueTask.CompletedTask;
        silences = 0;
        var asked = Dictation.AskedIn(transcript.LastWords);
        if (Dictation.TakesKeys(asked))
        {
            if (char.IsAsciiDigit(digit))
                keys.Append(digit);
            if (digit == '#' || Dictation.IsComplete(asked, keys.Length))
                return TakeKeys();
            alarm.Set(Due.Keys, manners.KeyPause);
            return ValueTask.CompletedTask;
        }

        if (digit != '0')
            return ValueTask.CompletedTask;
        humanAsked = true;
        held = Phrases.WantsHuman;
        return TakeTurn();
    }

    private ValueTask TakeKeys()
    {
        alarm.Clear(Due.Keys);
        if (keys.Length == 0)
            return ValueTask.CompletedTask;
        held = held is null ? keys.ToString() : $"{held} {keys}";
        keys.Clear();
        return TakeTurn();
    }

    // What the caller said is complete. An answer still under way is cut, and waits until its tool has finished.
    private ValueTask TakeTurn()
    {
        alarm.Clear(Due.Hold);
        if (held is not { } words || timeIsUp)
            return ValueTask.CompletedTask;
        held = null;
        if (heldSince != 0)
            CallMeter.EndOfTurn.Record(parts.Clock.GetElapsedTime(heldSince).TotalMilliseconds);
        heldSince = 0;
        if (run is null)
            return Turn(words);
        next = next is null ? words : Bounded($"{next} {words}");
        run.Cut(null);
        return ValueTask.CompletedTask;
    }

    private async ValueTask OnInterrupt(string heard)
    {
        if (transferring || timeIsUp)
            return;
        silences = 0;
        spokenUntil = parts.Clock.GetTimestamp();
        if (run is not null)
        {
            run.Cut(Bounded(heard));
            alarm.Clear(Due.Waiting);
        }
        else if (transcript.Interrupt(Bounded(heard)))
        {
            parts.Journal.Write();
            await OverruleWish();
        }

        alarm.Set(Due.Noise, manners.NoisePause);
        Quiet();
    }

    // Whoever only hummed, or coughed, hears the rest of what was cut off.
    private async ValueTask GoOn()
    {
        Quiet();
        if (run is null && !transferring && left is null && transcript.Unheard is { } rest)
            await SayFixed(rest);
    }

    private async ValueTask OnSilence()
    {
        if (run is not null || transferring)
            return;
        if (++silences > 1)
        {
            await Goodbye(Phrases.SilenceGoodbye, "silence");
            return;
        }

        var question = Questions.Last(transcript.LastWords);
        await SayFixed(question is null || question == Phrases.StillThere ? Phrases.StillThere : $"{Phrases.StillThere} {question}");
    }

    /// <summary>From now on, or from the end of what is being said, the caller is expected to speak.</summary>
    private void Quiet()
    {
        var left = parts.Clock.GetElapsedTime(parts.Clock.GetTimestamp(), spokenUntil);
        var patience = start.Situation.IsTest ? manners.SilenceOfTest : manners.Silence;
        alarm.Set(Due.Silence, (left > TimeSpan.Zero ? left : TimeSpan.Zero) + patience);
    }

    // The recogniser's word counts, unless the words say clearly that it is the other language.
    private async ValueTask Speak(string? heardIn, string words)
    {
        var heard = LanguageEar.Of(words) ?? (heardIn is null ? language
            : heardIn.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.French);
        var now = Sheet.Assistant.SpeaksEnglish ? heard : Language.French;
        if (now == language)
            return;
        language = now;
        transcript.Speaks(now);
        await mouth.SetLanguage(now, stopping);
        if (now == Language.English && !introduced)
            await Introduce();
    }

    // Who did not understand the French notice hears it in their own language, once.
    private async ValueTask Introduce()
    {
        introduced = true;
        await SayFixed(string.Format(CultureInfo.InvariantCulture, Phrases.NoticeAgain, Sheet.Name), last: false);
    }

    private static string Bounded(string words) => words.Length <= LongestUtterance ? words.Trim() : words[..LongestUtterance].Trim();
}
