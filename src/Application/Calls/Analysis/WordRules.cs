using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades.Urgency;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What a caller's words tell without a model: few patterns, each of something that is said outright. Where they
/// are not sure they say nothing. Pure.</summary>
internal static class WordRules
{
    /// <summary>Thanks come at the end; a "super" in the middle is only a yes.</summary>
    private const int LastWords = 3;

    private static readonly Sign[] Complains =
    [
        Sign.Of(@"reclamations?\b|me plaindre\b|porter plainte\b"),
        Sign.Of(@"pas( du tout| tres| vraiment)? contente?s?\b|mecontente?s?\b|insatisfaite?s?\b|tres decue?s?\b"),
        Sign.Of(@"(commande|pizzas?|plats?|livraison|colis|article|couleur|coupe)( \w+){0,5} (froide?s?|en retard|incomplete?s?|abimee?s?|cassee?s?|ratee?s?|jamais (arrivee?s?|recue?s?|livree?s?))\b"),
        Sign.Of(@"(jamais|pas|toujours rien|rien) (ete )?(recu|livree?|arrivee?)\b( \w+){0,4}( commande| livraison| colis)\b"),
        Sign.Of(@"(manque|manquait|manquaient|manquent)( \w+){0,5} (commande|livraison|sac|colis)\b"),
        Sign.Of(@"vous (vous )?etes (encore )?trompee?s?\b|erreur (dans|sur) (ma|notre|la) (commande|livraison|facture)\b"),
        Sign.Of(@"(make|have) a complaint\b|not (happy|satisfied) with\b"),
    ];

    private static readonly Sign[] Allergic =
    [
        Sign.Of(@"(allergiques?|intolerante?s?|coeliaques?|allergic|celiac|coeliac)\b"),
        Sign.Of(@"((ai|a|as|avons|ont|avec) (une |des |mon |son )?(\w+ )?allergies?|allergies? (a|au|aux|severe) \w+|intolerance (a|au) \w+)\b"),
    ];

    private static readonly Sign[] Sells =
    [
        Sign.Of(@"panneaux? (solaires?|photovoltaiques?)\b|photovoltaique\b|(pense|penser|passer|passez)( \w+){0,2} solaire\b|pompes? a chaleur\b|isolation( \w+){0,3} (un|1) euro\b"),
        Sign.Of(@"compte( personnel)?( de)? formation\b|\bcpf\b|(referencement|visibilite)( \w+){0,4} (google|internet|en ligne)\b"),
        Sign.Of(@"(je vous (appelle|contacte)|nous vous (appelons|contactons))( \w+){0,8} (vous )?(proposer|presenter)\b"),
        Sign.Of(@"(reduire|economies? sur|baisser|optimiser)( \w+){0,3} (factures?|contrats?)( \w+){0,2} (energie|electricite|gaz|telephone|telecom)\b"),
        Sign.Of(@"(offre|solution|partenariat)( \w+){0,3} (commercants|restaurateurs|professionnels)\b|(parler|joindre|avoir)( \w+){0,2} (responsable|gerant|patron)( \w+){0,6} (offre|proposition|partenariat)\b"),
    ];

    private static readonly Sign WrongNumber = Sign.Of(@"(trompee?|erreur) de numero\b|faux numero\b|mauvais numero\b|wrong number\b");

    private static readonly Sign[] Furious =
    [
        Sign.Of(@"(inadmissible|inacceptable|scandaleux|scandale|honteux|une honte|lamentable|deplorable|une arnaque|n importe quoi|ras le bol|unacceptable|ridiculous)\b"),
        Sign.Of(@"(en ai|j en ai|on en a) (vraiment )?(marre|assez)\b|(foutez|moquez|fiche|fichez|foutes)( vous)? de (moi|nous|qui)\b|plus jamais (chez|commander)\b"),
        Sign.Of(@"(c est|vous etes)( vraiment| completement| trop)? (nuls?|incompetents?)( |$)"),
    ];

    private static readonly Sign[] Displeased =
    [
        Sign.Of(@"pas( du tout| tres| vraiment)? contente?s?\b|mecontente?s?\b|(suis|sommes|est)( \w+)? (decue?s?|enervee?s?|fachee?s?|agacee?s?)\b|(penible|agacant)\b"),
        Sign.Of(@"vous (ne )?comprenez (rien|toujours pas)\b"),
    ];

    private static readonly Sign[] Delighted =
    [
        Sign.Of(@"vous etes( \w+){0,2} (geniale?s?|super|adorables?|formidables?|efficaces?|au top|tres aimables?)\b"),
        Sign.Of(@"(suis|sommes|est)( \w+)? (ravie?s?|enchantee?s?|tres contente?s?|tres satisfaite?s?)\b|c est( vraiment)? (genial|formidable|excellent)\b"),
    ];

    private static readonly Sign[] Pleased =
    [
        Sign.Of(@"(merci|remercie)( \w+)? (beaucoup|infiniment|mille fois|enormement)\b|(grand|mille) mercis?\b|thank you (so|very) much\b"),
        Sign.Of(@"(parfait|super|genial|impeccable|nickel|top)( \w+){0,2} merci\b|merci( \w+){0,2} (c est|tres) (parfait|super|gentil|tres gentil|impeccable)\b"),
    ];

    /// <param name="said">The caller's turns, in their order.</param>
    /// <param name="hear">The trade's ear for emergencies.</param>
    public static Heard Of(IReadOnlyList<string> said, Func<string, Emergency?> hear)
    {
        var lines = said.Select(words => (Words: words, Plain: Plain.Of(words))).ToList();
        List<CallFlag> flags = [];
        if (Any(Complains))
            flags.Add(CallFlag.Complaint);
        if (Any(Allergic))
            flags.Add(CallFlag.Allergy);
        if (said.Any(words => hear(words) is not null))
            flags.Add(CallFlag.Emergency);
        if (Any(Sells))
            flags.Add(CallFlag.Spam);
        var (satisfaction, reason) = Content(lines, flags.Contains(CallFlag.Complaint));
        return new Heard(flags, satisfaction, reason, flags.Contains(CallFlag.Spam) || Any([WrongNumber]));

        bool Any(Sign[] signs) => lines.Any(line => Says(signs, line.Plain));
    }

    // What angers weighs more than the thanks that end every call.
    private static (int?, string?) Content(List<(string Words, string Plain)> lines, bool complains)
    {
        var end = lines.TakeLast(LastWords).ToList();
        (int Mark, string? Words)[] told =
        [
            (1, First(lines, Furious)), (2, First(lines, Displeased)), (2, complains ? First(lines, Complains) : null), (5, First(end, Delighted)), (4, First(end, Pleased)),
        ];
        var first = Array.Find(told, one => one.Words is not null);
        return first.Words is { } words ? (first.Mark, $"« {Written.Cut(Written.OneLine(words), 160)} »") : (null, null);
    }

    private static string? First(List<(string Words, string Plain)> lines, Sign[] signs) => lines.Find(line => Says(signs, line.Plain)).Words;

    private static bool Says(Sign[] signs, string plain) => signs.Any(sign => sign.IsIn(plain));
}

/// <param name="Reason">The caller's own words.</param>
/// <param name="IsUnwanted">Somebody who sells something, or who dialled the wrong number.</param>
internal sealed record Heard(IReadOnlyList<CallFlag> Flags, int? Satisfaction, string? Reason, bool IsUnwanted)
{
    public static readonly Heard Nothing = new([], null, null, false);
}
