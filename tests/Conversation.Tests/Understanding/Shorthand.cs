using System.Globalization;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;

namespace Kalliky.Conversation.Tests.Understanding;

/// <summary>Writes a meaning in one short line, so that hundreds of utterances can stand in a table:
/// "+2 Kebab [blanche] -oignons; @19:30; pickup".</summary>
internal static class Shorthand
{
    public static string Of(Meaning meaning, LocalDate today, IReadOnlyDictionary<int, string> lines) =>
        string.Join("; ", meaning.Acts.Select(act => Of(act, today, lines)).Where(text => text.Length > 0));

    private static string Of(Act act, LocalDate today, IReadOnlyDictionary<int, string> lines) => act switch
    {
        Act.Add add => $"{(add.Dish.Sure ? "+" : "?")}{add.Dish.Count} {string.Join('|', add.Dish.Candidates.Select(product => product.Name))}{With(add.Dish.With)}{(add.Dish.Instead ? " instead" : "")}",
        Act.Remove remove => $"x{remove.Count} {remove.Named}{(remove.Line is null ? " (none)" : "")}".Replace("x ", "x ", StringComparison.Ordinal),
        Act.Change change => $"~{lines.GetValueOrDefault(change.Line)}{(change.Of is { } of ? $" of{of}" : "")}{(change.Count is { } count ? $" *{count}" : "")}{With(change.Changes)}",
        Act.Unknown unknown => $"unknown {unknown.Count} {unknown.Named}{(unknown.Near.Count > 0 ? $" ({string.Join('|', unknown.Near.Select(product => product.Name))})" : "")}",
        Act.AnyOf any => $"any {any.Count} {any.Categories[0].Name}",
        Act.Unclear unclear => $"unclear {unclear.Named}",
        Act.Fulfil fulfil => fulfil.Mode switch { FulfilmentMode.Pickup => "pickup", FulfilmentMode.Delivery => "delivery", _ => "on site" },
        Act.GiveAddress given => "#" + string.Join(", ", new[] { given.Address.Street, given.Address.Postcode, given.Address.City }.Where(part => part is not null)) + (given.Address.Details is { } details ? $" ({details})" : ""),
        Act.GiveTime given => "@" + Time(given.Time, today),
        Act.GiveName name => "=" + name.Name,
        Act.GivePhone phone => "tel " + (phone.Number ?? "same"),
        Act.HalfPhone half => "tel " + half.Digits + "…",
        Act.TellAllergy allergy => $"allergy {allergy.Allergen}{(allergy.Severe ? "!" : "")}",
        Act.Yes => "yes",
        Act.No => "no",
        Act.ThatIsAll => "all",
        Act.AsUsual => "usual",
        Act.Ask ask => "ask " + Of(ask.Question),
        Act.Say { Topic: Topic.Greeting or Topic.Thanks } => "",
        Act.Say say => say.Topic.ToString().ToLowerInvariant(),
        _ => act.ToString(),
    };

    private static string With(DishChanges with) =>
        (with.Options.Count > 0 ? $" [{string.Join(", ", with.Options)}]" : "")
        + (with.Without.Count > 0 ? $" ![{string.Join(", ", with.Without)}]" : "")
        + string.Concat(with.Removed.Select(removed => " -" + removed))
        + string.Concat(with.Back.Select(back => " +" + back))
        + string.Concat(with.Notes.Select(note => $" \"{note}\""))
        + string.Concat(with.Absent.Select(absent => $" no({absent})"));

    private static string Time(SpokenTime time, LocalDate today)
    {
        if (time.At is not { } at)
            return "asap";
        var clock = at.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
        var or = time.Or is { } other ? "|" + other.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture) : "";
        return (at.Date == today ? clock : at.Date.ToString("dd/MM ", CultureInfo.InvariantCulture) + clock) + or;
    }

    private static string Of(Question question) => question switch
    {
        Question.Total total => "total" + (total.Promotion is { } promotion ? " " + promotion : ""),
        Question.Price price => $"price {Names(price.Of)}{(price.Option is { } option ? $" [{option}]" : "")}",
        Question.Ingredients about => $"ingredients {Names(about.Of)}",
        Question.Allergen allergen => $"allergen {allergen.Name ?? "any"} {Names(allergen.Of)}".TrimEnd(),
        Question.Available about => $"available {Names(about.Of)}",
        Question.Choice choice => $"choice {string.Join('|', choice.Of.Select(category => category.Name))}".TrimEnd(),
        Question.Options options => $"options {options.Of.Name} {options.Group}",
        Question.Delivery delivery => $"delivery {delivery.City}".TrimEnd(),
        Question.Other => "other",
        _ => question.GetType().Name.ToLowerInvariant(),
    };

    private static string Names(IReadOnlyList<Application.Businesses.SheetProduct> products) => string.Join('|', products.Select(product => product.Name));
}
