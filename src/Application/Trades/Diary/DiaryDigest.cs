using System.Text;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades.Diary;

/// <summary>What a model should know by heart of a store's diary: what can be booked and who does it. Never what is free.</summary>
internal static class DiaryDigest
{
    /// <param name="title">Such as "Les prestations".</param>
    public static StringBuilder Services(StringBuilder digest, StoreSheet sheet, string title)
    {
        digest.Append("# ").AppendLine(title).AppendLine("identifiant | nom | durée | prix");
        foreach (var service in sheet.Services)
        {
            digest.Append(service.Id.ToString("N")).Append(" | ").Append(service.Name);
            if (service.Code is { } code && code != service.Name)
                digest.Append(" (").Append(code).Append(')');
            digest.Append(" | ").Append(Times.SayLength(service.Minutes));
            if (service.Price is { } price)
                digest.Append(" | ").Append(Price(price));
            if (service.Aliases.Count > 0)
                digest.Append(" | dit aussi : ").AppendJoin(", ", service.Aliases);
            digest.AppendLine();
        }

        return digest;
    }

    public static StringBuilder Team(StringBuilder digest, StoreSheet sheet, string title)
    {
        var team = sheet.Resources.Where(resource => resource.Kind == ResourceKind.Person).ToList();
        if (team.Count == 0)
            return digest;
        digest.Append("# ").AppendLine(title);
        foreach (var member in team)
        {
            digest.Append("- ").Append(member.Name).Append(" : ").AppendLine(member.DoesAll
                ? "tout"
                : string.Join(", ", sheet.Services.Where(service => member.Does(service.Id)).Select(service => service.Name)));
        }

        return digest;
    }

    public static StringBuilder Tables(StringBuilder digest, StoreSheet sheet)
    {
        if (sheet.Reservations is not { } rules)
            return digest.AppendLine("# Réserver").AppendLine("Pas de réservation par téléphone.");
        digest.AppendLine("# Réserver");
        foreach (var area in sheet.Resources.Where(resource => resource.Kind == ResourceKind.Area))
            digest.Append("- ").Append(area.Name).Append(" : ").Append(area.Covers).AppendLine(" couverts");
        return digest.Append("Par téléphone, ").Append(rules.MaxParty).AppendLine(" personnes au plus ; au-delà, une personne du restaurant rappelle.");
    }

    private static string Price(Money price) => price.Cents == 0 ? "gratuit" : Amounts.Show(price.Cents).Replace('\u00A0', ' ');
}
