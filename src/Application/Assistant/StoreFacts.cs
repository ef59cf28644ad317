using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Application.Assistant;

/// <summary>What every store can tell of itself, for a model to know by heart.</summary>
internal static class StoreFacts
{
    public static string Of(StoreSheet sheet) => string.Join('\n', Lines(sheet)) + "\n";

    private static IEnumerable<string> Lines(StoreSheet sheet)
    {
        yield return $"# Le magasin : {sheet.Name}";
        if (sheet.Address.Street.Length > 0)
            yield return $"Adresse : {sheet.Address.Street}, {sheet.Address.Postcode} {sheet.Address.City}. {sheet.Address.Access}".TrimEnd();
        yield return "Horaires :";
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None))
            yield return $"- {WeekDays.Names[(int)day]} : {Spans(sheet.Hours, day)}";
        if (sheet.Hours.Closures.Count > 0)
            yield return $"Fermetures exceptionnelles : {Lists.Say([.. sheet.Hours.Closures.Select(Dates.ShowLong)])}.";
        if (sheet.PaymentMeans.Count > 0)
            yield return $"Paiement : {Lists.Say(sheet.PaymentMeans)}.";
        yield return sheet.ForwardTo is null ? "Personne à qui passer l'appel." : "L'appel peut être passé à quelqu'un.";
        foreach (var faq in sheet.Faqs)
            yield return $"- Question : {faq.Question}. Réponse : {faq.Answer}";
    }

    private static string Spans(OpeningHours hours, IsoDayOfWeek day)
    {
        var spans = hours.Days.FirstOrDefault(known => known.Day == day)?.Spans ?? [];
        return spans.Count == 0 ? "fermé" : string.Join(", ", spans.Select(span => $"{Times.Show(span.From)}-{Times.Show(span.To)}"));
    }
}
