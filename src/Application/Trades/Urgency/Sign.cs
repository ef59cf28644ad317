using System.Text.RegularExpressions;

namespace Kalliky.Application.Trades.Urgency;

/// <summary>One way in which callers say that somebody is in danger, on plain words (see <see cref="Speech.French.Plain"/>).</summary>
/// <param name="Says">What they say.</param>
/// <param name="Passes">It may be told of the past or of a risk: "il a fait un AVC l'an dernier", "en cas de choc allergique".</param>
internal sealed record Sign(Regex Says, bool Passes = false)
{
    // A denial right before, with nothing but little words between.
    private static readonly Regex Denied = Words(@"\b(pas|plus|aucune?|sans|jamais|no|not|never)( (de|d|du|la|le|un|une|eu|fait|any|a|de la))* $");

    private static readonly Regex Before = Words(
        @"\b(apres|suite a|depuis (son|sa|mon|ma|l|le)|en cas d?|en cas de|risques?( \w+)?|peu(t|x|vent) (faire|avoir)|pourrait|eviter|prevenir|prevention|deja (fait|eu)|avait|antecedents?|after|had|history of|could have|risk of)( \w+){0,3} $");

    private static readonly Regex After = Words(
        @"^( \w+){0,4} (l an dernier|l annee derniere|l ete dernier|l hiver dernier|la semaine derniere|le mois dernier|il y a( \w+){1,3}? (ans?|mois|semaines?|jours)|en (19|20)\d\d|last (year|month|week)|(years?|months?) ago)\b");

    public static Sign Of(string pattern, bool passes = false) => new(Words($@"\b({pattern})"), passes);

    public bool IsIn(string plain) => Says.Matches(plain).Any(match => IsMeant(plain[..match.Index], plain[(match.Index + match.Length)..]));

    private bool IsMeant(string before, string after) =>
        !Denied.IsMatch(before) && !(Passes && (Before.IsMatch(before) || After.IsMatch(after)));

    // Without backtracking, whatever is said takes linear time.
    private static Regex Words(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
