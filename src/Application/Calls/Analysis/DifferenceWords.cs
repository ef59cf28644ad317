namespace Kalliky.Application.Calls.Analysis;

/// <summary>A difference in one line, for who must look at it.</summary>
internal static class DifferenceWords
{
    private const int LongestSubject = 120;
    private const int LongestPart = 50;

    /// <summary>"À vérifier : total dit 24,00 €, enregistré 19,00 € (et 1 autre)".</summary>
    public static string Subject(IReadOnlyList<Difference> differences)
    {
        var more = differences.Count - 1;
        var rest = more > 0 ? $" (et {more} autre{(more > 1 ? "s" : "")})" : "";
        return Written.Cut($"À vérifier : {Line(differences[0])}", LongestSubject - rest.Length) + rest;
    }

    public static string Line(Difference difference) => difference switch
    {
        { Kind: DifferenceKind.Order, Recorded: null } => "une commande annoncée n'est pas enregistrée",
        { Kind: DifferenceKind.Order, Recorded: var order } => $"une commande enregistrée n'a pas été annoncée ({Short(order)})",
        { Kind: DifferenceKind.Booking, Recorded: null } => "une réservation annoncée n'est pas enregistrée",
        { Kind: DifferenceKind.Booking, Recorded: var booking } => $"une réservation enregistrée n'a pas été annoncée ({Short(booking)})",
        { Kind: DifferenceKind.Cancellation, Recorded: null } => "une annulation annoncée n'est pas enregistrée",
        { Kind: DifferenceKind.Cancellation } => "une annulation enregistrée n'a pas été annoncée",
        { Kind: DifferenceKind.Transfer } => "un transfert annoncé n'a pas eu lieu",
        { Kind: DifferenceKind.Message } => "un message annoncé n'a pas été pris",
        { Kind: DifferenceKind.Total, Said: var said, Recorded: var kept } => $"total dit {said}, enregistré {kept}",
        { Kind: DifferenceKind.Date, Said: var said, Recorded: var kept } => $"jour dit {said}, enregistré {kept}",
        { Kind: DifferenceKind.Time, Said: var said, Recorded: var kept } => $"heure dite {said}, enregistrée {kept}",
        { Kind: DifferenceKind.Party, Said: var said, Recorded: var kept } => $"nombre de personnes dit {said}, enregistré {kept}",
        // Whom the words name may be anybody: the diary's name tells enough.
        { Kind: DifferenceKind.Person, Recorded: var kept } => $"c'est avec {Short(kept)} à l'agenda, pas dans l'échange",
        { Said: null, Recorded: var kept } => $"« {Short(kept)} » enregistré, pas dit",
        { Said: var said, Recorded: null } => $"« {Short(said)} » dit, pas enregistré",
        { Said: var said, Recorded: var kept } => $"« {Short(said)} » dit, « {Short(kept)} » enregistré",
    };

    private static string Short(string? text) => Written.Cut(text ?? "", LongestPart);
}
