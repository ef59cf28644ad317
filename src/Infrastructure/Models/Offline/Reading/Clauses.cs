using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>Part of an utterance that does one thing: from the turn of phrase that says what, to the next one.</summary>
/// <param name="First">The first token of its cue; of the stretch itself where it has none.</param>
/// <param name="Body">The first token after the cue.</param>
/// <param name="Next">The token after its last.</param>
internal sealed record Clause(Mode Mode, Asking? Asking, int First, int Body, int Next)
{
    public bool HasCue => Body > First;
}

/// <summary>Cuts an utterance into clauses.</summary>
internal static class Clauses
{
    private sealed record Cue(Mode Mode, Asking? Asking, int First, int Next);

    public static IReadOnlyList<Clause> Of(Utterance said)
    {
        var clauses = new List<Clause>();
        var mode = (Mode: Mode.Open, Asking: (Asking?)null, First: 0, Body: 0);
        var cues = Cues(said);
        for (var at = 0; at <= said.Count; at++)
        {
            var cue = cues.Count > 0 && cues[0].First == at ? cues[0] : null;
            var stops = at < said.Count && said.Tokens[at].Before == Pause.Stop && mode.Mode is Mode.Ask or Mode.Instead or Mode.Remove && at > mode.Body;
            if (cue is null && !stops && at < said.Count)
                continue;
            if (at > mode.First)
                clauses.Add(new Clause(mode.Mode, mode.Asking, mode.First, mode.Body, at));
            if (cue is null)
            {
                mode = (Mode.Open, null, at, at);
                continue;
            }

            cues.RemoveAt(0);
            mode = (cue.Mode, cue.Asking, cue.First, cue.Next);
            at = cue.Next - 1;
        }

        return clauses;
    }

    // The earliest first; of two that begin together the longer, then the row that stands higher. None inside another.
    private static List<Cue> Cues(Utterance said)
    {
        var all = new List<(Cue Cue, int Row)>();
        var row = 0;
        foreach (var (asking, pattern) in QuestionCues.All)
            Collect(pattern, Mode.Ask, asking);
        foreach (var (pattern, mode) in ModeCues.All)
            Collect(pattern, mode, null);
        Collect(ModeCues.Resumes, Mode.Open, null);
        var kept = new List<Cue>();
        foreach (var (cue, _) in all.OrderBy(one => one.Cue.First).ThenByDescending(one => one.Cue.Next).ThenBy(one => one.Row))
        {
            if (kept.Count == 0 || cue.First >= kept[^1].Next)
                kept.Add(cue);
        }

        return kept;

        void Collect(Regex pattern, Mode mode, Asking? asking)
        {
            foreach (Match match in pattern.Matches(said.Plain))
            {
                if (match.Length > 0)
                    all.Add((new Cue(mode, asking, said.TokenAt(said.WordAt(match.Index)), said.TokenAt(said.WordAfter(match.Index + match.Length))), row));
            }

            row++;
        }
    }
}
