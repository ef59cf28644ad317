using System.Text.RegularExpressions;
using Kalliky.Application.Assistant;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What the assistant said that it had done, held against what the call's tools have done. The live gate holds
/// most of it back; what it lets through is looked at more severely here, where a doubt costs a ticket and no word. Pure.</summary>
internal static class SpokenClaims
{
    // Said as if it were settled, in words that the live gate has to let pass.
    private static readonly Claim[] AsIfSettled =
    [
        Implied(
            @"\bcommande( \w+){0,3} (sera|vous attendra|arrivera|part)( \w+){0,2} (prete|livree|servie|vers|a|dans|pour|chez)\b"
            + @"|\bvous (pourrez|pouvez)( \w+){0,3} (recuperer|chercher|retirer)( \w+){0,3} commande\b",
            Claims.OrderConfirmed),
        Implied(
            @"\b(on|nous) vous (attend|attendons)\b|\bvous etes( bien)? (inscrite?s?|notee?s?|attendue?s?)\b"
            + @"|\bc est( tout)? (bon|ok) pour (demain|aujourd hui|ce soir|ce midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|vous)\b"
            + @"|\bje vous (ai )?(note|inscris|inscrit|mets)( \w+){0,3} (demain|ce soir|ce midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|rendez vous)\b"
            + @"|\b(a|au) (demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)( \w+){0,4} pour votre (rendez vous|table|reservation)\b",
            Claims.Booked, Claims.OrderConfirmed),
    ];

    private static readonly Claim[] Promises =
    [
        Implied(
            @"\b(renseigne|verifie|regarde|demande|cherche)\w*( \w+){0,8} (je|on|nous) vous (rappelle|recontacte|redis|redit|reviens|tiens|tient)\w*\b"
            + @"|\bon vous (redit|redira|dira|confirmera|reconfirme)\b|\bje vous (redirai|confirmerai)\b"
            + @"|\bvous (tiens|tient|tenons|tiendra|tiendrai|tiendrons) au courant\b|\b(reviens|revient|revenons|reviendrai|reviendra|reviendrons|revenir) vers vous\b"
            + @"|\b(je|on|nous)( \w+){0,2} (fais|fait|ferai|fera|faisons) (passer|suivre|remonter)\b"
            + @"|\b(je|on|nous)( \w+){0,2} (transmets|transmet|transmettons|transmettrai)( \w+){0,4} (equipe|chef|patron|patronne|responsable|gerant|gerante|praticien|docteur|collegues?|magasin)\b"
            + @"|\b(quelqu un|l equipe|le (chef|responsable|patron|gerant))( \w+){0,3} (vous )?(rappellera|recontactera|contactera|repondra)\b"
            + @"|\b(get back to you|let you know later)\b",
            Claims.MessageTaken),
    ];

    /// <summary>Claims that nothing in the call stands behind, each kind once, with the sentence.</summary>
    public static IReadOnlyList<Difference> Untrue(IReadOnlyList<Spoken> spoken, IReadOnlyList<ToolTold> answers, Committed made)
    {
        var done = answers.Where(told => told.Answer is { Done: true }).SelectMany(told => told.Answer!.Claims ?? []).ToHashSet(StringComparer.Ordinal);
        if (made.Orders.Count > 0 || answers.Any(told => told is { Tool: "order_status", Answer.Done: true }))
            done.Add(Claims.OrderConfirmed);
        if (made.Bookings.Count > 0)
            done.Add(Claims.Booked);
        if (made.Cancelled)
            done.UnionWith([Claims.OrderCancelled, Claims.BookingCancelled]);
        if (made.Transferred)
            done.Add(Claims.Transferring);
        if (made.HasTicket)
            done.Add(Claims.MessageTaken);
        return
        [
            .. from sentence in spoken
               from claim in ClaimCheck.Made(sentence.Text, ClaimTable.All.Concat(AsIfSettled))
               where Kind(claim) is not null && !claim.Needs.Any(done.Contains)
               group sentence by Kind(claim)!.Value into said
               select new Difference(said.Key, Written.Cut(Written.OneLine(said.First().Text), 200), null),
        ];
    }

    /// <summary>The first sentence that promises what somebody must do later; null when there is none.</summary>
    public static string? Promise(IReadOnlyList<Spoken> spoken) => spoken
        .FirstOrDefault(sentence => ClaimCheck.Made(sentence.Text, ClaimTable.All.Where(IsPromise).Concat(Promises)).Any())?.Text;

    // A claim of something to come, and of nothing done: "on vous rappelle".
    private static bool IsPromise(Claim claim) => claim is { Done: null, Needs: [Claims.MessageTaken] };

    // What is only noted, and what the gate alone must judge (results, allergens, money), is no difference with a row.
    private static DifferenceKind? Kind(Claim claim) => claim.Needs switch
    {
        [Claims.OrderConfirmed, ..] => DifferenceKind.Order,
        [Claims.Booked, ..] => DifferenceKind.Booking,
        [Claims.OrderCancelled, ..] => DifferenceKind.Cancellation,
        [Claims.Transferring, ..] => DifferenceKind.Transfer,
        [Claims.MessageTaken, ..] when claim.Done is not null => DifferenceKind.Message,
        _ => null,
    };

    // Nothing is said in its place: it was said already.
    private static Claim Implied(string pattern, params IReadOnlyList<string> needs) =>
        new(null, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), "", needs);
}
