using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>Which article of a shop the caller speaks of, and what is to be done with it: the last value of each counts.</summary>
internal sealed record ShopWish
{
    public Intent? Intent { get; private init; }

    public SheetProduct? Article { get; private init; }

    /// <summary>Several that it may be, or what the shop does not know.</summary>
    public Act.WantArticle? Unclear { get; private init; }

    public string? Size { get; private init; }

    public int? Count { get; private init; }

    public SpokenWhen? Until { get; private init; }

    /// <summary>The wish since the last article was put aside, this turn included.</summary>
    public static ShopWish Of(Mind mind) => mind.Recent.Aggregate(new ShopWish(), (wish, said) => wish.With(said));

    /// <summary>Until when, at the latest: a day without a time ends when the shop closes, "vendredi midi" at noon.</summary>
    public LocalDateTime? KeptUntil(OpeningHours hours)
    {
        if (Until is not { } until || (until.Upto ?? until.Day) is not { } day)
            return null;
        var spans = hours.On(day);
        var closes = spans.Count > 0 ? spans[^1].To : new LocalTime(19, 0);
        var latest = until.At ?? (until.Part is DayPart.Midday ? LocalTime.Noon : until.Part is null ? until.Latest : null) ?? closes;
        return day + (latest < closes ? latest : closes);
    }

    private ShopWish With(Meaning said)
    {
        var intent = said.Of<Act.Intend>().LastOrDefault()?.Intent;
        var named = said.Of<Act.WantArticle>().LastOrDefault();
        var article = named?.Article ?? (named is null ? Article ?? Narrowed(said) : null);
        return this with
        {
            Intent = intent ?? Intent,
            Article = article,
            Unclear = named is { Article: null } ? named : article is not null ? null : Unclear,
            Size = SizeOf(article, said) ?? (named is null || named.Article?.Id == Article?.Id ? Size : null),
            Count = said.Of<Act.GiveCount>().LastOrDefault()?.Count ?? Count,
            Until = said.Of<Act.GiveWhen>().LastOrDefault()?.When is { HasDay: true } when && (intent ?? Intent) is Acts.Intent.PutAside ? when : Until,
        };
    }

    // Of the sizes that the article has: "grand format" is no size of a book, though it may be one of a diary.
    private static string? SizeOf(SheetProduct? article, Meaning said) => article is null
        ? said.Of<Act.GiveSize>().LastOrDefault()?.Size
        : Reading.Bookings.ArticleReader.Size(said.Said, (article.Sizes ?? []).Select(size => size.Size).OfType<string>());

    // The answer to "lequel ?": what only one of them has in its name.
    private SheetProduct? Narrowed(Meaning said)
    {
        if (Unclear is not { Candidates.Count: > 0 } unclear)
            return null;
        if (unclear.Candidates is [var only])
            return said.Has<Act.Yes>() ? only : null;
        var scored = unclear.Candidates.Select(product => (Product: product, Score: said.Said.Tokens.Count(token => Has(product, token.Text) && !unclear.Candidates.All(other => Has(other, token.Text))))).OrderByDescending(one => one.Score).ToList();
        return scored[0].Score > 0 && scored[0].Score > scored[1].Score ? scored[0].Product : null;
    }

    private static bool Has(SheetProduct product, string word) => Hearing.Utterance.Of(product.Name).Tokens.Any(token => !token.IsLink && token.Text == word);
}
