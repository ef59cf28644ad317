using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears a telephone number, or that it is the one of this call.</summary>
internal static class PhoneReader
{
    private static readonly Regex ThisOne = Pattern.Of(
        @"(?:celui |le numero |le telephone |numero )?(?:avec|d ou|sur|depuis) (?:lequel|le quel|laquelle|ou|le numero (?:avec|d) \w+|celui) (?:je |j |on |vous )?(?:suis |me )?(?:appel\w+|telephon\w+|joins)", @"(?:qui|que) (?:s affich\w+|vous (?:voyez|avez)|apparait)(?: \w+){0,3}",
        @"(?:c est |oui )*(?:le|ce) (?:meme|numero|telephone)(?: numero)?(?: la| ci)?(?= |$)(?! de (?:la|ma) (?:rue|commande))", @"(?:a|sur|avec|au) (?:ce|le meme|mon) (?:numero|portable|telephone|mobile)(?: la| ci)?", @"celui (?:la|ci)", @"mon numero actuel", @"(?:il|elle|vous) (?:a|avez) (?:deja )?(?:mon|le|mes) (?:numero|coordonnees)", @"vous l avez", @"celui d ou j appelle",
        @"(?:le|mon) numero (?:d appel|de l appel|actuel|present)", @"ce numero(?: la| ci)?", @"le meme(?: que (?:celui|pour|d habitude))?");

    // "Oui, numéro", when it was asked whether this one will do: the little words were not heard.
    private static readonly Regex Curt = Pattern.Start(@"(?:(?:oui|ouais|ok|bien sur|c est|sur|a|au|le|ce|se|mon|bien|mais|toujours|prenez|notez|gardez|garder|utilisez) )*(?:numero|meme)(?= (?:avec|d ou|s il|svp|merci|oui|la)|$)");

    private static readonly Regex Another = Pattern.Of(@"(?:pas|plutot|autre|non)(?: \w+){0,3} (?:numero|celui|portable|fixe)", @"un autre(?: numero)?");

    /// <param name="asked">A number was just asked for.</param>
    public static Slot? Hear(Utterance said, bool asked, string before)
    {
        var heard = PhoneNumbers.Hear(said.Words, asked ? before : "");

        // More than a whole number is no continuation: it was dictated again from the beginning.
        if (asked && before.Length > 0 && heard is { Candidates.Count: 0, Partial: false })
            heard = PhoneNumbers.Hear(said.Words, "");
        if (heard?.Number is { } number)
            return new Slot(new Act.GivePhone(number), heard.First, heard.Next);
        if (ThisOne.Match(said.Plain) is { Success: true } match && (asked || match.Value.Contains("appel", StringComparison.Ordinal) || said.Plain[match.Index..].Contains("qui s affich", StringComparison.Ordinal) || match.Value.Contains("mon num", StringComparison.Ordinal))
            && !(asked && Another.IsMatch(said.Plain) && heard is not null))
            return new Slot(new Act.GivePhone(null), said.WordAt(match.Index), said.WordAfter(match.Index + match.Length));
        if (asked && heard is null && Curt.Match(said.Plain) is { Success: true } curt && !Another.IsMatch(said.Plain))
            return new Slot(new Act.GivePhone(null), 0, said.WordAfter(curt.Index + curt.Length));
        return asked && heard is { Digits.Length: >= 2 }
            ? new Slot(new Act.HalfPhone(heard.Digits, heard.Candidates), heard.First, heard.Next)
            : null;
    }
}
