using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>The dish that a question was about is ordered without its name: "alors mettez-m'en deux", "je la prends".</summary>
internal sealed partial class OrderReader
{
    private static readonly Regex Takes = Pattern.Of(
        @"(?:je|on|nous) (?:vais |va |allons )?(?:la|le|les) (?:prends|prend|prendre|prendrai|prenons|veux|veut|voudrais)", @"(?:mettez|mets|donnez|faites|ajoutez|rajoutez) (?:la|le|les)(?: moi| nous)?(?= |$)(?! (?:meme|\w+e?s? fois))",
        @"(?:va|vais|partir|part|pars) (?:pour|sur) (?:ca|celle la|celui la|celles la|ceux la)", @"(?:prends|prendre|prendrai|veux|voudrais|mettez moi) (?:ca|celle la|celui la|celles la|ceux la|celle ci|celui ci)");

    // Only where no dish is named: "je la prends avec une limonade" is both.
    private void TakeSpokenOf()
    {
        if (spokenOf is not { } product || Takes.Match(said.Plain) is not { Success: true } taking)
            return;
        var at = said.TokenAt(said.WordAfter(taking.Index + taking.Length));
        if (at >= said.Count || Hear(at) is not { Whole: true })
            _ = Start(new ProductHeard([product], at, at, 1, true, true, true), new Before(0, null, false, at), at);
    }

    // "deux, alors", "j'en prends trois".
    private int OfSpokenOf(Before before) =>
        Start(new ProductHeard([spokenOf!], before.Next, before.Next, 1, true, true, true), before, before.Next);
}
