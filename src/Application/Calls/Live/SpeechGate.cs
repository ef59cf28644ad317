using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;

namespace Kalliky.Application.Calls.Live;

/// <summary>Cuts the words into sentences and asks the claim check of each.</summary>
internal sealed class SpeechGate(CallTruth truth) : ISpeechGate
{
    private readonly SentenceCutter cutter = new();
    private readonly List<string> ready = [];
    private string? lastInstead;

    public int Blocked { get; private set; }

    public void Begin()
    {
        cutter.Rest();
        ready.Clear();
        lastInstead = null;
        Blocked = 0;
    }

    public void Learn(ToolAnswer answer)
    {
        // What was said before the tool is judged by what was true before the tool.
        Judge(cutter.Rest());
        truth.Learn(answer);
    }

    public string? Take(string words)
    {
        Judge(cutter.Add(words));
        return Ready();
    }

    public string? Finish()
    {
        Judge(cutter.Rest());
        return Ready();
    }

    private void Judge(IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            var instead = ClaimCheck.Instead(sentence, truth);
            if (instead is not null)
                Blocked++;
            // Two lies of a kind in a row get one answer.
            if (instead is null || instead != lastInstead)
                ready.Add(instead ?? sentence);
            lastInstead = instead;
        }
    }

    private string? Ready()
    {
        if (ready.Count == 0)
            return null;
        var said = string.Join(' ', ready) + " ";
        ready.Clear();
        return said;
    }
}

internal sealed class SpeechGates : ISpeechGates
{
    public ISpeechGate For(StoreSheet sheet, IEnumerable<ToolAnswer> earlier)
    {
        var truth = new CallTruth(sheet);
        foreach (var answer in earlier)
            truth.Learn(answer);
        return new SpeechGate(truth);
    }
}
