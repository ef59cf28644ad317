using System.Text;

namespace Kalliky.Application.Speech.French;

public static partial class Spelling
{
    // One step of a spelling: a letter, "deux T", "D comme Daniel", "E accent aigu", "trait d'union".
    static bool Step(Words words, int at, StringBuilder name, out int next, out int clear)
    {
        clear = 0;
        next = at;
        if (words.At(at) == "a" && !words.BreaksAt(at + 1) && (words.At(at + 1) is "la" or "le" || (words.At(at + 1) == "l" && words[at + 1].Elided)))
        {
            return false;
        }

        if (Separator(words, at, name, out next))
        {
            return name.Length > 0;
        }

        // "deux T", "deux fois T", "double T".
        var count = words.At(at) is "deux" or "2" or "double" ? 2 : words.At(at) is "trois" or "3" or "triple" ? 3 : 1;
        var start = at + (count > 1 ? 1 : 0);
        start += count > 1 && words.At(start) == "fois" ? 1 : 0;
        if (words.Says(at, "double", "v") || words.Says(at, "double", "ve"))
        {
            (count, start) = (1, at);
        }

        if (count > 1 && !Letters.Read(words, start, out _, out _))
        {
            return false;
        }

        if (!Letters.Read(words, start, out var letter, out next))
        {
            return false;
        }

        if (words.At(next) == "comme" && next + 1 < words.Count)
        {
            letter = AsIn(letter, words, start, words.At(next + 1));
            next += 2;
            clear = 2;
        }
        else
        {
            clear = count > 1 ? 2 : Letters.Clear(words, start, out _) ? 1 : 0;
            next = Accent(words, next, ref letter);
        }

        name.Append(letter, count);
        return true;
    }

    // The name that follows "comme" is heard better than the letter, but "K comme Carine" stays K.
    static char AsIn(char letter, Words words, int at, string example)
    {
        var initial = example.Length > 0 ? example[0] : letter;
        var alike = (letter, initial) is ('k', 'c') or ('c', 'k') or ('k', 'q') or ('c', 's') or ('s', 'c') or ('g', 'j') or ('j', 'g') or ('y', 'i') or ('i', 'y');
        return alike && Letters.Clear(words, at, out _)
            ? letter
            : initial is >= 'a' and <= 'z' ? initial : letter;
    }

    static int Accent(Words words, int at, ref char letter)
    {
        var start = words.At(at) == "accent" ? at + 1 : at;
        var marked = (letter, words.At(start)) switch
        {
            ('e', "aigu") => 'é', ('e', "grave") => 'è', ('a', "grave") => 'à', ('u', "grave") => 'ù',
            ('e', "circonflexe") => 'ê', ('a', "circonflexe") => 'â', ('i', "circonflexe") => 'î', ('o', "circonflexe") => 'ô', ('u', "circonflexe") => 'û',
            ('e', "trema") => 'ë', ('i', "trema") => 'ï', ('u', "trema") => 'ü', ('o', "trema") => 'ö', ('c', "cedille") => 'ç',
            _ => '\0',
        };
        letter = marked == '\0' ? letter : marked;
        return marked == '\0' ? at : start + 1;
    }

    static bool Separator(Words words, int at, StringBuilder name, out int next)
    {
        var (mark, length) = words.At(at) switch
        {
            "trait" when words.Says(at, "trait", "d", "union") => ("-", 3),
            "tiret" => ("-", 1),
            "apostrophe" => ("'", 1),
            "espace" => (" ", 1),
            "et" when words.Says(at + 1, "en", "deuxieme", "mot") => (" ", 4),
            "en" when words.Says(at + 1, "deuxieme", "mot") => (" ", 3),
            "plus" when words.At(at + 1) == "loin" => (" ", 2),
            "puis" or "ensuite" or "majuscule" or "minuscule" or "apres" => ("", 1),
            _ => ("", 0),
        };
        next = at + length;
        if (length > 0 && name.Length > 0)
        {
            name.Append(mark);
        }

        return length > 0;
    }
}
