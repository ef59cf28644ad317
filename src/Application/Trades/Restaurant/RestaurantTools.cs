using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>What the assistant of a restaurant can do to an order. Parameter names are the tools' contract with the models,
/// hence their snake_case.</summary>
internal sealed class RestaurantTools(IMediator mediator, CurrentCall call, IStoreSheets sheets, IMoment moment)
{
    [KernelFunction("search_menu")]
    [Description("Cherche des plats à la carte par nom, catégorie ou ingrédient. Donne leur identifiant, prix, options et disponibilité.")]
    public async Task<ToolAnswer> SearchMenu([Description("Ce que l'appelant cherche")] string query, CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        var found = MenuSearch.Find(sheet, query.Length > 80 ? query[..80] : query);
        if (found.Count == 0)
            return new ToolAnswer("Je ne trouve pas cela à la carte.", false, "not_found");
        var said = found.Take(4).Select(product => product.CanBeSold(moment.Now)
            ? $"{product.Name} à {Amounts.Say(product.Price.Cents)}"
            : $"{product.Name}, qui n'est plus disponible");
        return new ToolAnswer($"À la carte : {Lists.Say([.. said])}.", Found: [.. found.Select(product => MenuSearch.Show(product, moment.Now))]);
    }

    [KernelFunction("order_status")]
    [Description("Où en est la commande de l'appelant : celle de cet appel, sinon sa dernière.")]
    public async Task<ToolAnswer> OrderStatus(CancellationToken ct) => await mediator.Send(new AskOrder(call.Situation), ct) switch
    {
        AskOrder.Found found => StatusSpeech.Of(found, await Sheet(ct), moment.Now.InZone((await Sheet(ct)).Zone).Date),
        _ => new ToolAnswer("Je ne trouve pas de commande en cours à ce numéro.", false, "no_order"),
    };

    [KernelFunction("add_item"), Writes]
    [Description("Ajoute un plat à la commande. Des plats identiques s'additionnent. « Deux X dont une sans Y » fait deux appels.")]
    public async Task<ToolAnswer> AddItem(
        [Description("Identifiant du plat, de la carte ou de search_menu")] string product_id,
        [Description("De 1 à 99")] int quantity = 1,
        [Description("Noms de choix des options du plat, tels qu'à la carte")] IReadOnlyList<string>? options = null,
        [Description("Ingrédients du plat à ne pas mettre")] IReadOnlyList<string>? removed = null,
        [Description("Remarque pour la cuisine, si rien d'autre ne convient")] string? note = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var id = MenuSearch.Named(sheet, product_id)?.Id ?? Guid.Empty;
        return await mediator.Send(new AddItem(call.Situation, id, quantity, options ?? [], removed ?? [], note), ct) switch
        {
            Ordering.AddItem.Added added => Noted(added.Order, added.Line, quantity, sheet),
            Ordering.AddItem.NotAdded refused => Refusals.Of(refused.Why, refused.Order, sheet),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("change_item"), Writes]
    [Description("Change une ligne de la commande. Ce qui n'est pas donné reste. removed est la liste complète après le changement.")]
    public async Task<ToolAnswer> ChangeItem(
        [Description("Numéro de la ligne")] int line,
        int? quantity = null,
        [Description("Un autre plat à la place")] string? product_id = null,
        IReadOnlyList<string>? options = null,
        IReadOnlyList<string>? removed = null,
        string? note = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        Guid? id = string.IsNullOrWhiteSpace(product_id) ? null : MenuSearch.Named(sheet, product_id)?.Id ?? Guid.Empty;
        return await mediator.Send(new ChangeItem(call.Situation, line, quantity, id, options, removed, note), ct) switch
        {
            Ordering.ChangeItem.Changed changed => Noted(changed.Order, changed.Line, changed.Line.Quantity, sheet),
            Ordering.ChangeItem.NotChanged refused => Refusals.Of(refused.Why, refused.Order, sheet),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("remove_item"), Writes]
    [Description("Enlève une ligne entière de la commande.")]
    public async Task<ToolAnswer> RemoveItem([Description("Numéro de la ligne")] int line, CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        return await mediator.Send(new RemoveItem(call.Situation, line), ct) switch
        {
            Ordering.RemoveItem.Removed removed => new ToolAnswer(
                $"J'ai enlevé {OrderSpeech.Line(removed.Line, sheet)}.", Order: removed.Order, Claims: [Claims.Noted]),
            Ordering.RemoveItem.UnknownLine unknown => Refusals.Of(new DishAnswer.UnknownLine(line), unknown.Order, sheet),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("set_fulfilment"), Writes]
    [Description("À emporter, en livraison ou sur place. L'adresse peut venir en plusieurs fois.")]
    public async Task<ToolAnswer> SetFulfilment(
        Fulfilment mode,
        [Description("Numéro et rue")] string? street = null,
        [Description("Cinq chiffres")] string? postcode = null,
        string? city = null,
        [Description("Bâtiment, étage, interphone")] string? details = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        return FulfilmentSpeech.Of(
            await mediator.Send(new SetFulfilment(call.Situation, mode, street, postcode, city, details), ct), sheet);
    }

    [KernelFunction("set_time"), Writes]
    [Description("Quand la commande doit être prête ou livrée.")]
    public async Task<ToolAnswer> SetTime(
        [Description("\"asap\" pour le plus tôt possible, sinon l'heure locale du magasin, telle que 2026-11-24T19:25")] string when, CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        var today = moment.Now.InZone(sheet.Zone).Date;
        if (!WishedTime.TryRead(when, today, sheet.Zone, out var wished))
            return new ToolAnswer("Pour quelle heure, s'il vous plaît ?", false, "invalid_arguments");
        return await mediator.Send(new SetTime(call.Situation, wished), ct) switch
        {
            Ordering.SetTime.Set set => new ToolAnswer(
                set.AsSoonAsPossible ? $"Ce sera vers {OrderSpeech.Time(set.ReadyAt, today)}." : $"C'est noté pour {OrderSpeech.Time(set.ReadyAt, today)}.",
                Order: set.Order, Claims: [Claims.Noted]),
            Ordering.SetTime.NotPossible refused => Refusals.Of(refused.Why, refused.Order, today),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("note_allergy"), Writes]
    [Description("Note une allergie de l'appelant ou de ses convives, pour la cuisine.")]
    public async Task<ToolAnswer> NoteAllergy(string allergy, CancellationToken ct)
    {
        var noted = await mediator.Send(new NoteAllergy(call.Situation, allergy), ct);
        return new ToolAnswer($"J'ai noté l'allergie : {noted.Allergy}. La cuisine la verra sur le ticket.", Order: noted.Order, Claims: [Claims.Noted]);
    }

    [KernelFunction("read_back_order"), Writes]
    [Description("Donne la phrase qui relit toute la commande avec le total. À dire telle quelle avant confirm_order.")]
    public async Task<ToolAnswer> ReadBackOrder(CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        return await mediator.Send(new ReadBackOrder(call.Situation, call.Turn), ct) switch
        {
            Ordering.ReadBackOrder.Read read => new ToolAnswer(OrderSpeech.ReadBack(read.Reading, sheet), Order: read.Order),
            Ordering.ReadBackOrder.Incomplete no => Refusals.Incomplete(no.Order, no.Missing, sheet),
            Ordering.ReadBackOrder.NotOnSale no => Refusals.Of(no.Why, no.Order, sheet),
            _ => new ToolAnswer("Il n'y a encore rien dans la commande. Que désirez-vous ?", false, "no_order"),
        };
    }

    [KernelFunction("confirm_order"), Writes]
    [Description("Valide la commande après le oui de l'appelant à la relecture.")]
    public async Task<ToolAnswer> ConfirmOrder([Description("La version qui a été relue")] int version, CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        return await mediator.Send(new ConfirmOrder(call.Situation, version, call.Turn), ct) switch
        {
            Ordering.ConfirmOrder.Confirmed { PaysByLink: true } done => new ToolAnswer(
                $"C'est confirmé, votre commande porte le numéro {Numbers.Say(done.Number)}. Vous recevez par SMS un lien pour la payer en ligne, si vous le souhaitez.",
                Order: done.Order, Claims: [Claims.OrderConfirmed, Claims.Noted, Claims.SmsSent]),
            Ordering.ConfirmOrder.Confirmed done => new ToolAnswer(
                $"C'est confirmé, votre commande porte le numéro {Numbers.Say(done.Number)}.", Order: done.Order, Claims: [Claims.OrderConfirmed, Claims.Noted]),
            Ordering.ConfirmOrder.NotReadBack no => new ToolAnswer(
                "Je vous relis d'abord la commande.", false, "not_read_back", no.Order),
            Ordering.ConfirmOrder.Incomplete no => Refusals.Incomplete(no.Order, no.Missing, sheet),
            Ordering.ConfirmOrder.NotOnSale no => Refusals.Of(no.Why, no.Order, sheet),
            _ => new ToolAnswer("Il n'y a encore rien dans la commande. Que désirez-vous ?", false, "no_order"),
        };
    }

    [KernelFunction("cancel_order"), Writes]
    [Description("Annule la commande en cours de dictée, ou la commande déjà validée tant que la cuisine n'a pas commencé. Seulement si l'appelant le demande clairement.")]
    public async Task<ToolAnswer> CancelOrder(CancellationToken ct) => await mediator.Send(new CancelOrder(call.Situation), ct) switch
    {
        Ordering.CancelOrder.GivenUp given => new ToolAnswer(
            "D'accord, j'annule tout, rien n'est commandé.", Order: given.Order, Claims: [Claims.OrderCancelled]),
        Ordering.CancelOrder.Cancelled done => new ToolAnswer(
            "Votre commande est annulée.", Order: done.Order, Claims: [Claims.OrderCancelled]),
        Ordering.CancelOrder.TooLate late => new ToolAnswer(
            "La cuisine a déjà commencé, je ne peux plus annuler. Je peux vous passer quelqu'un.", false, "too_late", late.Order),
        _ => new ToolAnswer("Il n'y a pas de commande à annuler.", false, "no_order"),
    };

    private ValueTask<StoreSheet> Sheet(CancellationToken ct) => sheets.Of(call.Situation.StoreId, ct);

    // What was asked now is said, not what the line has grown to; an unanswered option is asked at once.
    private static ToolAnswer Noted(OrderState order, OrderLine line, int quantity, StoreSheet sheet)
    {
        var said = $"C'est noté : {OrderSpeech.Line(line with { Quantity = quantity }, sheet)}.";
        var open = order.Missing.FirstOrDefault(missing => missing.StartsWith($"option:{line.Number}:", StringComparison.Ordinal));
        return new ToolAnswer(open is null ? said : $"{said} {Refusals.Question(order, open, sheet)}", Order: order, Claims: [Claims.Noted],
            Amounts: [(line.UnitPrice * quantity).Cents]);
    }
}
