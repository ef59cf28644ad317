using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading.Slots;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Questions;

/// <summary>What was spoken of before, for questions that only point to it ("et dans celle-là, il y en a ?").</summary>
internal sealed record QuestionContext(string? Allergen, IReadOnlyList<SheetProduct> Products, bool HasOrder, LocalDate? Day)
{
    /// <summary>What was asked in the turn before.</summary>
    public Question? Last { get; init; }
}

/// <summary>Hears what the caller wants to know.</summary>
internal sealed class QuestionReader(Utterance said, MenuLexicon menu, QuestionContext before)
{
    private readonly IReadOnlyList<string> allergens = AllergyReader.Hear(said);
    private readonly bool tellsAllergy = AllergyReader.Tells(said);

    /// <summary>The questions of some clauses; tokens that only belong to a question are marked taken.</summary>
    public IReadOnlyList<Question> Read(IReadOnlyList<Clause> clauses, bool[] taken)
    {
        var questions = new List<Question>();
        for (var at = 0; at < clauses.Count; at++)
        {
            if (clauses[at] is { Mode: Mode.Ask, Asking: { } asking } clause && Of(asking, clause, at > 0 ? clauses[at - 1] : null, at + 1 < clauses.Count ? clauses[at + 1] : null, taken) is { } question
                && !questions.Contains(question))
                questions.Add(question);
        }

        if (questions.Count == 0 && Again(clauses, taken) is { } again)
            questions.Add(again);
        return Fewer(questions);
    }

    private static readonly Regex OfAnother = Pattern.Start(@"(?:(?:d accord|ok|tres bien|merci|super|parfait|ah bon|je vois|mince|zut|dommage|tant pis) )*(?:et|ou|sinon) (?:alors |sinon )?(?:pour |dans |avec |sur |chez )?(?:la|le|les|l|votre|vos)");

    // "Et le korma ?" after a question about another dish asks the same of this one.
    private Question? Again(IReadOnlyList<Clause> clauses, bool[] taken)
    {
        if (before.Last is null || !OfAnother.IsMatch(said.Plain) || clauses.Any(clause => clause is { Mode: Mode.Add or Mode.Remove, HasCue: true }) || Products(0, said.Count) is not { Count: > 0 } about)
            return null;
        Question? again = before.Last switch
        {
            Question.Allergen allergen => allergen with { Of = about },
            Question.Price => new Question.Price(about, null),
            Question.Ingredients => new Question.Ingredients(about),
            Question.Available => new Question.Available(about, said.Words.Text),
            _ => null,
        };
        if (again is not null)
            taken.AsSpan().Fill(true);
        return again;
    }

    private Question? Of(Asking asking, Clause clause, Clause? previous, Clause? next, bool[] taken)
    {
        var about = Products(clause.First, clause.Next);
        if (about.Count == 0 && previous is { Mode: Mode.Open or Mode.Instead } && Sentence(previous) is var start && IsTopic(asking, start) && Products(start, previous.Next) is { Count: > 0 } pointed)
        {
            about = pointed;
            taken.AsSpan(start, previous.Next - start).Fill(true);
        }

        var allergen = AllergenOf(asking, clause);
        if (allergen is not null && asking is not (Asking.Hours or Asking.Address or Asking.Payment or Asking.Total or Asking.Price or Asking.Wait or Asking.Delivery) && (about.Count > 0 || tellsAllergy || asking is Asking.Allergen || before.Products.Count > 0 && PointsBack(clause)))
            return new Question.Allergen(allergen, about.Count > 0 ? about : before.Products, AllergyReader.IsSevere(said));
        if (about.Count == 0 && asking is Asking.Available or Asking.Choice && allergens.Count > 0)
            return new Question.Other(said.Words.Text);
        if (about.Count == 0 && asking is Asking.Price && previous is { Mode: Mode.Open } && Category(previous) is { Count: > 0 } kind)
            about = [.. kind[0].Products];
        return asking switch
        {
            Asking.Total => Total(),
            Asking.Price when about.Count > 0 => new Question.Price(about, Option(about[0], clause)),
            Asking.Price when before.HasOrder => Total(),
            Asking.Price => before.Products.Count > 0 ? new Question.Price(before.Products, Option(before.Products[0], clause)) : Other(clause),
            Asking.Allergen => new Question.Allergen(null, about.Count > 0 ? about : before.Products, AllergyReader.IsSevere(said)),
            Asking.Ingredients when about.Count > 0 => new Question.Ingredients(about),
            Asking.Ingredients when before.Products.Count > 0 => new Question.Ingredients(before.Products),
            Asking.Options when (about.Count > 0 ? about : before.Products) is [var product, ..] && GroupNamed(product) is { } group => new Question.Options(product, group),
            Asking.Choice or Asking.Options or Asking.Available when Category(clause) is { Count: > 0 } categories && !about.Exists(product => Whole(product, clause)) => new Question.Choice(categories),
            Asking.Available when about.Count > 0 => new Question.Available(about, said.Said(clause.Body, clause.Next)),
            Asking.Choice when about.Count > 0 => new Question.Available(about, said.Said(clause.Body, clause.Next)),
            Asking.Choice => new Question.Choice([]),
            Asking.Hours => new Question.Hours(before.Day),
            Asking.Payment => new Question.Payment(),
            Asking.Address => new Question.Address(),
            Asking.DeliveryFee => new Question.Delivery(null),
            Asking.Delivery => new Question.Delivery(new AddressReader(menu.Sheet).Town(said, said.Tokens[clause.First].Word, true)?.Text),
            Asking.Wait => new Question.Wait(),
            Asking.OrderStatus => new Question.OrderStatus(),
            Asking.ReadBack => new Question.ReadBack(),
            Asking.Other when next is { Mode: not Mode.Ask } && clause.Body == clause.Next => null,
            _ => Other(clause),
        };
    }

    private Question.Total Total() => new(QuestionCues.Promotion.Match(said.Plain) is { Success: true } promotion
        ? $"{Count(promotion.Groups["bought"].Value)}+{Count(promotion.Groups["free"].Value)}"
        : null);

    private static int Count(string word) => Application.Speech.French.Numbers.Hear(word) is [var number, ..] ? number.Count : 1;

    // Where the last sentence of a clause begins.
    private int Sentence(Clause clause) =>
        Enumerable.Range(clause.Body, clause.Next - clause.Body).LastOrDefault(at => said.StopsAt(at), clause.Body);

    // "La reine, c'est combien ?" asks of it; "deux reines, c'est combien ?" may well want them.
    private bool IsTopic(Asking asking, int start) =>
        asking is Asking.Price or Asking.Ingredients or Asking.Allergen or Asking.Available or Asking.Other && said.Tokens[start].Count < 2;

    private string? AllergenOf(Asking asking, Clause clause)
    {
        var here = AllergyReader.Spans(said).Where(span => said.TokenAt(span.First) >= clause.First && said.TokenAt(span.First) < clause.Next).Select(span => span.Allergen).FirstOrDefault();
        var named = here ?? (PointsBack(clause) || asking is Asking.Allergen || tellsAllergy ? allergens.Count > 0 ? allergens[0] : before.Allergen : null);
        return named is not null && asking is Asking.Available && here is not null && !tellsAllergy && before.Allergen is null && Products(clause.Body, clause.Next).Count > 0 && !said.PlainOf(0, said.Words.Count).Contains("dans", StringComparison.Ordinal) ? null : named;
    }

    private bool PointsBack(Clause clause) => said.PlainOf(said.Tokens[clause.First].Word, said.Words.Count) is var plain
        && (plain.Contains("en a", StringComparison.Ordinal) || plain.Contains("en contien", StringComparison.Ordinal) || plain.Contains("contien", StringComparison.Ordinal) || plain.Contains("dedans", StringComparison.Ordinal) || plain.Contains("en ai", StringComparison.Ordinal) || plain.Contains("dans ", StringComparison.Ordinal) || plain.Contains("manger", StringComparison.Ordinal));

    private List<SheetProduct> Products(int from, int upto)
    {
        var named = new List<SheetProduct>();
        for (var at = from; at < upto;)
        {
            if (menu.Hear(said, at) is { } heard && !(heard is { Exact: false, Consumed: 1 } && menu.Category(said.Tokens[at]).Count > 0) && (heard.Sure || heard.Whole || heard.Consumed > 1 || menu.Category(said.Tokens[at]).Count == 0 && heard.Candidates.Count <= 3))
            {
                named.AddRange(heard.Sure || heard.Whole ? [heard.Likeliest] : heard.Candidates);
                at = heard.Next;
            }
            else
            {
                at++;
            }
        }

        return [.. named.Distinct()];
    }

    private bool Whole(SheetProduct product, Clause clause) =>
        Enumerable.Range(clause.Body, clause.Next - clause.Body).Any(at => menu.Hear(said, at) is { Whole: true } heard && heard.Candidates.Contains(product) && heard.Consumed > (menu.Category(said.Tokens[at]).Count > 0 ? 1 : 0));

    private IReadOnlyList<SheetCategory> Category(Clause clause) =>
        Enumerable.Range(clause.First, clause.Next - clause.First).Select(at => menu.Category(said.Tokens[at])).FirstOrDefault(found => found.Count > 0) ?? [];

    private string? Option(SheetProduct product, Clause clause) =>
        Enumerable.Range(clause.First, clause.Next - clause.First).SelectMany(at => menu.Choices(product).At(said, at)).FirstOrDefault(match => match is { Whole: true, Likeness: >= 0.84 })?.Means;

    private string? GroupNamed(SheetProduct product) =>
        product.OptionGroups.Select(group => group.Name).FirstOrDefault(name => Utterance.Of(name).Tokens.Any(word => !word.IsLink && said.Tokens.Any(token => token.Text == word.Text)));

    private Question Other(Clause clause) => new Question.Other(said.Said(clause.First, clause.Next) is { Length: > 0 } text ? text : said.Words.Text);

    // "Est-ce que…" is no question of its own beside one that is understood.
    private static IReadOnlyList<Question> Fewer(List<Question> questions) =>
        questions.Count > 1 && questions.Exists(question => question is not Question.Other) ? [.. questions.Where(question => question is not Question.Other)] : questions;
}
