using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Domain.Scheduling;

namespace Kalliky.Application.Scheduling;

/// <summary>Services, people and areas by id, or as they are said. Pure.</summary>
internal static class Wording
{
    private static readonly string[] Titles = ["dr", "docteur", "docteure", "pr", "professeur", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle"];

    public static SheetService? Service(StoreSheet sheet, string said) =>
        Guid.TryParse(said, out var id)
            ? sheet.Service(id)
            : NameMatch.Closest(said, sheet.Services, service => [service.Name, .. service.Code is { } code ? [code] : Array.Empty<string>(), .. service.Aliases]);

    public static SheetResource? Person(StoreSheet sheet, string said) => Named(sheet, said, area: false);

    public static SheetResource? Area(StoreSheet sheet, string said) => Named(sheet, said, area: true);

    private static SheetResource? Named(StoreSheet sheet, string said, bool area)
    {
        var among = sheet.Resources.Where(resource => resource.Kind == ResourceKind.Area == area).ToList();
        return Guid.TryParse(said, out var id)
            ? among.Find(resource => resource.Id == id)
            : NameMatch.Closest(Bare(said), among, resource => [resource.Name, Bare(resource.Name)]);
    }

    /// <summary>Without titles: the doctor is called by any, or by none.</summary>
    public static string Bare(string name)
    {
        var words = name.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && Titles.Contains(words[0].ToLowerInvariant()))
            words.RemoveAt(0);
        return string.Join(' ', words);
    }
}
