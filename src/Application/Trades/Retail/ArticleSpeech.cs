using Kalliky.Application.Assistant;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades.Diary;
using NodaTime;

namespace Kalliky.Application.Trades.Retail;

/// <summary>Articles for the ear: what they cost, what is left of them, why one cannot be put aside.</summary>
internal static class ArticleSpeech
{
    private const int MostSaid = 3;

    public static string Found(IReadOnlyList<FoundProduct> found) => found.Count switch
    {
        1 => One(found[0]),
        _ => $"J'ai trouvé {Lists.Say([.. found.Take(MostSaid).Select(article => $"{article.Name} à {Amounts.Say(article.Price)}{(article.Available ? "" : ", qu'il n'y a plus")}")], "et")}. Lequel souhaitez-vous ?",
    };

    public static ToolAnswer Refused(ProductRefusal why, LocalDate today) => why switch
    {
        ProductRefusal.UnknownProduct => No("unknown_product", "Je ne trouve pas cet article chez nous."),
        ProductRefusal.SizeNeeded no => No("size_needed", $"Pour {no.Name}, quelle taille souhaitez-vous : {Sizes(no.Sizes)} ?"),
        ProductRefusal.UnknownSize no => No("unknown_size", $"Nous n'avons pas cette taille pour {no.Name}. Il y a {Sizes(no.Sizes)}."),
        ProductRefusal.Gone { Others.Count: > 0 } no => No("sold_out", $"Il n'y en a plus dans cette taille : {no.Name}. Il reste {Sizes(no.Others)}."),
        ProductRefusal.Gone no => No("sold_out", $"Malheureusement, il n'y a plus {Elision.De(no.Name)} en ce moment."),
        ProductRefusal.TooMany no => No("too_many", $"Il n'en reste que {Numbers.Say(no.Left)} : {no.Name}. Combien en voulez-vous ?"),
        ProductRefusal.Closed { NextOpening: { } next } => No("closed", $"Nous sommes fermés à ce moment-là. Nous rouvrons {BookingSpeech.Day(next.Date, today)} à {Times.Say(next.TimeOfDay)}."),
        ProductRefusal.Closed => No("closed", "Nous sommes fermés à ce moment-là."),
        ProductRefusal.Past => No("past", "Cette date est déjà passée. Jusqu'à quand dois-je le garder ?"),
        ProductRefusal.TooFar no => No("too_far", $"Je ne peux pas garder un article plus de {Numbers.Say(no.MostDays)} jours."),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why.GetType().Name, "No sentence for this refusal."),
    };

    private static string One(FoundProduct article)
    {
        var price = Amounts.Say(article.Price);
        if (!article.Available)
            return $"Il n'y a plus {Elision.De(article.Name)} pour le moment. Voulez-vous laisser un message ?";
        var sized = article.Sizes?.Where(size => size.Size is not null).ToList() ?? [];
        if (sized.Count == 0)
            return $"Oui, nous avons {article.Name}, à {price}.";
        var gone = sized.Where(size => size.Left == 0).Select(size => BookingSpeech.Size(size.Size!)).ToList();
        return $"{article.Name}, à {price}. Il reste {Sizes(sized)}{(gone.Count > 0 ? $", plus rien en {Lists.Say(gone, "ni")}" : "")}.";
    }

    private static string Sizes(IEnumerable<FoundSize> sizes) =>
        Lists.Say([.. sizes.Where(size => size.Left > 0 && size.Size is not null).Select(size => BookingSpeech.Size(size.Size!))], "ou");

    private static ToolAnswer No(string reason, string say) => new(say, false, reason);
}
