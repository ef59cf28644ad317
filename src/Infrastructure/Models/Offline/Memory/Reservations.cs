using System.Text.RegularExpressions;
using Kalliky.Application.Assistant;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>Whether a guest of a restaurant speaks of a table or of dishes. It stays what it was until words of the other
/// kind are said, so that a caller may do both.</summary>
internal static class Reservations
{
    private static readonly Regex Table = Pattern.Of(@"(?:la|une|ma|notre|de|cette) (?:table|reservation)(?! (?:basse|de cuisson))", @"(?:reserve|reserver|reservation)\w*", @"(?:on|nous) (?:serait|serons|serions|sera)(?: \w+){0,3} (?:\w+|personnes)", "couverts", @"de la place(?! (?:pour se garer|de parking))");

    private static readonly Regex Dishes = Pattern.Of(@"command\w+", "emporter", @"livr\w+", "a manger");

    /// <param name="before">Whether a table was spoken of in the turn before.</param>
    public static bool IsSpokenOf(string text, Asked asked, OrderState? order, bool before, MenuLexicon menu)
    {
        var said = Utterance.Of(text);
        var ordering = order is { Status: "draft", Lines.Count: > 0 };
        if (Dishes.IsMatch(said.Plain) && !Table.IsMatch(said.Plain))
            return before && asked is Asked.Name or Asked.Phone or Asked.SamePhone or Asked.When or Asked.Party;
        if (Table.IsMatch(said.Plain) || said.Plain.Says(Topic.Reservation))
            return !KeepsADish(said, menu) && (!ordering || Said.IsMatch(said.Plain));
        if (!before)
            return !ordering && Guests.IsMatch(said.Plain) && !Names(said, menu);
        return asked is not (Asked.More or Asked.Start or Asked.Nothing) || !Names(said, menu);
    }

    // "Réserver une forêt-noire pour dimanche" orders a cake.
    private static bool KeepsADish(Utterance said, MenuLexicon menu) => !Seated.IsMatch(said.Plain) && Names(said, menu);

    private static bool Names(Utterance said, MenuLexicon menu) => Enumerable.Range(0, said.Count).Any(at => menu.Hear(said, at) is { Sure: true, Whole: true });

    private const string Few = @"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|une dizaine|une douzaine|\d+)";

    // How many, and when: nobody orders like that.
    private static readonly Regex Guests = Pattern.Of($"{Few} (?:adultes?|personnes|couverts)", $"on (?:est|sera|serait|serons) {Few}", "chaises? hautes?", $@"(?:soir|midi|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jours)(?: \w+){{0,8}} pour {Few}$", $@"pour {Few}(?: \w+){{0,3}} (?:ce soir|ce midi|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)");

    private static readonly Regex Seated = Pattern.Of("tables?", "couverts?", "personnes?", "places?", "terrasse", "salle", "reservation", "annuler", "on (?:sera|serait|serons|est)");

    private static readonly Regex Said = Pattern.Of(@"reserv\w+", "(?:une|la|ma|notre) table");
}
