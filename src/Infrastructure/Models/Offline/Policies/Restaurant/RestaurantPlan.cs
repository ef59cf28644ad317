using System.Text.Json.Nodes;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>From acts to the tools of an order.</summary>
internal sealed class RestaurantPlan(Mind mind)
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    private readonly IReadOnlyDictionary<int, OrderStateLine> lines = (mind.Order is { Status: "draft" } order ? order.Lines : []).ToDictionary(line => line.Line);

    private const int MostWarnings = 3;

    // How many of a line remain, where several parts of it change in one breath.
    private readonly Dictionary<int, int> leftOf = [];

    public IReadOnlyList<Wanted> Tools()
    {
        if (IsOver())
            return [new Wanted("end_call", ("reason", "commande passée"))];
        var wanted = CommonPlan.Of(mind).ToList();
        if (wanted.Exists(one => one.Tool is "transfer_to_human" or "end_call"))
            return wanted;
        var writes = Dishes().Concat(Slots()).Concat(Decisions()).ToList();
        return [.. writes, .. Allergies(writes), .. Warnings().Take(MostWarnings), .. Answers(), .. wanted];
    }

    // The order is passed and the caller has nothing new: "oui, merci".
    private bool IsOver() => mind.Order is { Status: "confirmed" } && mind.Asked is Asked.More && Misunderstanding.Is(mind.Now) || (mind.Dialogue.OrderBefore is { Status: "confirmed" } && mind.Asked is Asked.Nothing || mind.Order is not { Status: "draft" } && mind.Asked is Asked.More && !mind.Now.Has<Act.Yes>())
        && mind.Now.Acts.Count > 0 && mind.Now.Acts.All(act => act is Act.Yes or Act.No or Act.ThatIsAll or Act.GivePhone { Number: null } or Act.Say { Topic: Topic.Thanks or Topic.Greeting or Topic.Goodbye });

    private IEnumerable<Wanted> Dishes()
    {
        var now = mind.Now;
        if (mind.IsMinor)
        {
            foreach (var line in lines.Values.Where(line => mind.Sheet.Product(line.ProductId) is { IsAlcohol: true }))
                yield return new Wanted("remove_item", ("line", line.Line));
        }

        foreach (var act in now.Acts)
        {
            switch (act)
            {
                case Act.Add { Dish: { Sure: true, Product.IsAlcohol: true } } when mind.IsMinor:
                    break;
                case Act.Add { Dish.Sure: true } add:
                    foreach (var tool in Add(add.Dish, now.Has<Act.Remove>()))
                        yield return tool;
                    break;
                case Act.Remove { Line: { } line } remove when lines.TryGetValue(line, out var state):
                    yield return remove.Count is { } some ? new Wanted("change_item", ("line", line), ("quantity", state.Quantity - some)) : new Wanted("remove_item", ("line", line));
                    break;
                case Act.Change change when lines.TryGetValue(change.Line, out var state):
                    foreach (var tool in Change(change, state))
                        yield return tool;
                    break;
            }
        }
    }

    private IEnumerable<Wanted> Add(Dish dish, bool removes)
    {
        // "non, deux margheritas": the number of what is on the order already.
        var same = lines.Values.LastOrDefault(line => line.ProductId == dish.Product.Id);
        if (same is not null && dish is { Repairs: true, CountSaid: true, IsPart: false } && dish.With.IsEmpty)
        {
            yield return new Wanted("change_item", ("line", same.Line), ("quantity", dish.Count));
            yield break;
        }

        if (dish.Instead && !removes && Replaced(dish.Product) is { } replaced)
            yield return new Wanted("remove_item", ("line", replaced.Line));
        yield return Add(dish.Product, dish.Count, dish.With.Options, dish.With.Removed, dish.With.Notes);
    }

    // "mettez plutôt une napolitaine" takes the place of the only dish of its kind.
    private OrderStateLine? Replaced(SheetProduct product)
    {
        var kind = lines.Values.Where(line => mind.Sheet.Product(line.ProductId)?.Category == product.Category).ToList();
        return kind is [var only] && only.Quantity == 1 ? only : null;
    }

    private static Wanted Add(SheetProduct product, int count, IReadOnlyList<string> options, IReadOnlyList<string> removed, IReadOnlyList<string> notes) => new(
        "add_item", ("product_id", product.Id.ToString()), ("quantity", count),
        ("options", options.Count > 0 ? Wanted.List(options) : null), ("removed", removed.Count > 0 ? Wanted.List(removed) : null),
        ("note", notes.Count > 0 ? string.Join(", ", notes) : null));

    private IEnumerable<Wanted> Change(Act.Change change, OrderStateLine line)
    {
        if (mind.Sheet.Product(line.ProductId) is not { } product || change.Changes.IsEmpty && change.Count is null)
            yield break;
        var options = product.Merge(line.Options, change.Changes.Options, change.Changes.Without);
        IReadOnlyList<string> removed = [.. line.Removed.Union(change.Changes.Removed).Except(change.Changes.Back)];
        IReadOnlyList<string> notes = [.. (line.Note is { } note ? [note] : Array.Empty<string>()).Union(change.Changes.Notes)];
        var left = leftOf.GetValueOrDefault(line.Line, line.Quantity);
        if (change.Of is { } some && some < left)
        {
            leftOf[line.Line] = left - some;
            yield return new Wanted("change_item", ("line", line.Line), ("quantity", left - some));
            yield return Add(product, some, options, removed, notes);
            yield break;
        }

        // Groups that are not named keep their choices, so an extra goes by beginning anew.
        if (change.Changes.Without.Count > 0)
            yield return new Wanted("change_item", ("line", line.Line), ("options", new JsonArray()));
        yield return new Wanted(
            "change_item", ("line", line.Line), ("quantity", change.Count is { } count ? count : null),
            ("options", change.Changes.Options.Count + change.Changes.Without.Count > 0 && options.Count > 0 ? Wanted.List(options) : null),
            ("removed", removed.Count != line.Removed.Count ? Wanted.List(removed) : null),
            ("note", change.Changes.Notes.Count > 0 ? string.Join(", ", notes) : null));
    }

    private IEnumerable<Wanted> Slots()
    {
        var now = mind.Now;
        var address = now.Of<Act.GiveAddress>().Select(given => given.Address).LastOrDefault();
        var mode = address is { Street: not null } || address is not null && mind.Order?.Fulfilment == "delivery" ? FulfilmentMode.Delivery : now.Of<Act.Fulfil>().LastOrDefault()?.Mode;
        if (mode is FulfilmentMode.Delivery && now.Of<Act.Fulfil>().LastOrDefault()?.Mode is FulfilmentMode.Pickup && address?.Street is null)
            (mode, address) = (FulfilmentMode.Pickup, null);
        if (mode is null && mind.Asked is Asked.Fulfilment && now.Has<Act.Yes>() && !mind.Dialogue.Now.Before.Contains(" ou ", StringComparison.Ordinal))
            mode = FulfilmentMode.Pickup;
        if (mode is { } way)
            yield return Fulfil(way, address);
        if (now.Of<Act.GiveTime>().LastOrDefault()?.Time is { Or: null } time)
            yield return new Wanted("set_time", ("when", time.At is { } at ? Minutes.Format(at) : "asap"));
        else if (mind.Asked is Asked.WhenInstead && now.Has<Act.Yes>() && Times.Offered(mind) is { } offered)
            yield return At(offered);
        if (Person() is { } person)
            yield return person;
    }

    public static Wanted At(LocalDateTime time) => new("set_time", ("when", Minutes.Format(time)));

    private Wanted Fulfil(FulfilmentMode way, SpokenAddress? address)
    {
        var delivery = way is FulfilmentMode.Delivery;
        var town = delivery && address is { Street: not null, Postcode: null, City: null } ? Towns.Meant(mind) : address?.City;
        return new Wanted(
            "set_fulfilment", ("mode", way switch { FulfilmentMode.Delivery => "delivery", FulfilmentMode.OnSite => "on_site", _ => "pickup" }),
            ("street", delivery ? address?.Street : null), ("postcode", delivery ? address?.Postcode : null),
            ("city", delivery ? town : null), ("details", delivery ? address?.Details : null));
    }

    private Wanted? Person()
    {
        var now = mind.Now;
        // Told before there was an order to put it on: it counts more than the name on the caller's card.
        var name = now.Of<Act.GiveName>().LastOrDefault()?.Name
            ?? (mind.Order is null && now.Has<Act.Add>() ? mind.Earlier.SelectMany(turn => turn.Of<Act.GiveName>()).LastOrDefault()?.Name : null);
        var phone = now.Of<Act.GivePhone>().LastOrDefault();
        var same = phone is { Number: null } || phone is null && mind.Asked is Asked.SamePhone && now.Has<Act.Yes>() && !now.Has<Act.HalfPhone>();
        return name is null && phone is null && !same ? null : new Wanted(
            "caller_details", ("name", name), ("phone", phone?.Number), ("same_number", same ? true : null));
    }

    // Told once, noted as soon as there is an order to note it on.
    private IEnumerable<Wanted> Allergies(List<Wanted> writes) => mind.IsDictating || writes.Exists(tool => tool.Tool == "add_item")
        ? NewAllergies.Select(allergy => new Wanted("note_allergy", ("allergy", allergy)))
        : [];

    private IEnumerable<string> NewAllergies => mind.Allergies.Where(allergy => mind.Order?.Allergies.Contains(allergy, StringComparer.OrdinalIgnoreCase) != true);

    // Who tells of an allergy when the order is dictated hears which of its dishes has it, unasked.
    private IEnumerable<Wanted> Warnings() =>
        from allergy in NewAllergies
        where mind.IsDictating && !mind.Now.Questions.Any(question => question is Question.Allergen)
        from product in lines.Values.Select(line => mind.Sheet.Product(line.ProductId)).OfType<SheetProduct>().DistinctBy(product => product.Id)
        where product.Allergens?.Contains(allergy) == true
        select new Wanted("allergens", ("product_id", product.Id.ToString()), ("allergen", allergy));

    private IEnumerable<Wanted> Decisions()
    {
        var now = mind.Now;
        if (mind.Asked is Asked.Cancellation && now.Has<Act.Yes>() && !now.Has<Act.No>() || mind.Asked is Asked.Cancellation && now.Is(Topic.CancelAll))
            yield return new Wanted("cancel_order");
        else if (mind.Asked is Asked.Confirm && now.Has<Act.Yes>() && !now.Orders && !now.Has<Act.Fulfil>() && !now.Has<Act.GiveTime>() && !now.Has<Act.IsMinor>() && !NewAllergies.Any() && mind.Order is { Status: "draft", ReadBack: true } order)
            yield return new Wanted("confirm_order", ("version", order.Version));
    }

    private IEnumerable<Wanted> Answers()
    {
        foreach (var question in mind.Now.Questions)
        {
            switch (question)
            {
                case Question.Allergen { Of.Count: > 0 } allergen:
                    foreach (var product in allergen.Of.Take(3))
                        yield return new Wanted("allergens", ("product_id", product.Id.ToString()), ("allergen", allergen.Name));
                    break;
                case Question.OrderStatus or Question.ReadBack or Question.Total when !(question is Question.OrderStatus) && mind.Order is null:
                case Question.OrderStatus or Question.ReadBack:
                    yield return new Wanted("order_status");
                    break;
                case Question.Total { Promotion: not null }:
                    yield return new Wanted("answer_question", ("question", "promotion"));
                    break;
                case Question.Allergen allergen:
                    yield return new Wanted("answer_question", ("question", allergen.Name ?? "allergènes"));
                    break;
            }
        }
    }
}
