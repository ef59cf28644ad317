namespace Kalliky.Application.Speech.French;

/// <summary>"Le plus vite possible", "dès que possible", "tout de suite".</summary>
static class SoonReading
{
    static readonly string[][] Phrases =
    [
        ["le", "plus", "vite", "possible"], ["le", "plus", "tot", "possible"], ["le", "plus", "rapidement", "possible"],
        ["au", "plus", "vite"], ["au", "plus", "tot"], ["au", "plus", "rapide"], ["le", "plus", "vite"], ["le", "plus", "tot"],
        ["aussi", "vite", "que", "possible"], ["aussi", "tot", "que", "possible"], ["aussitot", "que", "possible"],
        ["des", "que", "possible"], ["des", "que", "vous", "pouvez"], ["quand", "vous", "pouvez"], ["des", "que", "c", "est", "pret"],
        ["quand", "c", "est", "pret"], ["quand", "ce", "sera", "pret"], ["des", "que", "ce", "sera", "pret"],
        ["tout", "de", "suite"], ["de", "suite"], ["immediatement"], ["maintenant"], ["sans", "attendre"], ["rapidement"],
        ["dans", "les", "plus", "brefs", "delais"], ["plus", "vite", "possible"], ["plus", "tot", "possible"], ["vite", "possible"],
    ];

    public static HeardTime.Soon? Read(Words words, int at)
    {
        foreach (var phrase in Phrases)
        {
            if (words.Says(at, phrase))
            {
                return new(at, at + phrase.Length);
            }
        }

        return null;
    }
}
