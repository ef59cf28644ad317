using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Trades.Diary;

/// <summary>Services by what callers call them, with what they cost and how long they take. Pure.</summary>
internal static class ServiceSearch
{
    private const int MostSaid = 4;

    private static readonly string[] Links = [" et ", " puis ", " avec ", " plus ", ",", "+", ";"];

    /// <summary>All of them where nothing is asked for; the one that is meant, or each that a list of them means.</summary>
    public static IReadOnlyList<SheetService> Find(StoreSheet sheet, string? query)
    {
        if (string.IsNullOrWhiteSpace(query))
            return sheet.Services;
        if (Wording.Service(sheet, query) is { } meant)
            return [meant];
        var several = query.Split(Links, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => Wording.Service(sheet, part)).OfType<SheetService>().Distinct().ToList();
        return several.Count > 0 ? several : Alike(sheet, query);
    }

    /// <summary>"Balayage : deux heures, cent euros."; of several, also what they come to.</summary>
    public static string Say(IReadOnlyList<SheetService> found)
    {
        if (found.Count > MostSaid)
            return $"Nous proposons {Lists.Say([.. found.Take(MostSaid).Select(service => BookingSpeech.Small(service.Name))])}, entre autres. Que souhaitez-vous ?";
        var each = string.Join(" ", found.Select(service => $"{service.Name} : {Times.SayLength(service.Minutes)}{Price(service)}."));
        return found.Count == 1 ? each : $"{each} Ensemble, il faut compter {Times.SayLength(found.Sum(service => service.Minutes))}{Total(found)}.";
    }

    public static FoundProduct Show(SheetService service) =>
        new(service.Id, service.Name, service.Price?.Cents ?? 0, true, [], service.Minutes);

    public static IReadOnlyList<long> Amounts(IReadOnlyList<SheetService> found) =>
        [.. found.Select(service => service.Price?.Cents).OfType<long>(), found.Sum(service => service.Price?.Cents ?? 0)];

    private static IReadOnlyList<SheetService> Alike(StoreSheet sheet, string query)
    {
        var words = Plain.Of(query).Split(' ').Where(word => word.Length >= 4).ToList();
        return [.. sheet.Services.Where(service => words.Exists(word => Plain.Of($"{service.Name} {string.Join(' ', service.Aliases)}").Contains(word, StringComparison.Ordinal)))];
    }

    private static string Price(SheetService service) => service.Price switch
    {
        null => "",
        { Cents: 0 } => ", gratuit",
        var price => $", {Speech.French.Amounts.Say(price.Value.Cents)}",
    };

    private static string Total(IReadOnlyList<SheetService> found) =>
        found.All(service => service.Price is { Cents: > 0 }) ? $" et {Speech.French.Amounts.Say(found.Sum(service => service.Price!.Value.Cents))}" : "";
}
