using System.Text;

namespace Kalliky.Application.Calls.Live;

/// <summary>Cuts a stream of words at the ends of sentences, as early as one can be sure.</summary>
internal sealed class SentenceCutter
{
    /// <summary>Nobody says more in one breath; a model that never ends a sentence is cut at a comma or a space.</summary>
    private const int Longest = 400;

    private readonly StringBuilder pending = new();

    public IReadOnlyList<string> Add(string words)
    {
        List<string>? cut = null;
        pending.Append(words);
        while (End() is { } end and > 0)
            Take(end, cut ??= []);
        return cut ?? [];
    }

    public IReadOnlyList<string> Rest()
    {
        var cut = new List<string>(1);
        Take(pending.Length, cut);
        return cut;
    }

    private void Take(int length, List<string> into)
    {
        var sentence = pending.ToString(0, length).Trim();
        pending.Remove(0, length);
        if (sentence.Length > 0)
            into.Add(sentence);
    }

    // Where the first sentence ends, or null as long as it may go on.
    private int? End()
    {
        for (var at = 0; at < pending.Length; at++)
        {
            var mark = pending[at];
            if (mark is '\n')
                return at + 1;
            if (mark is not ('.' or '!' or '?' or '…'))
                continue;
            var next = at + 1;
            while (next < pending.Length && pending[next] is '.' or '!' or '?' or '…' or '»' or '"' or ')')
                next++;
            // The character after tells "12.50" from the end of a sentence, and "!" from "!?".
            if (next == pending.Length)
                break;
            if (char.IsWhiteSpace(pending[next]) && !(mark == '.' && next == at + 1 && IsAbbreviation(at)))
                return next;
            at = next - 1;
        }

        return pending.Length > Longest ? Breath() : null;
    }

    private int Breath()
    {
        var text = pending.ToString(0, Longest);
        var comma = text.LastIndexOf(',');
        var space = text.LastIndexOf(' ');
        return comma > Longest / 2 ? comma + 1 : space > 0 ? space + 1 : Longest;
    }

    // "M. Besson", "n. 3", "bd. Foch": one to three letters that begin no sentence of their own.
    private bool IsAbbreviation(int dot)
    {
        var start = dot;
        while (start > 0 && char.IsLetter(pending[start - 1]))
            start--;
        var word = pending.ToString(start, dot - start);
        return word is "M" or "MM" or "Mme" or "Mlle" or "Dr" or "bd" or "av" or "St" or "Ste" or "env" or "p";
    }
}
