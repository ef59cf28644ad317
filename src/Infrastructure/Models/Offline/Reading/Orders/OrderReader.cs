using Kalliky.Application.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>What was asked just before, where the answer may be a choice or one of some dishes.</summary>
/// <param name="Line">The line that the question was about.</param>
/// <param name="Group">The option group that was asked for.</param>
internal sealed record OrderQuestion(int? Line, SheetProduct? Product, OptionGroup? Group);

/// <summary>Reads the dishes of an utterance from left to right: how many, which, with and without what, which of them
/// differ, and what of it changes dishes that are on the order already.</summary>
internal sealed partial class OrderReader
{
    private readonly Utterance said;
    private readonly MenuLexicon menu;
    private readonly OrderLines order;
    private readonly OrderQuestion? asked;
    private readonly SheetProduct? spokenOf;
    private readonly IReadOnlyList<Clause> clauses;
    private readonly bool[] taken;

    // What was found, in the order said: wishes, and acts that are finished as they are.
    private readonly List<object> found = [];
    private readonly Changes loose = new();
    private readonly List<(int Count, string Choice)> answers = [];
    private Wish? current;
    private bool repairs;
    private bool instead;
    private bool ordered;
    private bool withList;
    private bool dont;
    private bool everything;
    private bool answersAll;
    private int looseCount;
    private int choiceEnd = -1;
    private readonly List<string> run = [];
    private SheetProduct? ahead;

    private OrderReader(Utterance said, Circumstances about, IReadOnlyList<Clause> clauses, bool[] taken)
    {
        (this.said, menu, this.clauses, this.taken) = (said, about.Menu, clauses, taken);
        order = OrderLines.Of(about.Order, menu.Sheet);
        asked = about.Asked is Asked.Option ? about.Option : null;
        spokenOf = asked is null && about.Before.Products is [var only] ? only : null;
    }

    /// <param name="taken">Tokens that say something else (a time, an address, a name).</param>
    public static IReadOnlyList<Act> Read(Utterance said, Circumstances about, IReadOnlyList<Clause> clauses, bool[] taken)
    {
        var reader = new OrderReader(said, about, clauses, taken);
        reader.TakeSpokenOf();
        foreach (var clause in clauses)
            reader.Read(clause);
        return reader.Result();
    }

    private void Read(Clause clause)
    {
        if (clause.Mode is Mode.Ask or Mode.Aside)
            return;
        if (clause.Mode is Mode.Add && clause.HasCue && said.At(clause.Body - 1) is not ("plus" or "dessus"))
        {
            ordered = true;
            // "mettez plutôt": the verb's own little words count as if they stood alone.
            var cue = said.Said(clause.First, clause.Body);
            instead |= cue.Contains("plut", StringComparison.OrdinalIgnoreCase);
            (withList, everything) = (false, false);
            repairs = repairs && said.At(clause.Body - 1) == "en";
        }

        var mode = clause.Mode;
        ahead = Ahead(clause);
        for (var at = clause.Body; at < clause.Next;)
        {
            if (taken[at])
            {
                (withList, dont) = (false, false);
                at++;
                continue;
            }

            if (mode is Mode.Replace && said.At(at) is "par" or "pour" or "contre" or "en" or "avec" && found.Count > 0 && found[^1] is Act.Remove)
            {
                (mode, ordered) = (Mode.Add, true);
                at++;
                continue;
            }

            var next = Step(at, clause.Next, mode);
            if (mode is Mode.Instead && next > at && found.Count > 0 && found[^1] is Act.Remove)
                mode = Mode.Open;
            at = Math.Max(next, at + 1);
        }
    }

    // The next token after what was read here; the same token when nothing was.
    private int Step(int at, int end, Mode mode)
    {
        if (said.StopsAt(at))
            (withList, everything, dont) = (false, false, false);
        var next = Answer(at, end);
        if (next == at)
            next = Connect(at, end);
        if (next == at && (mode is Mode.Remove or Mode.Instead || mode is Mode.Replace && NamesAnother(at, end)))
            next = Removal(at, end, mode);
        if (next == at && mode is not (Mode.Remove or Mode.Instead))
            next = Without(at, end);
        if (next == at)
            next = Note(at);
        if (next == at && mode is not (Mode.Remove or Mode.Instead))
            next = Item(at, end);
        if (next == at)
            next = Choice(at, end);
        return next;
    }

    // The words that tie dishes together.
    private int Connect(int at, int end)
    {
        var word = said.At(at);
        if (choiceEnd == at && ForAll(at, end) is var after && after > at)
            return Spread(after);
        if (OrderWords.Repairs.Contains(word))
        {
            (repairs, instead) = (true, instead || OrderWords.Instead.Contains(word));
            withList = false;
            return at + 1;
        }

        if (word == "en" && said.At(at + 1) == "fait" || word == "a" && said.At(at + 1) == "la" && said.At(at + 2) == "place")
        {
            instead = true;
            return at + (word == "en" ? 2 : 3);
        }

        if (word == "dont")
        {
            dont = true;
            return at + 1;
        }

        if (OrderWords.With.Contains(word) && !(word is "plus" or "double" && Choosable(at + 1, end) is null))
        {
            withList = true;
            return word == "double" && Choosable(at, end) is not null ? at : at + 1;
        }

        var copied = Copy(at, end);
        return copied > at ? copied : All(at, end);
    }

    // "l'autre", "les deux autres", "toutes", "chacune", "les trois".
    private int All(int at, int end)
    {
        // "l'un des deux", "une des trois": of a line that has several.
        if (OneOf(at, end) is { Next: var rest, Line: { } line })
        {
            current = new Wish(new ProductHeard([order.ProductOf(line.Line)!], at, rest, 1, true, true, true), 1) { Line = line.Line, Of = 1 };
            found.Add(current);
            return rest;
        }

        var counted = said.At(at) is "les" && at + 1 < end && said.Tokens[at + 1].Count > 1;
        var other = at + (counted ? 2 : 1);
        if (said.At(at) is "l" or "les" && said.At(other) is "autre" or "autres" && current is not null)
        {
            StartPortion(counted ? said.Tokens[at + 1].Count : said.At(at) is "l" ? 1 : 0);
            return other + 1;
        }

        if (OrderWords.Everything.Contains(said.At(at)) && said.At(at + 1) is not ("de" or "a" or "simplement" or "d") && said.At(at - 1) is not ("c" or "est" or "rien")
            || counted && (at + 2 >= end || Hear(at + 2) is null) && (current is not null || asked?.Group is not null))
        {
            (everything, answersAll) = (true, asked?.Group is not null);
            if (current is not null)
                current.Portion = null;
            return at + (counted ? 2 : 1);
        }

        return at;
    }

    private (int Next, Application.Assistant.OrderStateLine? Line) OneOf(int at, int end)
    {
        var start = said.At(at) == "l" ? at + 1 : at;
        var next = start + 2;
        return current is null && start + 2 < end && said.Tokens[start].Count == 1 && said.At(start + 1) is "des" or "d" && (said.Tokens[next].Count > 1 || said.At(next) is "elles" or "eux" or "entre")
            ? (said.At(next) is "entre" ? next + 2 : next + 1, order.All.Select(one => one.Line).LastOrDefault(line => line.Quantity > 1 && order.ProductOf(line.Line) is not null))
            : (at, null);
    }

    // "changez la calzone en grande" replaces nothing; "changez le coca en coca zéro" does.
    private bool NamesAnother(int at, int end) => Enumerable.Range(at, end - at).Any(place => said.At(place) is "par" or "pour" or "contre" or "en" or "avec"
        && Named(place + 1, Determine(place + 1, end), end) is { Heard.Whole: true });
}
