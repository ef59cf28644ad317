using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Memory;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>All that an utterance does about appointments, tables and articles.</summary>
/// <param name="taken">Words that telephone numbers and names explain.</param>
internal sealed class BookingReader(Utterance said, Circumstances about, IReadOnlyList<bool> taken)
{
    private readonly ServiceLexicon lexicon = ServiceLexicon.Of(about.Menu.Sheet);

    private static readonly Regex Corrects = Pattern.Of("attendez", "finalement", "plutot", "non", "enfin", "pardon", "en fait", "a la place", "changer", "annul\\w+");

    public IEnumerable<Act> Read()
    {
        var answers = about.Asked is Asked.Name or Asked.Phone or Asked.SamePhone or Asked.BirthDate && !Corrects.IsMatch(said.Plain);
        var person = PersonReader.Hear(said, about.Asked is Asked.BirthDate, about.Now.Date).ToList();
        foreach (var act in person)
            yield return act;
        if (answers && (taken.Any(word => word) || person.Exists(act => act is Act.GiveBirthDate) || about.Asked is Asked.BirthDate && said.Tokens.Any(token => token.IsNumber)))
            yield break;
        if (Late.IsMatch(said.Plain) && about.Asked is not Asked.MessageBody)
        {
            yield return new Act.Ask(new Question.Other("être en retard"));
            yield break;
        }

        var shop = about.Menu.Sheet.Trade == Trade.Retail;
        var intent = IntentReader.Hear(said.Plain, shop);
        if (shop && intent is Intent.Book && said.Plain.Contains("reserv", StringComparison.Ordinal))
            intent = Intent.PutAside;
        if (intent is { } meant)
            yield return new Act.Intend(meant);
        foreach (var act in shop ? Articles(intent) : Places(intent))
            yield return act;
    }

    private IEnumerable<Act> Places(Intent? intent)
    {
        var services = new ServiceReader(lexicon).Hear(said);
        if (services.Count > 0)
            yield return new Act.WantServices(services) { Also = Also.IsMatch(said.Plain) };
        foreach (var staff in StaffReader.Hear(said, lexicon, about.Asked is Asked.Staff))
            yield return staff;
        if (Area() is { } area)
            yield return new Act.WantArea(area);
        foreach (var act in Times(intent))
            yield return act;
        var timed = Timed();
        if ((PartyReader.Hear(said, about.Asked is Asked.Party, timed) ?? (lexicon.Areas.Count > 0 ? null : PartyReader.Together(said, timed))) is { } party && (lexicon.Areas.Count > 0 || party.Count > 1))
            yield return new Act.GiveParty(party);
        if (about.Asked is Asked.Slot or Asked.Booking && Rank() is { } rank)
            yield return new Act.Pick(rank);
        foreach (var question in new BookingQuestions(said, services).Hear(wishes: intent is not null || services.Count > 0).Where(question => intent is not (Intent.Move or Intent.Cancel or Intent.LookUp) || question is not Question.Other))
            yield return new Act.Ask(OnDay(question));
    }

    private IEnumerable<Act> Articles(Intent? intent)
    {
        var articles = ArticleReader.Hear(said, lexicon);
        foreach (var article in articles)
            yield return article;
        var sizes = lexicon.Sheet.Products.SelectMany(product => product.Sizes ?? []).Select(size => size.Size).OfType<string>();
        if (ArticleReader.Size(said, sizes) is { } size)
            yield return new Act.GiveSize(size);
        if (Copies() is { } count)
            yield return new Act.GiveCount(count);
        if (Reader().Hear(said, about.Asked is Asked.When, null) is { } when)
            yield return new Act.GiveWhen(when);
        // "J'ai laissé un pantalon à retoucher, il est prêt ?" asks nothing about alterations.
        foreach (var question in new BookingQuestions(said, []).Hear(wishes: articles.Count > 0).Where(question => intent is not Intent.IsReady || question is not Question.Other))
            yield return new Act.Ask(OnDay(question));
    }

    // "Vous êtes ouverts dimanche ?"
    private Question OnDay(Question question) => question is Question.Hours { On: null } ? new Question.Hours(Reader().Hear(said, false, null)?.Day) : question;

    private IEnumerable<Act> Times(Intent? intent)
    {
        var asked = about.Asked is Asked.When or Asked.WhenInstead or Asked.Slot;
        var old = intent is Intent.Cancel or Intent.LookUp ? said.Words.Count : intent is Intent.Move ? OldPlace.Until(said, about.Now) : 0;
        if (old > 0 && Reader().Hear(said, asked, null, 0, old) is { } then)
            yield return new Act.PointAt(then);
        if (old < said.Words.Count && Reader().Hear(said, asked, about.Day, old) is { } when)
            yield return new Act.GiveWhen(when);
    }

    private WhenReader Reader() => new(about.Menu.Sheet.Hours, about.Now, about.About) { Taken = taken, Meal = about.Meal };

    // Tokens that dates and times explain, so that their numbers count no people.
    private bool[] Timed()
    {
        var timed = new bool[said.Count];
        foreach (var (first, next) in Reader().Spans(said, about.Asked is Asked.When, about.Day).Concat(Enumerable.Range(0, taken.Count).Where(word => taken[word]).Select(word => (word, word + 1))))
            timed.AsSpan(said.TokenAt(first), Math.Max(0, said.TokenAt(next) - said.TokenAt(first))).Fill(true);
        return timed;
    }

    private string? Area()
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (lexicon.Area(said, at) is { } match && !NotThere.IsMatch(said.PlainOf(0, said.Tokens[at].Word)))
                return match.Means;
        }

        return null;
    }

    private int? Rank()
    {
        foreach (var token in said.Tokens)
        {
            if (token.Number is { Ordinal: true } rank && rank.Count >= 1 && !said.Plain.Contains("premiere heure", StringComparison.Ordinal))
                return rank.Count - 1;
            if (token.Plain is "dernier" or "derniere")
                return -1;
            if (token.Plain is "second" or "seconde")
                return 1;
        }

        return null;
    }

    private int? Copies()
    {
        foreach (Match match in Exemplars.Matches(said.Plain))
        {
            if (Numbers.Hear(match.Groups["count"].Value) is [{ Count: > 0 and < 100 } number, ..])
                return number.Count;
        }

        return null;
    }

    // Who comes later than agreed wants no other place.
    private static readonly Regex Late = Pattern.Of(@"(?:vais|va|allons|risque|aurai|aurons|serai|serons|ai|suis|sera|arriverai|arrive)(?: \w+){0,7} (?:en|de|du) retard", "retard(?: \\w+){0,3} (?:minutes|quart d heure|heure)");

    private static readonly Regex Also = Pattern.Of("aussi", "egalement", "en plus", "avec ca", "rajout\\w+", "ajout\\w+", "tant qu a faire");

    private static readonly Regex NotThere = Pattern.Of(@"(?:pas|plutot que|et non|sauf)(?: (?:la|le|en|a|l|dans))*$");

    private static readonly Regex Exemplars = Pattern.Of(@"(?<count>\w+) (?:seul )?(?:exemplaires?|paires?|pieces?|seul|boites?)", @"(?:m en|nous en|en|moi en) (?:mettre|mettez|garder|gardez|reserver|reservez|faudrait|voudrais|prends|prendrai)(?: de cote)? (?<count>\w+)", @"(?:mettre|mettez|garder|gardez|reserver|reservez)(?: moi| nous| m en)? (?<count>un|une|deux|trois|quatre|cinq|six|\d+)");
}
